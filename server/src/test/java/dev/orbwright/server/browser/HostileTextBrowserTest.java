package dev.orbwright.server.browser;

import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.orbwright.server.LocalServer;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonText;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Names and words that want to be more than text.
final class HostileTextBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    private static final String MARKUP = "<img src=x onerror=hacked=1>\"><script>hacked=2</script>";
    private static final String BACKWARDS = "\u202Eelbat eht rednu";
    private static final String UNTURNED = "elbat eht rednu";
    private static final String ZALGO =
            "Z\u0334\u0321\u0325\u0301a\u0337\u0322\u0300l\u0335\u0328\u0301g\u0336\u0323\u0302o"
                    .repeat(6);
    private static final String LONG = "W".repeat(400);

    @RegisterExtension private final LocalServer here = LocalServer.withModel();

    private static String quoted(String text) {
        return JsonText.write(Json.of(text));
    }

    /// As it stands inside of JSON.
    private static String escaped(String text) {
        String quoted = quoted(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    /// The world as it would be told by a server with such names in it.
    private static void rename(Page page) {
        page.routeWebSocket(
                Pattern.compile("/socket\\.io/"),
                socket ->
                        socket.connectToServer()
                                .onMessage(frame ->
                                        socket.send(
                                                frame.text()
                                                        .replace("Player 1", escaped(MARKUP))
                                                        .replace(
                                                                "Pedestal of the Flame",
                                                                escaped(MARKUP))
                                                        .replace(
                                                                "Pedestal of the Wave",
                                                                escaped(BACKWARDS))
                                                        .replace(
                                                                "Pedestal of the Feather",
                                                                escaped(ZALGO))
                                                        .replace("Painted Sky", LONG)
                                                        .replace("Vault Key", escaped(MARKUP)))));
    }

    private static void nothingRan(Visitor visitor) {
        assertThat(visitor.page().evaluate("() => window.hacked === undefined")).isEqualTo(true);
        assertThat(visitor.page().locator("body img, body script").count()).isZero();
        assertThat(
                        visitor.page()
                                .evaluate(
                                        "() => document.scrollingElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void namesOfPeopleThingsAndPlacesAreText() {
        Visitor ada = CHROMIUM.visitor(here.server());
        rename(ada.page());
        ada.open();

        soon(ada.page().locator("[data-thing='landmark:flame_pedestal_loc']")).contains(MARKUP);
        soon(ada.page().locator("[data-thing='landmark:water_pedestal_loc']")).hasText(UNTURNED);
        soon(ada.here()).contains(LONG);
        soon(ada.logLine(MARKUP + " arrives.")).isVisible();
        soon(ada.carry()).contains(MARKUP);
        ada.picture("scene");
        ada.page().getByRole(AriaRole.TAB).last().click();
        soon(ada.page().locator("#panel-people")).contains(MARKUP);
        ada.here().locator("[data-landmark='flame_pedestal_loc']").click();
        soon(ada.here().getByRole(AriaRole.HEADING).first()).hasText(MARKUP);
        ada.picture("selected");
        ada.button("Show as a list").click();
        soon(ada.page().locator("#list-view")).contains(LONG);
        ada.picture("list");
        nothingRan(ada);
    }

    @Test
    void wishesAndWhatModelsWriteAreText() {
        String text = quoted(MARKUP + " " + BACKWARDS + " " + ZALGO);
        here.model()
                .otherwise(
                        ModelAnswers.function(
                                """
                                // %s
                                  host.log({message: %s});
                                  host.tell({message: %s});
                                  host.createTemporaryObject({type: %s, to_landmark_id: 'flame_pedestal_loc', duration: 300,
                                    client_visual_config: {label: %s, geometry_config: {type: %s}}});
                                  host.promptPlayer({message: %s});
                                  return %s;\
                                """
                                        .formatted(
                                                MARKUP,
                                                text,
                                                text,
                                                quoted("<b>bold</b>"),
                                                text,
                                                quoted(MARKUP),
                                                text,
                                                text)));
        Visitor ada = CHROMIUM.visitor(here.server()).open();
        Scenario scenario = new Scenario(ada, Hand.mouse());

        scenario.wish(MARKUP + " " + ZALGO);

        soon(ada.orb().locator(".wish-words")).contains(MARKUP);
        soon(ada.orb()).contains("host.promptPlayer");
        ada.picture("ready");
        buttonIn(ada.orb(), "See its source").click();
        soon(ada.page().locator("#source-dialog pre")).contains(MARKUP);
        // Source must not be shown in another order than that in which it runs.
        soon(ada.page().locator("#source-dialog pre")).contains("⟨U+202E⟩elbat eht rednu");
        ada.picture("source");
        buttonIn(ada.page().locator("#source-dialog"), "Close").click();
        nothingRan(ada);

        buttonIn(ada.orb(), "Use it now").click();
        soon(ada.page().locator("#prompt-dialog label")).contains(MARKUP);
        ada.picture("asked");
        nothingRan(ada);
        buttonIn(ada.page().locator("#prompt-dialog"), "Not now").click();
        soon(ada.toast(MARKUP)).isVisible();
        soon(ada.logLine(MARKUP)).isVisible();
        soon(ada.page().locator("[data-thing^='temporary:']")).contains("<b>bold</b>");
        ada.picture("used");
        nothingRan(ada);
    }
}
