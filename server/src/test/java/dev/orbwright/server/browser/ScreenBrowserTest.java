package dev.orbwright.server.browser;

import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.server.GameServer;
import dev.orbwright.server.OpenServer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Screens small and large, dark and light, and eyes that want no motion.
final class ScreenBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    /// Names what sticks out of the page to the right. A phone widens `innerWidth` to make room for
    /// that.
    private static final String STICKS_OUT =
            """
            () => document.scrollingElement.scrollWidth <= screen.width ? '' : [...document.querySelectorAll('body *')]
                .filter((it) => it.getBoundingClientRect().right > screen.width + 1)
                .map((it) => it.tagName + '.' + it.className).slice(0, 8).join(', ') || 'something'
            """;

    private static final String ENDLESS_MOTION =
            """
            () => document.getAnimations()
                .filter((it) => it.playState === 'running' && it.effect.getComputedTiming().iterations === Infinity)
                .map((it) => it.animationName ?? it.id ?? 'an animation').join(', ')
            """;

    private static final String LIGHT =
            "host.createTemporaryObject({type: 'green_light', to_landmark_id: 'flame_pedestal_loc',"
                    + " duration: 60}); return 'A green light hovers.';";

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

    private static void fits(Visitor visitor, String state) {
        assertThat(visitor.page().evaluate(STICKS_OUT)).as(state).isEqualTo("");
    }

    @Test
    void phoneHasRoomForTheWholeGameByTouch() {
        Visitor ada =
                CHROMIUM.visitor(
                                server,
                                new Browser.NewContextOptions()
                                        .setViewportSize(360, 740)
                                        .setReducedMotion(ReducedMotion.REDUCE)
                                        .setIsMobile(true)
                                        .setHasTouch(true))
                        .open();

        new Scenario(
                        ada,
                        Hand.finger(),
                        state -> {
                            ada.picture(state);
                            fits(ada, state);
                        })
                .play();

        Hand.finger().press(ada.page().locator("#model-chip"));
        ada.picture("model");
        fits(ada, "model");
        Hand.finger().press(buttonIn(ada.page().locator("#model-dialog"), "Close"));
        Hand.finger().press(ada.button("Show as a list"));
        ada.picture("list");
        fits(ada, "list");
    }

    @Test
    void largestScreenIsFilled() {
        Visitor ada =
                CHROMIUM.visitor(
                                server,
                                new Browser.NewContextOptions()
                                        .setViewportSize(3840, 2160)
                                        .setReducedMotion(ReducedMotion.REDUCE))
                        .open();
        soon(ada.page().locator("#scene canvas")).isVisible();

        fits(ada, "hall");
        ada.picture("hall");
    }

    @Test
    void whoWantsNoMotionSeesNone() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        try (StubModelServer model = StubModelServer.start();
                GameServer slow =
                        OpenServer.with(
                                folder.resolve("slow"),
                                ModelSettings.read(
                                        model.environment(), folder.resolve("none.env")))) {
            model.otherwise(ModelAnswers.held(goOn, LIGHT));
            Visitor ada =
                    CHROMIUM.visitor(
                                    slow,
                                    new Browser.NewContextOptions()
                                            .setViewportSize(1280, 800)
                                            .setReducedMotion(ReducedMotion.REDUCE))
                            .open();
            soon(ada.page().locator("#scene canvas")).isVisible();
            assertThat(ada.page().evaluate(ENDLESS_MOTION)).isEqualTo("");

            Scenario scenario = new Scenario(ada, Hand.mouse());
            scenario.speak("a green light");
            soon(ada.orb()).contains(ModelAnswers.FIRST_LINE);
            assertThat(ada.page().evaluate(ENDLESS_MOTION)).isEqualTo("");
            ada.picture("wish");
            goOn.countDown();
            scenario.preview();
            assertThat(ada.page().evaluate(ENDLESS_MOTION)).isEqualTo("");
            scenario.keep();
            scenario.useIt();
            assertThat(ada.page().evaluate(ENDLESS_MOTION)).isEqualTo("");
            ada.picture("used");
        } finally {
            goOn.countDown();
        }
    }

    @Test
    void dressesForDayAndNight() {
        String day = paper(ColorScheme.LIGHT);
        String night = paper(ColorScheme.DARK);

        assertThat(day).isNotEqualTo(night);
    }

    /// The colour of the Orb's dialog.
    private String paper(ColorScheme scheme) {
        Visitor ada =
                CHROMIUM.visitor(
                                server,
                                new Browser.NewContextOptions()
                                        .setViewportSize(1280, 800)
                                        .setColorScheme(scheme))
                        .open("/?view=list");
        ada.picture("list");
        new Scenario(ada, Hand.mouse()).turnToTheOrb();
        ada.picture("orb");
        return String.valueOf(ada.orb().evaluate("it => getComputedStyle(it).backgroundColor"));
    }
}
