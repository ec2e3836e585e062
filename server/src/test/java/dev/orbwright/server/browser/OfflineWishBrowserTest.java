package dev.orbwright.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;

import dev.orbwright.server.LocalServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a newcomer without a model meets.
final class OfflineWishBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    @RegisterExtension private static final LocalServer HERE = LocalServer.offline();

    @Test
    void wishBeyondTheRecipesIsRefusedWithItsTextKeptTheReasonAndAWayOn() {
        String wish = "brew me a cup of coffee and file my taxes";
        Visitor ada = CHROMIUM.visitor(HERE.server()).open("/?view=list");

        new Scenario(ada, Hand.mouse()).speak(wish);

        soon(ada.orb().locator(".problem")).isVisible();
        soon(ada.orb().locator(".wish-words")).hasText(wish);
        soon(ada.orb().locator(".wish-outcome .hint")).contains("connect a model");
        ada.picture("refused");
        ada.orb().getByText("Why, in full").click();
        soon(ada.orb().locator(".why p")).contains("OPENAI_API_KEY");
        buttonIn(ada.orb(), "Models").click();
        soon(ada.page().locator("#model-dialog")).contains("OPENAI_API_KEY");
        buttonIn(ada.page().locator("#model-dialog"), "Close").click();
        buttonIn(ada.orb(), "Change the words").click();
        assertThat(ada.wishText()).hasValue(wish);
    }

    @Test
    void emptyWishIsNotSent() {
        Visitor ada = CHROMIUM.visitor(HERE.server()).open("/?view=list");

        new Scenario(ada, Hand.mouse()).speak("   ");

        assertThat(ada.wishText()).isVisible();
        assertThat(ada.page().locator("#wish-chip")).hasCount(0);
    }

    @Test
    void exampleFillsTheFieldAndIsGranted() {
        Visitor ada = CHROMIUM.visitor(HERE.server()).open("/?view=list");
        Scenario scenario = new Scenario(ada, Hand.mouse());
        scenario.turnToTheOrb();

        ada.orb().locator(".example").first().click();

        scenario.send();
        ada.picture("granted");
    }
}
