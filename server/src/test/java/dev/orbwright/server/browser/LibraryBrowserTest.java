package dev.orbwright.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.orbwright.server.browser.Axe.findsNothingSerious;
import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import dev.orbwright.server.LocalServer;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The library of functions in the page, by those who made them and by others.
final class LibraryBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    private static final String WISH = "a green light over the pedestal of the flame";
    private static final String MARKUP = "<img src=x onerror=hacked=1>";

    @RegisterExtension private final LocalServer here = LocalServer.withModel();

    @BeforeEach
    void answer() {
        here.model().otherwise(ModelAnswers.function(light("green_light")));
    }

    private static String light(String type) {
        return "host.createTemporaryObject({type: '%s', to_landmark_id: 'flame_pedestal_loc', duration: 600});"
                        .formatted(type)
                + " return 'A light hovers.';";
    }

    /// Somebody who looks at no previews.
    private Visitor hasty(Visitor visitor) {
        visitor.context().addInitScript("localStorage.setItem('orbwright.keepAtOnce', 'true')");
        return visitor;
    }

    private static Locator ghost(Visitor visitor) {
        return visitor.page().locator("#list-view .list-thing.ghost");
    }

    private static Locator real(Visitor visitor, String name) {
        return visitor.page()
                .locator("#list-view .list-thing:not(.ghost)")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    /// Selects the tool that was made, in what one carries.
    private static void takeInHand(Visitor visitor) {
        Locator tool = visitor.carry().locator(".made").first();
        if (!"true".equals(tool.getAttribute("aria-pressed"))) {
            tool.click();
        }
    }

    private static void useTheTool(Visitor visitor) {
        takeInHand(visitor);
        visitor.here().locator(".action").first().click();
        soon(visitor.toast("A light hovers.")).isVisible();
    }

    @Test
    void toolIsMadePreviewedRefinedUsedRolledBackAndWhatItDidIsTakenBack() {
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");
        Scenario scenario = new Scenario(ada, Hand.mouse());
        scenario.speak(WISH);
        scenario.preview();
        soon(ghost(ada)).contains("Green light");
        scenario.keep();
        scenario.useIt();
        soon(real(ada, "Green light").first()).isVisible();

        here.model().otherwise(ModelAnswers.function(light("blue_light")));
        takeInHand(ada);
        buttonIn(ada.here(), "Refine").click();
        Hand.mouse().write(ada.wishText(), "make it blue");
        buttonIn(ada.orb(), "Change it").click();
        scenario.preview();
        soon(ghost(ada)).contains("Blue light");
        ada.picture("refinement-previewed");
        ada.orb().locator("[data-focus='keep']").click();
        soon(ada.orb().getByRole(AriaRole.HEADING).first()).hasText("Your tool has changed");
        ada.picture("refined");
        buttonIn(ada.orb(), "Close").click();
        useTheTool(ada);
        soon(real(ada, "Blue light").first()).isVisible();

        takeInHand(ada);
        buttonIn(ada.here(), "Its history").click();
        Library library = new Library(ada, Hand.mouse());
        assertThat(library.revisions()).hasCount(2);
        soon(library.diff()).contains("blue_light");
        soon(library.diff()).contains("green_light");
        ada.picture("revisions");

        library.press("Go back to revision 1");
        soon(library.said()).contains("at revision 1 again");
        library.turnTo("Source");
        soon(library.source()).contains("green_light");

        library.turnTo("Runs");
        assertThat(library.runs()).hasCount(2);
        library.runs().first().locator(".run-open").click();
        soon(library.runs().first()).contains("appears");
        ada.picture("runs");
        library.press("Undo");
        soon(library.said()).contains("taken back");
        soon(library.dialog().locator(".run.undone")).contains("Taken back");
        ada.picture("undone");
        library.close();
        assertThat(real(ada, "Blue light")).hasCount(0);
        soon(real(ada, "Green light").first()).isVisible();
    }

    @Test
    void sourceIsEditedByHandThroughTheSameChecks() {
        Visitor ada = hasty(CHROMIUM.visitor(here.server())).open("/?view=list");
        new Scenario(ada, Hand.mouse()).wishWithoutPreview(WISH);
        buttonIn(ada.orb(), "Close").click();
        Library library = new Library(ada, Hand.mouse()).open();
        library.choose("green light");
        soon(library.source()).contains("green_light");

        library.press("Edit");
        soon(library.dialog().locator(".editor.editable")).isVisible();
        String source = library.source().innerText();
        library.rewrite(source.replace("createTemporaryObject", "createTemporaryThing"));
        library.press("Keep as a new revision");

        soon(library.findings().first()).contains("createTemporaryThing");
        soon(library.dialog().locator(".cm-lint-marker").first()).isVisible();
        ada.expect("422");
        ada.picture("findings");
        library.findings().first().locator("button").click();
        assertThat(library.source()).isFocused();

        library.rewrite(source.replace("green_light", "red_light"));
        library.press("Keep as a new revision");
        soon(library.said()).contains("has a new revision");
        soon(library.source()).contains("red_light");
        ada.picture("kept");
        library.close();
        useTheTool(ada);
        soon(real(ada, "Red light").first()).isVisible();
    }

    @Test
    void whatAFunctionPromisesIsStatedByHandAndHeldAgainstLaterEdits() {
        Visitor ada = hasty(CHROMIUM.visitor(here.server())).open("/?view=list");
        new Scenario(ada, Hand.mouse()).wishWithoutPreview(WISH);
        buttonIn(ada.orb(), "Close").click();
        Library library = new Library(ada, Hand.mouse()).open();
        library.choose("green light");
        Locator editor = library.dialog().locator(".editor.editable");
        Locator conditions = library.dialog().locator(".edit-conditions");

        library.press("Edit");
        soon(editor).isVisible();
        String source = library.source().innerText();
        conditions.locator("summary").click();
        conditions
                .locator("textarea")
                .fill(
                        "{\"requires\": [], \"ensures\":"
                                + " [{\"fact\": \"exists\", \"thing\": {\"type\": \"green_light\"}}]}");
        library.press("Keep as a new revision");
        assertThat(library.revisions()).hasCount(2);

        library.press("Edit");
        soon(editor).isVisible();
        library.rewrite(source.replace("green_light", "red_light"));
        library.press("Keep as a new revision");
        soon(library.findings().first()).contains("it ensures that");
        ada.expect("422");
        ada.picture("promise");

        conditions.locator("textarea").fill("");
        library.press("Keep as a new revision");
        assertThat(library.revisions()).hasCount(3);
        soon(library.source()).contains("red_light");
        library.turnTo("Revisions");
        library.revisions().nth(1).locator("summary").click();
        soon(library.revisions().nth(1).locator(".promises")).contains("green light");
    }

    @Test
    void listIsSearchedByMeaningAndFilteredAndItsPlacesCanBeShared() {
        Visitor ada = hasty(CHROMIUM.visitor(here.server())).open("/?view=list");
        new Scenario(ada, Hand.mouse()).wishWithoutPreview(WISH);
        buttonIn(ada.orb(), "Close").click();
        Library library = new Library(ada, Hand.mouse()).open();

        ada.page().locator("#library-search").fill("something that glows");
        soon(library.rows().first()).contains("green light");
        library.press("Mine");
        assertThat(library.rows()).hasCount(1);
        library.choose("green light");
        String address = ada.page().url();
        Assertions.assertThat(address).contains("#library/");
        ada.picture("chosen");

        Visitor bea = CHROMIUM.visitor(here.server());
        bea.page().navigate(address);
        Library beas = new Library(bea, Hand.mouse());
        soon(beas.head()).contains("By Player 1");
        soon(beas.source()).contains("green_light");
        assertThat(buttonIn(beas.dialog(), "Edit")).hasCount(0);
        assertThat(buttonIn(beas.dialog(), "Remove")).hasCount(0);
        bea.picture("somebody-elses");
        beas.press("Make a copy of your own");
        soon(beas.said()).contains("a copy of");
        soon(beas.head()).contains("By you");
        beas.close();
        soon(bea.carry().locator(".made")).isVisible();
        assertThat(bea.page()).hasURL(Pattern.compile("[^#]+"));
    }

    @Test
    void functionIsSharedRetiredRestoredAndRemoved() {
        Visitor ada = hasty(CHROMIUM.visitor(here.server())).open("/?view=list");
        Visitor bea = CHROMIUM.visitor(here.server()).open("/?view=list");
        new Scenario(ada, Hand.mouse()).wishWithoutPreview(WISH);
        buttonIn(ada.orb(), "Close").click();
        Library library = new Library(ada, Hand.mouse()).open();
        library.choose("green light");

        library.press("Share");
        library.press("Share it");
        soon(library.said()).contains("Player 2 can use it now");
        soon(bea.carry().locator(".made")).isVisible();

        library.press("Retire");
        soon(library.head()).contains("Retired");
        library.press("Restore");
        soon(library.said()).contains("in use again");

        library.press("Remove");
        ada.picture("asked");
        library.press("Yes, remove it");
        soon(library.said()).contains("is removed");
        soon(ada.carry()).contains("Orb");
        assertThat(ada.carry().locator(".made")).hasCount(0);
    }

    @Test
    void functionGoesToAFileAndComesBackAsAnother() {
        Visitor ada = hasty(CHROMIUM.visitor(here.server())).open("/?view=list");
        new Scenario(ada, Hand.mouse()).wishWithoutPreview(WISH);
        buttonIn(ada.orb(), "Close").click();
        Library library = new Library(ada, Hand.mouse()).open();
        library.choose("green light");
        String address = library.dialog().locator("[data-focus='export']").getAttribute("href");
        byte[] file = ada.page().request().get(ada.origin() + address).body();

        ada.page()
                .locator("#library-import")
                .setInputFiles(new FilePayload("tool.zip", "application/zip", file));

        soon(library.said()).contains("is imported");
        library.press("Mine");
        assertThat(library.rows()).hasCount(2);
    }

    @Test
    void functionThatFailsThreeTimesIsSetAsideAndItsOwnerCanRepairIt() {
        here.model()
                .otherwise(
                        ModelAnswers.function(
                                "if (host.find({kind: 'temporary_object'}).total > 0) nothing.here(); "
                                        + light("green_light")));
        Visitor ada = hasty(CHROMIUM.visitor(here.server())).open("/?view=list");
        new Scenario(ada, Hand.mouse()).wishWithoutPreview(WISH);
        buttonIn(ada.orb(), "Close").click();
        useTheTool(ada);
        for (int failure = 1; failure <= 3; failure++) {
            takeInHand(ada);
            ada.here().locator(".action").first().click();
            soon(ada.toast(Pattern.compile("nothing")).last()).isVisible();
        }

        soon(ada.page().locator("#set-aside")).contains("is not used any more");
        ada.picture("set-aside");
        here.model().otherwise(ModelAnswers.function(light("mended_light")));
        buttonIn(ada.page().locator("#set-aside"), "Repair it").click();
        soon(ada.orb().getByRole(AriaRole.HEADING).first()).hasText("Your tool has changed");
        ada.picture("mended");
        soon(ada.page().locator("#set-aside")).isHidden();
    }

    @Test
    void hostileNamesAndSourcesAreText() {
        here.model()
                .otherwise(
                        ModelAnswers.function(
                                "// %s \u202Eelbat eht rednu\n  %s"
                                        .formatted(MARKUP, light("green_light"))));
        Visitor ada = hasty(CHROMIUM.visitor(here.server())).open("/?view=list");
        new Scenario(ada, Hand.mouse()).wishWithoutPreview(MARKUP + " a green light");
        buttonIn(ada.orb(), "Close").click();

        Library library = new Library(ada, Hand.mouse()).open();
        soon(library.row(MARKUP)).isVisible();
        library.choose(MARKUP);
        soon(library.source()).contains(MARKUP);
        soon(library.source()).contains("⟨U+202E⟩elbat eht rednu");
        ada.picture("source");
        library.turnTo("Revisions");
        soon(library.revisions().first()).contains(MARKUP);
        Assertions.assertThat(ada.page().evaluate("() => window.hacked === undefined"))
                .isEqualTo(true);
        Assertions.assertThat(ada.page().locator("body img[src], body script").count()).isZero();
    }

    @Test
    void wholeLibraryIsUsedByKeyboardAlone() {
        Visitor ada = hasty(CHROMIUM.visitor(here.server())).open("/?view=list");
        Keys keys = new Keys(ada.page());
        Scenario scenario = new Scenario(ada, keys);
        scenario.wishWithoutPreview(WISH);
        keys.press("Escape");
        Library library = new Library(ada, keys).open();
        assertThat(ada.page().locator("#library-search")).isFocused();

        library.choose("green light");
        keys.goTo(library.dialog().locator("#function-tab-source"));
        keys.press("ArrowRight");
        keys.press("ArrowRight");
        soon(library.revisions().first()).isVisible();
        keys.press("End");
        soon(library.dialog().locator(".runs-tab")).contains("It has not been used yet.");
        keys.press("Home");
        soon(library.source()).contains("green_light");
        library.press("Edit");
        soon(library.dialog().locator(".editor.editable")).isVisible();
        // The editor does not keep the Tab key.
        keys.goTo(buttonIn(library.dialog(), "Close").first());
        keys.press("Escape");
        soon(library.dialog()).isHidden();
        assertThat(ada.page().locator("#library-button")).isFocused();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isOpenToAllOnAPhoneAndOnADesk(ColorScheme scheme) {
        int width = scheme == ColorScheme.LIGHT ? 360 : 1280;
        Visitor ada =
                Axe.with(
                                hasty(
                                        CHROMIUM.visitor(
                                                here.server(),
                                                new Browser.NewContextOptions()
                                                        .setViewportSize(width, 800)
                                                        .setReducedMotion(ReducedMotion.REDUCE)
                                                        .setColorScheme(scheme))))
                        .open("/?view=list");
        Scenario scenario = new Scenario(ada, Hand.mouse());
        scenario.wishWithoutPreview(WISH);
        scenario.useIt();
        Library library = new Library(ada, Hand.mouse()).open();
        findsNothingSerious(ada, "list");
        library.choose("green light");
        soon(library.source()).contains("green_light");
        findsNothingSerious(ada, "source");
        library.press("Edit");
        soon(library.dialog().locator(".editor.editable")).isVisible();
        findsNothingSerious(ada, "editing");
        library.press("Leave it as it was");
        for (String tab : new String[] {"Promises", "Revisions", "Runs"}) {
            library.turnTo(tab);
            findsNothingSerious(ada, tab.toLowerCase(java.util.Locale.ROOT));
        }
        Assertions.assertThat(
                        ada.page()
                                .evaluate(
                                        "() => document.scrollingElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }
}
