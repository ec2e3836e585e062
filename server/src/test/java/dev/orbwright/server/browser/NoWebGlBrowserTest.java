package dev.orbwright.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;

import com.microsoft.playwright.Locator;
import dev.orbwright.server.LocalServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A machine that cannot draw the scene.
final class NoWebGlBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withoutWebGl();

    @RegisterExtension private final LocalServer here = LocalServer.offline();

    @Test
    void wholeGameIsPlayedInTheList() {
        Visitor ada = CHROMIUM.visitor(here.server()).open();
        Locator list = ada.page().locator("#list-view");
        soon(list).isVisible();
        assertThat(ada.page().locator("#view-toggle")).hasCount(0);
        ada.picture("hall");

        press(list, "Set the Undying Ember on the Pedestal of the Flame");
        press(list, "Set the Drop of the First Rain on the Pedestal of the Wave");
        press(list, "Set the Feather of the North Wind on the Pedestal of the Feather");
        list.locator("[data-focus='go:sealed_door_exit_landmark']").click();
        soon(ada.place()).contains("Vault Approach");
        ada.picture("chasm");

        Scenario scenario = new Scenario(ada, Hand.mouse());
        scenario.wish(Scenario.BRIDGE);
        scenario.useIt();
        soon(list).contains("Reaches to Keyhole Platform. One can walk on it.");
        ada.picture("bridge");
        list.locator("[data-focus^='use:key_01']").first().click();
        list.locator("[data-focus='go:vault_door_main_landmark']").click();
        soon(ada.place()).contains("Vault of Small Skies");
        ada.picture("vault");
    }

    private static void press(Locator list, String action) {
        Locator button = buttonIn(list, action);
        button.click();
        assertThat(button).isEnabled();
    }

    @Test
    void helpSaysWhyThereIsNoScene() {
        Visitor ada = CHROMIUM.visitor(here.server()).open();
        soon(ada.page().locator("#list-view")).isVisible();

        ada.button("Help").click();

        soon(ada.page().locator("#help-dialog")).contains("The scene is not shown here");
        ada.picture("help");
    }
}
