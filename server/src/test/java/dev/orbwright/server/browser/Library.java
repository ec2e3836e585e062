package dev.orbwright.server.browser;

import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/// The library of functions in a visitor's page.
final class Library {

    private static final String PASTE =
            """
            (it, text) => {
              const data = new DataTransfer();
              data.setData('text/plain', text);
              it.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """;

    private final Visitor visitor;
    private final Hand hand;

    Library(Visitor visitor, Hand hand) {
        this.visitor = visitor;
        this.hand = hand;
    }

    Locator dialog() {
        return visitor.page().locator("#library-dialog");
    }

    /// Opens it from the top bar, and waits for its list.
    Library open() {
        hand.press(visitor.page().locator("#library-button"));
        soon(rows().first()).isVisible();
        return this;
    }

    void close() {
        hand.press(buttonIn(dialog(), "Close").first());
        soon(dialog()).isHidden();
    }

    Locator rows() {
        return dialog().locator(".function-row");
    }

    Locator row(String part) {
        return rows().filter(new Locator.FilterOptions().setHasText(part)).first();
    }

    /// Chooses a function of the list, and waits until it is shown.
    Library choose(String part) {
        hand.press(row(part));
        soon(dialog().locator(".function-whole")).isVisible();
        return this;
    }

    void turnTo(String tab) {
        Locator wanted =
                dialog().getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(tab));
        wanted.click();
        soon(dialog().locator("[role=tabpanel]:not([hidden])")).isVisible();
    }

    /// The source, as it is shown or edited.
    Locator source() {
        return dialog().locator(".cm-content");
    }

    /// Puts another source in place of the one that is edited, as from the clipboard.
    void rewrite(String text) {
        source().focus();
        visitor.page().keyboard().press("Control+a");
        source().evaluate(PASTE, text);
    }

    Locator head() {
        return dialog().locator(".function-head");
    }

    Locator said() {
        return dialog().locator(".library-said");
    }

    Locator runs() {
        return dialog().locator(".run");
    }

    Locator revisions() {
        return dialog().locator(".revision");
    }

    Locator diff() {
        return dialog().locator(".diff");
    }

    Locator findings() {
        return dialog().locator(".finding");
    }

    void press(String button) {
        hand.press(buttonIn(dialog(), button).first());
    }
}
