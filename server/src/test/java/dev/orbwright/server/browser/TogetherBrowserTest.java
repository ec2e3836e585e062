package dev.orbwright.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.orbwright.server.LocalServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two people with browsers of their own, in one world.
final class TogetherBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    private static final String BELL =
            "host.tell({message: 'This is for you alone.'});"
                    + " host.log({message: 'A bell rings for everybody.'});"
                    + " host.createTemporaryObject({type: 'bell_tower', to_landmark_id:"
                    + " 'flame_pedestal_loc', duration: 300}); return 'You have rung the bell.';";

    @RegisterExtension private final LocalServer here = LocalServer.withModel();

    private static void turnTo(Visitor visitor, String tab) {
        visitor.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(tab)).click();
    }

    private static Locator people(Visitor visitor) {
        return visitor.page().locator("#panel-people");
    }

    @Test
    void eachSeesWhatTheOtherDoesAndNotWhatIsSaidToThem() {
        here.model().otherwise(ModelAnswers.function(BELL));
        Visitor ada = CHROMIUM.visitor(here.server()).open();
        Visitor bea = CHROMIUM.visitor(here.server()).open("/?view=list");

        soon(ada.logLine("Player 2 arrives.")).isVisible();
        soon(ada.here()).contains("Player 2 is here, too.");
        turnTo(ada, "Who is here");
        soon(people(ada)).contains("Player 2");
        soon(ada.page()
                        .locator("[data-thing^='soul:']")
                        .filter(new Locator.FilterOptions().setHasText("Player 2")))
                .isAttached();
        soon(bea.page().locator("#list-view")).contains("Also here: Player 1.");
        ada.picture("bea-arrived");

        Scenario adas = new Scenario(ada, Hand.mouse());
        adas.wish("a bell for everybody");
        adas.useIt();

        soon(ada.notes()).contains("This is for you alone.");
        soon(bea.logLine("A bell rings for everybody.")).isVisible();
        soon(bea.here()).contains("Bell tower");
        soon(bea.page().locator("#list-view")).contains("Bell tower");
        soon(ada.here()).contains("Bell tower");
        assertThat(bea.notes()).not().containsText("This is for you alone.");
        assertThat(bea.toast("This is for you alone.")).hasCount(0);
        turnTo(bea, "For you");
        bea.picture("after-the-bell");
        ada.picture("after-the-bell");

        turnTo(ada, "World log");
        turnTo(bea, "World log");
        new Scenario(bea, Hand.mouse()).goToTheChasm();
        soon(ada.logLine("Player 2 goes to The Vault Approach.")).isVisible();
        turnTo(ada, "Who is here");
        assertThat(people(ada)).not().containsText("Player 2");
        ada.picture("bea-left");
    }

    @Test
    void whoClosesTheBrowserIsNoLongerHere() {
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");
        Visitor bea = CHROMIUM.visitor(here.server()).open("/?view=list");
        soon(ada.here()).contains("Player 2 is here, too.");

        bea.page().navigate("about:blank");

        soon(ada.page().locator(".list-people")).hasText("No other player is here.");
        assertThat(buttonIn(ada.here(), "Player 2")).hasCount(0);
    }
}
