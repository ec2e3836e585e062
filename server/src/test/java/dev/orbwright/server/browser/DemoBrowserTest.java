package dev.orbwright.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;

import com.microsoft.playwright.Locator;
import dev.orbwright.server.LocalServer;
import dev.orbwright.server.demo.DemoScript;
import dev.orbwright.server.demo.DemoStage;
import dev.orbwright.server.demo.Pace;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The demo, as those see it who follow it.
final class DemoBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    /// The long wait leaves time to press things in; eight times as fast it is short.
    private static final String SCRIPT =
            """
            [{"action": "COMMENT", "text": "A round hall."},
             {"action": "DEMO_FOCUS_ON_LANDMARK", "landmark_key": "flame_pedestal_loc",
              "log_message": "First the flame."},
             {"action": "USE_ARTIFACT", "artifact_name": "Undying Ember",
              "args": {"target_env_object_id": "pedestal_fire"}},
             {"action": "WAIT", "duration_ms": 40000},
             {"action": "USE_ARTIFACT", "artifact_name": "Orb of Ingenuity", "args": {}},
             {"action": "DESCRIBE_TOOL", "description": "a warm light over the Pedestal of the Wave"},
             {"action": "COMMENT", "text": "The last words."}]
            """;

    @RegisterExtension private final LocalServer here = LocalServer.offline();

    private static void play(DemoStage stage) {
        try {
            stage.play();
            stage.playOnDemand();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isFollowedPausedHastenedSeenToItsEndAndBegunAgain() throws Exception {
        PrintStream out =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        DemoStage stage = here.server().stage(DemoScript.parse(SCRIPT), new Pace(1), out, true);
        Visitor ada = CHROMIUM.visitor(here.server());
        ada.page().navigate(ada.origin() + "/?follow=demo");
        Locator bar = ada.page().locator("#demo-bar");
        soon(bar).contains("Waiting for the demo to begin");
        Thread playing = Thread.ofVirtual().start(() -> play(stage));
        try {
            soon(bar.locator(".demo-count")).contains("Step 4 of 7");
            soon(bar.locator(".demo-caption")).contains("The pedestal drinks the fire");
            soon(ada.page().locator(".place-note")).hasText("You are watching the demo player.");
            soon(ada.carry()).contains("The demo player carries");
            ada.picture("following");

            buttonIn(bar, "Pause").click();
            soon(buttonIn(bar, "Go on")).isVisible();
            ada.picture("paused");
            bar.locator("select").selectOption("8");
            buttonIn(bar, "Go on").click();
            soon(buttonIn(bar, "Pause")).isVisible();
            assertThat(bar.locator("select")).hasValue("8");

            soon(ada.orb().locator(".wish-words"))
                    .hasText("a warm light over the Pedestal of the Wave");
            soon(bar.locator(".demo-count")).contains("The demo is over");
            soon(bar.locator(".demo-caption")).contains("That was the demo.");
            assertThat(bar.getByText("Play it yourself")).isVisible();
            ada.picture("over");

            buttonIn(bar, "Restart").click();
            soon(buttonIn(bar, "Pause")).isVisible();
            soon(bar.locator(".demo-count")).contains("Step");
            assertThat(bar.getByText("Play it yourself")).isHidden();
            ada.picture("begun-again");
        } finally {
            playing.interrupt();
            playing.join();
        }
    }

    @Test
    void whereNoDemoIsPlayedItIsSaidWithAWayOn() {
        Visitor ada = CHROMIUM.visitor(here.server());
        ada.page().navigate(ada.origin() + "/?follow=demo&view=list");

        Locator bar = ada.page().locator("#demo-bar");
        soon(bar.locator(".demo-caption")).contains("No demo is played on this server.");
        assertThat(bar.getByText("Play it yourself")).isVisible();
        assertThat(bar.getByText("Pause")).isHidden();
        assertThat(bar.locator("select")).isHidden();
    }

    @Test
    void watcherCannotAct() throws Exception {
        PrintStream out =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        DemoStage stage = here.server().stage(DemoScript.parse(SCRIPT), new Pace(1), out, true);
        Thread playing = Thread.ofVirtual().start(() -> play(stage));
        try {
            Visitor ada = CHROMIUM.visitor(here.server());
            ada.page().navigate(ada.origin() + "/?follow=demo&view=list");
            soon(ada.page().locator("#demo-bar .demo-count")).contains("Step 4 of 7");

            for (Locator action : ada.page().locator(".action").all()) {
                assertThat(action).isDisabled();
            }
            buttonIn(ada.carry(), "Orb of Ingenuity").click();
            soon(ada.here()).contains("You are watching; the demo player decides.");
        } finally {
            playing.interrupt();
            playing.join();
        }
    }
}
