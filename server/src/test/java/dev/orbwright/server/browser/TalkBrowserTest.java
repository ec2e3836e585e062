package dev.orbwright.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.orbwright.server.browser.Axe.findsNothingSerious;
import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubStream;
import dev.orbwright.server.LocalServer;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Conversations with those who live in the world, as they stream into the page.
final class TalkBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    private static final String WARDEN = "warden_ilse";

    private final CountDownLatch goOn = new CountDownLatch(1);
    @RegisterExtension private final LocalServer here = LocalServer.inhabited();

    @AfterEach
    void stop() {
        goOn.countDown();
    }

    /// The first words of a reply, and the others when the test wants them.
    private StubAnswer held(String beginning, String rest) {
        return exchange -> {
            String first = StubStream.text(beginning).toString();
            String whole = StubStream.text(beginning, rest).finish("stop").toString();
            exchange.begin("text/event-stream");
            exchange.chunk(first);
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.chunk(whole.substring(first.length()));
            exchange.end();
        };
    }

    private static Locator lines(Visitor visitor) {
        return visitor.page().locator(".talk-line");
    }

    private static Locator spoken(Visitor visitor) {
        return visitor.page().locator(".talk-line.npc.say").last();
    }

    private static void turnToTalk(Visitor visitor) {
        visitor.page().locator("#tab-talk").click();
    }

    private static void say(Visitor visitor, String words) {
        say(visitor, WARDEN, words);
    }

    private static void say(Visitor visitor, String npcId, String words) {
        visitor.page().locator("#talk-to").selectOption(npcId);
        visitor.page().locator("#talk-words").fill(words);
        visitor.page().keyboard().press("Enter");
    }

    @Test
    void speechStreamsIntoTheConversationAndTheBubbleAndThoughtsNowhere() {
        here.model()
                .otherwise(_ ->
                        held(
                                "<thinking>a secret</thinking><action>nods</action><say>Welcome to the hall, ",
                                "all of you.</say>"));
        Visitor ada = CHROMIUM.visitor(here.server()).open();
        Visitor bea = CHROMIUM.visitor(here.server()).open("/?view=list");
        soon(ada.page().locator("#scene canvas")).isVisible();
        turnToTalk(ada);
        turnToTalk(bea);

        say(ada, "Good day!");

        soon(lines(ada).first()).contains("Good day!");
        for (Visitor each : new Visitor[] {ada, bea}) {
            soon(spoken(each)).contains("Welcome to the hall,");
            assertThat(spoken(each)).not().containsText("all of you");
            soon(each.page().locator(".talk-line.action")).contains("nods");
        }
        soon(ada.page().locator(".bubble")).contains("Welcome to the hall,");
        soon(ada.page().locator(".hearer[data-npc='" + WARDEN + "']")).contains("speaks");
        ada.picture("speaking");

        goOn.countDown();
        soon(spoken(ada)).contains("Welcome to the hall, all of you.");
        soon(spoken(bea)).contains("all of you.");
        soon(ada.page().locator("#live-polite")).contains("Welcome to the hall, all of you.");
        ada.picture("said");
        Assertions.assertThat(ada.page().content()).doesNotContain("a secret");
        Assertions.assertThat(bea.page().content()).doesNotContain("a secret");
    }

    @Test
    void speechThatIsInterruptedEndsWhereItWasShown() {
        // The others here think, too.
        here.model()
                .otherwise(request ->
                        request.body().contains("Stop, please!")
                                ? StubAnswer.reply("<say>As you like.</say>")
                                : request.body().contains("Tell me a story")
                                        ? held(
                                                "<say>It was long ago that the door ",
                                                "was closed.</say>")
                                        : StubAnswer.reply("<silence/>"));
        Visitor ada = CHROMIUM.visitor(here.server());
        ada.context().addInitScript(VOICES);
        ada.open("/?view=list");
        turnToTalk(ada);
        ada.button("Voices: off").click();
        say(ada, "Tell me a story");
        soon(spoken(ada)).contains("It was long ago that the door");

        say(ada, "Stop, please!");

        soon(ada.page().locator(".talk-line.cut")).contains("It was long ago that the door");
        assertThat(ada.page().locator(".talk-line.cut")).not().containsText("was closed");
        soon(ada.page().locator("#live-polite"))
                .contains("It was long ago that the door — interrupted");
        soon(spoken(ada)).contains("As you like.");
        awaitAloud(ada, "As you like.");
        Assertions.assertThat(aloud(ada)).as("what was cut").doesNotContain("long ago");
        ada.picture("interrupted");
    }

    @Test
    void anybodyIsTurnedToByKeyboardAlone() {
        here.model().otherwise(_ -> StubAnswer.reply("<say>Yes?</say>"));
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");
        Keys keys = new Keys(ada.page());
        keys.goTo(ada.page().locator("#tab-log"));
        keys.press("ArrowRight");
        keys.press("ArrowRight");
        keys.press(ada.page().locator("#panel-people [data-focus='" + WARDEN + "']"));
        keys.goBackTo(buttonIn(ada.here(), "Talk to"));
        keys.press("Enter");
        assertThat(ada.page().locator("#talk-words")).isFocused();
        ada.page().keyboard().insertText("Hello");
        keys.press("Enter");
        soon(spoken(ada)).contains("Yes?");
    }

    @Test
    void whatAnNpcSaysIsText() {
        here.model()
                .otherwise(_ ->
                        StubAnswer.reply(
                                "<say>&lt;img src=x onerror=hacked=1&gt; \u202Eelbat</say>"));
        Visitor ada = CHROMIUM.visitor(here.server()).open();
        soon(ada.page().locator("#scene canvas")).isVisible();
        turnToTalk(ada);
        say(ada, "<b>Hello</b>");

        soon(lines(ada).first()).contains("<b>Hello</b>");
        soon(spoken(ada)).contains("<img src=x onerror=hacked=1> elbat");
        soon(ada.page().locator(".bubble")).contains("<img src=x");
        Assertions.assertThat(ada.page().evaluate("() => window.hacked === undefined"))
                .isEqualTo(true);
        Assertions.assertThat(ada.page().locator("body img").count()).isZero();
    }

    @Test
    void whoRunsTheServerSeesWhatIsThoughtAndMakesSomebody() {
        here.model()
                .otherwise(_ -> StubAnswer.reply("<thinking>a secret</thinking><say>Yes?</say>"));
        Visitor ada = Axe.with(CHROMIUM.visitor(here.server())).open("/?view=list#npcs");
        Locator office = ada.page().locator("#office-dialog");
        soon(office).isVisible();
        office.locator(".operator-token").fill(here.server().operatorKey());
        ada.page().keyboard().press("Enter");
        office.locator("[data-npc='" + WARDEN + "']").click();
        office.locator("#npc-inject").fill("Hello?");
        ada.page().keyboard().press("Enter");

        soon(office.locator(".function-head")).contains("feels calm (0)");
        soon(office.locator("#npc-panel-now")).contains("What moved it lately");
        office.locator("#npc-tab-history").click();
        soon(office.locator(".npc-history")).contains("thinks: a secret");
        soon(office.locator(".npc-history time").first()).contains("day 1, 08:");
        findsNothingSerious(ada, "history");
        office.locator("#npc-tab-model").click();
        soon(office.locator("#npc-panel-model")).contains("<say>Yes?</say>");
        ada.picture("model");
        office.locator("#npc-tab-turns").click();
        soon(office.locator(".npc-turns")).contains("11 tokens in, 7 out");
        findsNothingSerious(ada, "turns");
        office.locator("#npc-tab-definition").click();
        Locator definition = office.locator("#npc-definition");
        definition.fill(definition.inputValue().replace("Ilse the Warden", "Ilse the Gardener"));
        buttonIn(office, "Define it so").click();
        soon(office.locator(".library-said")).contains("Ilse the Gardener is defined anew.");
        soon(office.locator("[data-npc='" + WARDEN + "']")).contains("Ilse the Gardener");

        buttonIn(office, "Make somebody").click();
        office.locator("#npc-name").fill("Mina");
        office.locator("#npc-knowledge").fill("The sky is painted.");
        office.locator("#npc-sees-things").uncheck();
        office.locator("#npc-recall").uncheck();
        ada.picture("form");
        buttonIn(office, "Put it into the world").click();
        soon(office.locator(".library-said")).contains("Mina is here.");
        String mina =
                ada.page()
                        .request()
                        .get(
                                ada.origin() + "/api/npcs/mina",
                                RequestOptions.create()
                                        .setHeader(
                                                "Authorization",
                                                "Bearer " + here.server().operatorKey()))
                        .text();
        Assertions.assertThat(mina.replace(" ", ""))
                .contains("\"canSeeNearbyThings\":false")
                .contains("\"canSeeNearbyPlayers\":true")
                .contains("\"search_history\":false");
        buttonIn(office, "Close").first().click();
        soon(ada.page().locator(".list-people")).contains("Mina");
    }

    /// A browser with voices that writes down what it is to say.
    private static final String VOICES =
            """
            window.spoken = [];
            window.silenced = 0;
            const voices = ["Ann", "Bo", "Cy", "Di"].map((name) => ({ name, lang: "en-GB" }));
            window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
            Object.defineProperty(window, "speechSynthesis", { value: {
              getVoices: () => voices,
              speak: ({ text, voice, pitch }) => window.spoken.push(`${text} ${voice.name} ${pitch}`),
              cancel: () => { window.silenced += 1; },
            } });
            """;

    private static String aloud(Visitor visitor) {
        return String.valueOf(visitor.page().evaluate("() => window.spoken.join('; ')"));
    }

    /// Waits in this thread, as the browser's driver needs it.
    private static void awaitAloud(Visitor visitor, String words) {
        await().pollInSameThread().until(() -> aloud(visitor).contains(words));
    }

    @Test
    void whoeverWishesHearsNpcsWithVoicesOfTheirOwn() {
        here.model()
                .otherwise(request ->
                        request.body().contains("You are Ilse the Warden")
                                ? StubAnswer.reply(
                                        "<thinking>hm</thinking><say>The door stays shut.</say>")
                                : request.body().contains("You are Bram the Pedlar")
                                        ? StubAnswer.reply("<say>Fine wares!</say>")
                                        : StubAnswer.reply("<silence/>"));
        Visitor ada = CHROMIUM.visitor(here.server());
        ada.context().addInitScript(VOICES);
        ada.open("/?view=list");
        turnToTalk(ada);
        say(ada, WARDEN, "Good day!");
        soon(ada.page().locator(".talk-line.npc.say").last()).contains("shut.");
        Assertions.assertThat(aloud(ada)).as("before it is wished for").isEmpty();

        ada.button("Voices: off").click();
        say(ada, WARDEN, "Will you open it?");
        awaitAloud(ada, "The door stays shut.");
        say(ada, "trader_bram", "And you?");
        awaitAloud(ada, "Fine wares!");
        // Its definition says `low` of the one and `bright` of the other.
        Assertions.assertThat(aloud(ada))
                .containsPattern("The door stays shut\\. \\w+ 0\\.6;")
                .containsPattern("Fine wares! \\w+ 1\\.25")
                .doesNotContain("hm");

        ada.button("Voices: on").click();
        Assertions.assertThat(ada.page().evaluate("() => window.silenced > 0")).isEqualTo(true);
    }

    @Test
    void conversationIsOpenToAllOnAPhone() {
        here.model().otherwise(_ -> StubAnswer.reply("<say>Yes?</say>"));
        Visitor ada =
                Axe.with(
                                CHROMIUM.visitor(
                                        here.server(),
                                        new Browser.NewContextOptions()
                                                .setViewportSize(360, 740)
                                                .setReducedMotion(ReducedMotion.REDUCE)))
                        .open("/?view=list");
        turnToTalk(ada);
        say(ada, "Hello");
        soon(spoken(ada)).contains("Yes?");
        findsNothingSerious(ada, "talk");
        Assertions.assertThat(
                        ada.page()
                                .evaluate(
                                        "() => document.scrollingElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }
}
