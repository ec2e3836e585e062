package dev.orbwright.server.browser;

import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Consumer;

/// The scenario of the demo, as a player plays it by hand: three pedestals, a chasm, a wish for a
/// way over it, a keyhole, and the vault.
final class Scenario {

    static final String BRIDGE =
            "A shining path of light that carries me over the gap to the keyhole, for five minutes.";

    private static final String ORB = "Orb of Ingenuity";

    private final Visitor visitor;
    private final Hand hand;
    private final Consumer<String> look;

    /// Takes a picture of each state.
    Scenario(Visitor visitor, Hand hand) {
        this(visitor, hand, visitor::picture);
    }

    /// @param look looks at each state, which it is told the name of
    Scenario(Visitor visitor, Hand hand, Consumer<String> look) {
        this.visitor = visitor;
        this.hand = hand;
        this.look = look;
    }

    void play() {
        look.accept("hall");
        solveTheTrial();
        look.accept("trial-solved");
        leave("sealed_door_exit_landmark");
        soon(visitor.place()).contains("Vault Approach");
        look.accept("chasm");
        wish(BRIDGE);
        look.accept("tool-ready");
        useIt();
        look.accept("bridge");
        openTheVault();
        look.accept("vault-open");
        leave("vault_door_main_landmark");
        soon(visitor.place()).contains("Vault of Small Skies");
        look.accept("vault");
    }

    /// As fast as it goes, without pictures.
    void goToTheChasm() {
        solveTheTrial();
        leave("sealed_door_exit_landmark");
        soon(visitor.place()).contains("Vault Approach");
    }

    void solveTheTrial() {
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

    void leave(String landmark) {
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
        turnToTheOrb();
        hand.write(visitor.wishText(), words);
        send();
    }

    /// For who keeps tools at once: speaks a wish, and waits for the tool.
    void wishWithoutPreview(String words) {
        speak(words);
        soon(visitor.orb().getByRole(AriaRole.HEADING).first()).hasText("Your tool is ready");
    }

    /// Sends the wish that is written, keeps what it would do, and waits for the tool.
    void send() {
        hand.press(buttonIn(visitor.orb(), "Make this tool"));
        keep();
    }

    /// Waits for the preview of a tool.
    void preview() {
        soon(visitor.orb().locator("[data-focus='keep']")).isVisible();
    }

    /// Keeps the tool that is shown as not yet real, as soon as it is.
    void keep() {
        preview();
        look.accept("preview");
        hand.press(visitor.orb().locator("[data-focus='keep']"));
        soon(visitor.orb().getByRole(AriaRole.HEADING).first()).hasText("Your tool is ready");
    }

    /// Uses the tool that was just made.
    void useIt() {
        hand.press(buttonIn(visitor.orb(), "Use it now"));
        lookAround();
        soon(visitor.here().getByText("Made for a while")).isVisible();
    }

    void openTheVault() {
        use("Keyhole", "Vault Key");
    }
}
