package dev.orbwright.server.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/// What goes wrong in a visitor's pages: errors in the console (which has the violations of the
/// Content-Security-Policy, too), errors of scripts, requests that fail, and dialogs of the
/// browser, which no honest page opens.
final class Watch {

    private static final int FIRST_ERROR = 400;

    private final List<String> seen = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Watch(BrowserContext context) {
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                seen.add("console: " + message.text() + " at " + message.location());
            }
        });
        context.onWebError(error -> seen.add("script: " + error.error()));
        context.onRequestFailed(
                request -> seen.add("request: " + request.url() + " " + request.failure()));
        context.onResponse(this::judge);
        context.onDialog(dialog -> {
            seen.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    private void judge(Response response) {
        if (response.status() >= FIRST_ERROR) {
            seen.add("response: " + response.status() + " " + response.url());
        }
    }

    /// From now on, and before: what contains this is no problem.
    void expect(String part) {
        expected.add(part);
    }

    List<String> problems() {
        return seen.stream()
                .filter(problem -> expected.stream().noneMatch(problem::contains))
                .toList();
    }
}
