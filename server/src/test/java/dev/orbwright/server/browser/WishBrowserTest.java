package dev.orbwright.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.server.LocalServer;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Wishes that a language model at the other end of a real connection grants, and does not.
final class WishBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    private static final Pattern A_TIME =
            Pattern.compile("^(after )?(at once|[\\d.]+ (ms|s|min.*))$");
    private static final String LIGHT =
            "host.createTemporaryObject({type: 'green_light', to_landmark_id: 'flame_pedestal_loc',"
                    + " duration: 60}); return 'A green light hovers.';";

    @RegisterExtension private static final LocalServer HERE = LocalServer.withModel();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void goOn() {
        goOn.countDown();
    }

    private Visitor visitor() {
        return CHROMIUM.visitor(HERE.server()).open("/?view=list");
    }

    private static Locator title(Visitor visitor) {
        return visitor.orb().getByRole(AriaRole.HEADING).first();
    }

    private static Locator code(Visitor visitor) {
        return visitor.orb()
                .getByRole(
                        AriaRole.REGION,
                        new Locator.GetByRoleOptions().setName("The function as it is written"));
    }

    private static Locator stage(Visitor visitor, String name) {
        return visitor.orb()
                .locator(".stage-row")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void isSeenBeingGrantedFromTheFirstWordToTheSource() {
        HERE.model().otherwise(ModelAnswers.held(goOn, LIGHT));
        Visitor ada = visitor();
        Scenario scenario = new Scenario(ada, Hand.mouse());
        scenario.turnToTheOrb();
        ada.picture("asked");

        Hand.mouse().write(ada.wishText(), "a green light over the flame");
        Hand.mouse().press(buttonIn(ada.orb(), "Make this tool"));

        soon(code(ada)).contains(ModelAnswers.FIRST_LINE);
        assertThat(code(ada)).not().containsText("```");
        soon(title(ada)).hasText("The Orb is at work");
        soon(ada.page().locator("#wish-chip")).contains("Writing the function");
        ada.picture("writing");

        goOn.countDown();
        scenario.keep();
        for (String name :
                new String[] {
                    "Looking for similar tools",
                    "Writing the function",
                    "Reading it through",
                    "Trying it out",
                    "Checking what it did",
                    "Keeping it",
                    "Ready"
                }) {
            assertThat(stage(ada, name).locator(".stage-time")).hasText(A_TIME);
        }
        soon(code(ada)).contains("createTemporaryObject");
        ada.picture("ready");

        buttonIn(ada.orb(), "See its source").click();
        soon(ada.page().locator("#source-dialog")).contains("createTemporaryObject");
        ada.picture("source");
        buttonIn(ada.page().locator("#source-dialog"), "Close").click();
        buttonIn(ada.orb(), "Close").click();
        soon(buttonIn(ada.carry(), "a green light over the flame")).isVisible();

        buttonIn(ada.carry(), "a green light over the flame").click();
        buttonIn(ada.here(), "Use a green light").first().click();
        soon(ada.toast("A green light hovers.")).isVisible();
        soon(ada.page().locator("#list-view")).contains("Green light");
        ada.picture("used");
    }

    @Test
    void thatTheModelDoesNotGrantKeepsItsTextAndSaysWhyAndWhatToTry() {
        HERE.model().otherwise(_ -> StubAnswer.reply("I would rather sing."));
        Visitor ada = visitor();

        new Scenario(ada, Hand.mouse()).speak("paint the moon");

        soon(title(ada)).hasText("The Orb stays dark");
        soon(ada.orb().locator(".problem")).contains("there is no code block in the reply");
        soon(code(ada)).contains("I would rather sing.");
        soon(ada.orb().locator(".wish-outcome .hint")).contains("Say more plainly");
        ada.picture("declined");
        buttonIn(ada.orb(), "Change the words").click();
        assertThat(ada.wishText()).hasValue("paint the moon");
        assertThat(ada.wishText()).isFocused();
        ada.picture("kept-words");
    }

    @Test
    void whoseFirstDraftIsWrongIsMendedAndThePageSaysWhatWasWrong() {
        HERE.model()
                .otherwise(
                        ModelAnswers.first(
                                LIGHT.replace("createTemporaryObject", "createTemporaryObjekt"),
                                LIGHT.replace("green_light", "singing_stone")));
        Visitor ada = visitor();
        Scenario scenario = new Scenario(ada, Hand.mouse());

        scenario.speak("a stone that sings of the sea");

        scenario.keep();
        soon(ada.orb().locator(".stage-finding").first()).contains("createTemporaryObjekt");
        soon(ada.orb().locator(".stage-finding").first()).contains("createTemporaryObject");
        ada.picture("mended");
    }

    @Test
    void whoseModelBreaksInMidStreamFailsWithTheTrueErrorAndThePageGoesOn() {
        HERE.model().otherwise(ModelAnswers::broken);
        Visitor ada = visitor();
        Scenario scenario = new Scenario(ada, Hand.mouse());

        scenario.speak("a wisp of emerald smoke");

        soon(code(ada)).contains(ModelAnswers.FIRST_LINE);
        soon(title(ada)).hasText("The Orb stays dark");
        soon(ada.orb().locator(".problem")).contains("broke");
        soon(ada.orb().locator(".wish-outcome .hint")).contains("The model failed, not your wish");
        ada.picture("broken");
        buttonIn(ada.orb(), "Change the words").click();
        assertThat(ada.wishText()).hasValue("a wisp of emerald smoke");

        HERE.model().otherwise(ModelAnswers.function(LIGHT));
        scenario.send();
        scenario.useIt();
        ada.picture("works-again");
    }

    @Test
    void underWayComesBackAfterAReloadAndIsGrantedToTheSameSoul() {
        HERE.model().otherwise(ModelAnswers.held(goOn, LIGHT));
        Visitor ada = visitor();
        String soul = ada.soul();
        new Scenario(ada, Hand.mouse()).speak("lanterns shaped like pears");
        soon(code(ada)).contains(ModelAnswers.FIRST_LINE);

        ada.page().reload();
        ada.awaitWorld();

        Assertions.assertThat(ada.soul()).isEqualTo(soul);
        ada.page().locator("#wish-chip").click();
        soon(title(ada)).hasText("The Orb is at work");
        soon(code(ada)).contains(ModelAnswers.FIRST_LINE);
        soon(ada.orb().locator(".wish-words")).hasText("lanterns shaped like pears");
        assertThat(stage(ada, "Looking for similar tools")).isVisible();
        ada.picture("came-back");

        goOn.countDown();
        new Scenario(ada, Hand.mouse()).keep();
        soon(code(ada)).contains("green_light");
        soon(ada.carry().locator(".made")).hasText("lanterns shaped like pears");
        ada.picture("ready");
    }
}
