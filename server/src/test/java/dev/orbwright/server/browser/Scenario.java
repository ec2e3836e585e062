package dev.orbwright.server.browser;

import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/// The scenario of the demo, as a player plays it by hand: three pedestals, a chasm, a wish for a
/// way over it, a keyhole, and the vault.
final class Scenario {

    static final String BRIDGE =
            "A shining path of light that carries me over the gap to the keyhole, for five minutes.";

    private static final String ORB = "Orb of Ingenuity";

    private final Visitor visitor;
    private final Hand hand;

    Scenario(Visitor visitor, Hand hand) {
        this.visitor = visitor;
        this.hand = hand;
    }

    void play() {
        visitor.picture("hall");
        solveTheTrial();
        visitor.picture("trial-solved");
        leave("sealed_door_exit_landmark");
        soon(visitor.place()).contains("Vault Approach");
        visitor.picture("chasm");
        wish(BRIDGE);
        visitor.picture("tool-ready");
        useIt();
        visitor.picture("bridge");
        openTheVault();
        visitor.picture("vault-open");
        leave("vault_door_main_landmark");
        soon(visitor.place()).contains("Vault of Small Skies");
        visitor.picture("vault");
    }

    /// As fast as it goes, without pictures.
    void goToTheChasm() {
        solveTheTrial();
        leave("sealed_door_exit_landmark");
        soon(visitor.place()).contains("Vault Approach");
    }

    private void solveTheTrial() {
        use("Pedestal of the Flame", "Undying Ember");
        use("Pedestal of the Wave", "Drop of the First Rain");
        use("Pedestal of the Feather", "Feather of the North Wind");
    }

    /// Chooses a thing in the place, uses something that one carries on it, and sees what came of
    /// it.
    void use(String thing, String item) {
        lookAround();
        hand.press(buttonIn(visitor.here(), thing));
        hand.press(buttonIn(visitor.here(), item).and(visitor.page().locator(".action")).first());
        soon(visitor.page().locator("#toasts .toast.good").last()).isVisible();
    }

    /// Lets go of what is selected, so that all that is here is shown.
    void lookAround() {
        Locator close = buttonIn(visitor.here(), "Nothing selected");
        if (close.isVisible()) {
            hand.press(close);
        }
    }

    private void leave(String landmark) {
        lookAround();
        Locator exit = visitor.here().locator("[data-focus='go:%s']".formatted(landmark));
        soon(exit).isVisible();
        hand.press(exit);
    }

    /// Opens the Orb's dialog from what one carries.
    void turnToTheOrb() {
        Locator orb = buttonIn(visitor.carry(), ORB);
        if (!"true".equals(orb.getAttribute("aria-pressed"))) {
            hand.press(orb);
        }
        hand.press(buttonIn(visitor.here(), "Speak a wish to the " + ORB));
        soon(visitor.wishText()).isVisible();
    }

    /// Speaks a wish, and does not wait for what comes of it.
    void speak(String words) {
        turnToTheOrb();
        hand.write(visitor.wishText(), words);
        hand.press(buttonIn(visitor.orb(), "Make this tool"));
    }

    /// Speaks a wish, and waits for the tool.
    void wish(String words) {
        speak(words);
        soon(visitor.orb().getByRole(AriaRole.HEADING).first()).hasText("Your tool is ready");
    }

    /// Uses the tool that was just made.
    void useIt() {
        hand.press(buttonIn(visitor.orb(), "Use it now"));
        lookAround();
        soon(visitor.here().getByText("Made for a while")).isVisible();
    }

    private void openTheVault() {
        use("Keyhole", "Vault Key");
    }
}
