package dev.orbwright.server.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/// The keyboard alone: goes to things with Tab, as people do who have no mouse.
final class Keys implements Hand {

    /// More than there are stops in the fullest page.
    private static final int STOPS = 120;

    private static final String WHAT_HAS_FOCUS =
            """
            () => {
              const it = document.activeElement;
              return it ? it.tagName.toLowerCase() + (it.id ? '#' + it.id : '') + ' '
                  + (it.getAttribute('aria-label') ?? it.textContent ?? '').trim().slice(0, 60) : 'nothing';
            }
            """;

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    /// Presses Tab until this has the focus.
    void goTo(Locator wanted) {
        goTo(wanted, "Tab");
    }

    /// Presses Shift and Tab until this has the focus.
    void goBackTo(Locator wanted) {
        goTo(wanted, "Shift+Tab");
    }

    private void goTo(Locator wanted, String key) {
        wanted.waitFor();
        List<String> stops = new ArrayList<>();
        while (!hasFocus(wanted)) {
            if (stops.size() >= STOPS) {
                throw new AssertionError(
                        "%s never reaches %s; it stopped at\n  %s"
                                .formatted(key, wanted, String.join("\n  ", stops)));
            }
            page.keyboard().press(key);
            stops.add(String.valueOf(page.evaluate(WHAT_HAS_FOCUS)));
        }
    }

    static boolean hasFocus(Locator wanted) {
        return Boolean.TRUE.equals(wanted.evaluate("it => it === document.activeElement"));
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    @Override
    public void press(Locator button) {
        goTo(button);
        page.keyboard().press("Enter");
    }

    @Override
    public void write(Locator field, String text) {
        goTo(field);
        page.keyboard().insertText(text);
    }
}
