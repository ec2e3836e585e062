package dev.orbwright.server.browser;

import static dev.orbwright.server.browser.Axe.findsNothingSerious;
import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.orbwright.server.LocalServer;
import dev.orbwright.server.demo.DemoScript;
import dev.orbwright.server.demo.Pace;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No state of the page shuts anybody out, as far as axe-core can tell.
final class AccessibilityBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    private static final String QUESTION =
            "if (!params.input) host.promptPlayer({message: 'Which colour?'});"
                    + " host.createTemporaryObject({type: 'green_light', to_landmark_id:"
                    + " 'flame_pedestal_loc', duration: 300}); return 'It listens.';";

    private final CountDownLatch goOn = new CountDownLatch(1);
    @RegisterExtension private final LocalServer here = LocalServer.withModel();

    @BeforeEach
    void answer() {
        here.model().otherwise(ModelAnswers.held(goOn, QUESTION));
    }

    @AfterEach
    void stop() {
        goOn.countDown();
    }

    private Visitor visitor(ColorScheme scheme, int width, int height) {
        return Axe.with(
                CHROMIUM.visitor(
                        here.server(),
                        new Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setColorScheme(scheme)));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void wholeWayFromTheFirstPageToAToolIsOpenToAll(ColorScheme scheme) {
        Visitor ada = visitor(scheme, 1280, 800).open();
        soon(ada.page().locator("#scene canvas")).isVisible();
        findsNothingSerious(ada, "first-page");

        ada.button("Show as a list").click();
        findsNothingSerious(ada, "list");

        ada.page().locator("#model-chip").click();
        findsNothingSerious(ada, "model");
        buttonIn(ada.page().locator("#model-dialog"), "Close").click();
        ada.button("Help").click();
        findsNothingSerious(ada, "help");
        buttonIn(ada.page().locator("#help-dialog"), "Close").click();

        Scenario scenario = new Scenario(ada, Hand.mouse());
        scenario.turnToTheOrb();
        findsNothingSerious(ada, "orb");
        Hand.mouse().write(ada.wishText(), "a light that asks");
        buttonIn(ada.orb(), "Make this tool").click();
        soon(ada.orb()).contains(ModelAnswers.FIRST_LINE);
        findsNothingSerious(ada, "wish");
        goOn.countDown();
        scenario.preview();
        findsNothingSerious(ada, "preview");
        scenario.keep();
        findsNothingSerious(ada, "ready");
        buttonIn(ada.orb(), "See its source").click();
        soon(ada.page().locator("#source-dialog pre")).contains("promptPlayer");
        findsNothingSerious(ada, "source");
        buttonIn(ada.page().locator("#source-dialog"), "Close").click();

        buttonIn(ada.orb(), "Use it now").click();
        soon(ada.page().locator("#prompt-answer")).isVisible();
        findsNothingSerious(ada, "question");
        buttonIn(ada.page().locator("#prompt-dialog"), "Not now").click();
        soon(ada.page().locator("#list-view")).contains("Green light");
        ada.page().locator("#tab-notes").click();
        findsNothingSerious(ada, "used");
    }

    @Test
    void phoneIsOpenToAll() {
        Visitor ada = visitor(ColorScheme.LIGHT, 360, 740).open();
        soon(ada.page().locator("#scene canvas")).isVisible();
        findsNothingSerious(ada, "phone");

        ada.here().locator(".thing").first().click();
        findsNothingSerious(ada, "selected");
    }

    @Test
    void demoIsOpenToAll() throws Exception {
        DemoScript script =
                DemoScript.parse(
                        """
                        [{"action": "COMMENT", "text": "A round hall."},
                         {"action": "WAIT", "duration_ms": 600000}]
                        """);
        PrintStream out =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var stage = here.server().stage(script, new Pace(1), out, true);
        Thread playing =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                stage.play();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        try {
            Visitor ada = visitor(ColorScheme.DARK, 1280, 800);
            ada.page().navigate(ada.origin() + "/?follow=demo");
            Locator bar = ada.page().locator("#demo-bar");
            soon(bar.locator(".demo-count")).contains("Step 2 of 2");
            soon(ada.page().locator("#scene canvas")).isVisible();
            findsNothingSerious(ada, "demo");
        } finally {
            playing.interrupt();
            playing.join();
        }
    }
}
