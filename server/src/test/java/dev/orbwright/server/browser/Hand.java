package dev.orbwright.server.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/// How a player reaches into the page.
interface Hand {

    /// Presses a button.
    void press(Locator button);

    /// Writes into a field.
    void write(Locator field, String text);

    static Hand mouse() {
        return new Hand() {
            @Override
            public void press(Locator button) {
                button.click();
            }

            @Override
            public void write(Locator field, String text) {
                field.click();
                field.page().keyboard().insertText(text);
            }
        };
    }

    static Hand finger() {
        return new Hand() {
            @Override
            public void press(Locator button) {
                button.tap();
            }

            @Override
            public void write(Locator field, String text) {
                field.tap();
                field.page().keyboard().insertText(text);
            }
        };
    }

    /// The keyboard alone.
    static Hand keys(Page page) {
        return new Keys(page);
    }
}
