package dev.orbwright.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.server.LocalServer;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Tools that are looked at before they are kept: shown as not yet real, changed in words, thrown
/// away, or not needed because there is one already.
final class PreviewBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    private static final String WISH = "a green light over the pedestal of the flame";

    /// A wish that is written in five seconds and, whenever its player says so, kept in 74 ms.
    private static final String STAGES_OF_A_KEPT_WISH =
            """
            async () => {
              const { kept, progressed, submitted } = await import('/js/wish.js');
              const { stageRows } = await import('/js/orb/stages.js');
              let wish = submitted('a light', 'orb');
              wish = progressed(wish, { wish_id: '1', stage: 'writing', elapsed_ms: 1000 });
              wish = progressed(wish, { wish_id: '1', stage: 'preview', elapsed_ms: 5000,
                event: 'TOOL_PREVIEW', draft_id: 'draft' });
              wish = progressed(kept(wish), { wish_id: '2', stage: 'ready', elapsed_ms: 74 });
              return stageRows(wish).map((row) => ['name', 'time']
                .map((part) => row.querySelector('.stage-' + part).textContent).join(': '));
            }
            """;

    @RegisterExtension private final LocalServer here = LocalServer.withModel();

    @BeforeEach
    void answer() {
        here.model().otherwise(ModelAnswers.function(light("green_light", 60)));
    }

    private static String light(String type, int seconds) {
        return "host.createTemporaryObject({type: '%s', to_landmark_id: 'flame_pedestal_loc', duration: %d});"
                        .formatted(type, seconds)
                + " return 'A light hovers.';";
    }

    private static Locator title(Visitor visitor) {
        return visitor.orb().getByRole(AriaRole.HEADING).first();
    }

    private static Locator would(Visitor visitor) {
        return visitor.orb().locator(".would");
    }

    private static Locator real(Visitor visitor) {
        return visitor.page().locator("#list-view .list-thing:not(.ghost)");
    }

    private static Locator ghost(Visitor visitor) {
        return visitor.page().locator("#list-view .list-thing.ghost");
    }

    @Test
    void saysAndShowsWhatAToolWouldDoWhichIsNotRealUntilItIsKeptAndUsed() {
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");
        Scenario scenario = new Scenario(ada, Hand.mouse());

        scenario.speak(WISH);

        soon(title(ada)).hasText("Not yet real");
        soon(would(ada)).contains("light");
        soon(ghost(ada)).contains("Green light");
        soon(ghost(ada)).contains("Not yet real");
        assertThat(real(ada).filter(new Locator.FilterOptions().setHasText("Green light")))
                .hasCount(0);
        assertThat(ada.carry().locator(".made")).hasCount(0);
        ada.picture("preview");

        scenario.keep();
        assertThat(ghost(ada)).hasCount(0);
        soon(ada.carry().locator(".made")).isVisible();
        scenario.useIt();
        soon(real(ada).filter(new Locator.FilterOptions().setHasText("Green light")).first())
                .isVisible();
    }

    @Test
    void takesAsLongAsItsStagesHoweverLongItsPlayerThinksItOver() {
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");

        Assertions.assertThat(ada.page().evaluate(STAGES_OF_A_KEPT_WISH))
                .isEqualTo(
                        List.of(
                                "Writing the function: 4.0 s",
                                "Showing what it would do: at once",
                                "Keeping it and handing it over: 74 ms",
                                "Ready: after 5.1 s"));
    }

    @Test
    void isSeenInTheSceneBesideTheDialog() {
        Visitor ada = CHROMIUM.visitor(here.server()).open();
        soon(ada.page().locator("#scene canvas")).isVisible();

        new Scenario(ada, Hand.mouse()).speak(WISH);

        soon(ada.page().locator(".label.ghost")).contains("not yet real");
        soon(ada.page().locator(".dialog.docked")).isVisible();
        ada.picture("scene");
        buttonIn(ada.orb(), "Throw away").click();
        soon(ada.orb()).isHidden();
        assertThat(ada.page().locator(".label.ghost")).hasCount(0);
        assertThat(ada.carry().locator(".made")).hasCount(0);
        assertThat(ada.page().locator("#wish-chip")).hasCount(0);
    }

    @Test
    void isChangedInWordsBeforeItIsKept() {
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");
        Scenario scenario = new Scenario(ada, Hand.mouse());
        scenario.speak(WISH);
        scenario.preview();

        here.model().otherwise(ModelAnswers.function(light("blue_light", 600)));
        buttonIn(ada.orb(), "Change it").click();
        Hand.mouse().write(ada.wishText(), "longer, and blue");
        ada.picture("refining");
        buttonIn(ada.orb(), "Change it").click();

        soon(ghost(ada)).contains("Blue light");
        soon(ada.orb()).contains("second try");
        ada.picture("refined");
        scenario.keep();
        scenario.useIt();
        soon(real(ada).filter(new Locator.FilterOptions().setHasText("Blue light")).first())
                .isVisible();
    }

    @Test
    void thatCannotBeChangedAsSaidIsStillThereToBeKept() {
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");
        Scenario scenario = new Scenario(ada, Hand.mouse());
        scenario.speak(WISH);
        scenario.preview();

        here.model().otherwise(_ -> StubAnswer.reply("I would rather sing."));
        buttonIn(ada.orb(), "Change it").click();
        Hand.mouse().write(ada.wishText(), "sing instead");
        buttonIn(ada.orb(), "Change it").click();

        soon(ada.orb().locator(".problem")).isVisible();
        soon(ghost(ada)).contains("Green light");
        ada.picture("still-there");
        scenario.keep();
    }

    @Test
    void isSkippedByWhoAlwaysKeepsAtOnceAndThatIsRemembered() {
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");
        Scenario scenario = new Scenario(ada, Hand.mouse());
        scenario.turnToTheOrb();
        ada.page().locator("#keep-at-once").check();
        Hand.mouse().write(ada.wishText(), WISH);

        buttonIn(ada.orb(), "Make this tool").click();

        soon(title(ada)).hasText("Your tool is ready");
        ada.page().reload();
        ada.awaitWorld();
        scenario.turnToTheOrb();
        assertThat(ada.page().locator("#keep-at-once")).isChecked();
    }

    @Test
    void isNotNeededWhereSomebodyHasMadeItAlreadyAndItIsTaken() {
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");
        Scenario adas = new Scenario(ada, Hand.mouse());
        adas.wish(WISH);
        adas.useIt();
        Visitor bea = CHROMIUM.visitor(here.server()).open("/?view=list");

        new Scenario(bea, Hand.mouse()).speak(WISH);

        soon(title(bea)).hasText("There is one already");
        soon(bea.orb().locator(".offer").first()).contains("By Player 1");
        bea.picture("offered");
        buttonIn(bea.orb(), "Take it").first().click();
        soon(title(bea)).hasText("Your tool is ready");
        soon(bea.carry().locator(".made")).isVisible();
        bea.picture("taken");
    }

    @Test
    void isMadeAnewByWhoWantsAnotherThanWasOffered() {
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");
        Scenario adas = new Scenario(ada, Hand.mouse());
        adas.wish(WISH);
        adas.useIt();
        Visitor bea = CHROMIUM.visitor(here.server()).open("/?view=list");
        Scenario beas = new Scenario(bea, Hand.mouse());
        beas.speak(WISH);

        here.model().otherwise(ModelAnswers.function(light("gold_light", 90)));
        buttonIn(bea.orb(), "Go on: make a new one").click();

        soon(ghost(bea)).contains("Gold light");
        beas.keep();
    }

    @Test
    void isNotLostWhenThePageIsLoadedAgain() {
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");
        Scenario scenario = new Scenario(ada, Hand.mouse());
        scenario.speak(WISH);
        scenario.preview();

        ada.page().reload();
        ada.awaitWorld();

        soon(ada.page().locator("#wish-chip")).contains("A tool waits to be kept");
        soon(ghost(ada)).contains("Green light");
        ada.page().locator("#wish-chip").click();
        scenario.keep();
    }

    @Test
    void whatIsLeftToSpendIsSaidBeforeTheFirstWish() {
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");

        new Scenario(ada, Hand.mouse()).turnToTheOrb();

        soon(ada.orb().locator(".wish-budget")).contains("left for today");
        ada.picture("budget");
    }

    @Test
    void costsOneKeyMore() {
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");
        Scenario scenario = new Scenario(ada, Hand.mouse());
        scenario.turnToTheOrb();
        Hand.mouse().write(ada.wishText(), WISH);
        ada.page().keyboard().press("Control+Enter");
        scenario.preview();

        ada.page().keyboard().press("Enter");

        soon(title(ada)).hasText("Your tool is ready");
    }
}
