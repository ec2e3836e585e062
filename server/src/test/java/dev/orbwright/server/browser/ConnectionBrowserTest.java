package dev.orbwright.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.server.GameServer;
import dev.orbwright.server.OpenServer;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The server goes away and comes back.
final class ConnectionBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    @TempDir private Path folder = Path.of("");
    private GameServer server;

    @BeforeEach
    void start() throws Exception {
        server = OpenServer.offline(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isSaidToBeLostAndComesBackByItselfAsTheSameSoul() throws Exception {
        Visitor ada = CHROMIUM.visitor(server).open("/?view=list");
        String soul = ada.soul();
        new Scenario(ada, Hand.mouse()).use("Pedestal of the Flame", "Undying Ember");
        // What a browser writes into its console while nobody answers.
        ada.expect("ERR_CONNECTION_REFUSED");
        ada.expect("WebSocket");
        int port = server.port();

        server.close();
        soon(ada.connection()).contains("Reconnecting");
        soon(ada.page().locator(".banner")).contains("You will be the same soul when it is back.");
        assertThat(ada.here().locator(".action").first()).isDisabled();
        ada.picture("lost");

        server = OpenServer.on(port, folder, ModelSettings.offline("this is a test"));
        soon(ada.connection()).hasText("Connected");
        assertThat(ada.page().locator(".banner")).hasCount(0);
        Assertions.assertThat(ada.soul()).isEqualTo(soul);
        new Scenario(ada, Hand.mouse()).use("Pedestal of the Wave", "Drop of the First Rain");
        soon(ada.toast("Still dark: the pedestal of wind.")).isVisible();
        ada.picture("back");
    }

    @Test
    void beforeTheWorldStandsThePageSaysSoAndWhoReloadsMeanwhileLeavesNoSoulBehind()
            throws Exception {
        try (GameServer early = OpenServer.closed(folder.resolve("early"))) {
            Visitor ada = CHROMIUM.visitor(early);
            for (int visit = 0; visit < 3; visit++) {
                ada.page().navigate(ada.origin() + "/?view=list");
                soon(ada.page().locator("#world-wait")).contains("The world is being made…");
                assertThat(ada.connection()).hasText("Waiting…");
            }
            ada.picture("being-made");

            early.open();

            ada.awaitWorld();
            assertThat(ada.page().locator("#world-wait")).hasCount(0);
            soon(ada.logLine("Player 1 arrives.")).isVisible();
            assertThat(ada.logLine("Player 2")).hasCount(0);
        }
    }

    @Test
    void cutInTheMiddleOfAnActionIsSaidAndNothingIsLeftWaiting() {
        Visitor ada = CHROMIUM.visitor(server).open("/?view=list");
        ada.expect("ERR_CONNECTION_REFUSED");
        ada.expect("WebSocket");
        Scenario scenario = new Scenario(ada, Hand.mouse());
        scenario.turnToTheOrb();
        Hand.mouse().write(ada.wishText(), "a bridge");

        server.close();
        soon(ada.page().locator(".banner")).isAttached();
        buttonIn(ada.orb(), "Make this tool").click();

        soon(ada.orb().locator(".problem")).contains("The world cannot be reached");
        soon(ada.orb().locator(".wish-outcome .hint")).contains("Your words are kept here");
        ada.picture("wish-without-a-world");
    }
}
