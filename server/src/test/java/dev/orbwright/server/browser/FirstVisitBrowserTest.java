package dev.orbwright.server.browser;

import static dev.orbwright.server.browser.Visitor.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import dev.orbwright.server.LocalServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a first visit costs, and whom it asks.
final class FirstVisitBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    private static final long MOST_BYTES = 1_500_000;

    @RegisterExtension private final LocalServer here = LocalServer.offline();

    @Test
    void asksItsOwnServerOnlyAndStaysSmall() {
        Visitor ada = CHROMIUM.visitor(here.server());
        List<Request> requests = new CopyOnWriteArrayList<>();
        ada.page().onRequestFinished(requests::add);

        ada.open();
        soon(ada.page().locator("#scene canvas")).isVisible();
        ada.picture("scene");

        assertThat(requests)
                .extracting(Request::url)
                .filteredOn(url -> !url.startsWith("data:"))
                .isNotEmpty()
                .allMatch(url -> url.startsWith(ada.origin() + "/"));
        assertThat(requests.stream().mapToLong(request -> request.response().body().length).sum())
                .isBetween(700_000L, MOST_BYTES);
    }

    @Test
    void saysWhatThisIsAndWhatToDoFirst() {
        Visitor ada = CHROMIUM.visitor(here.server()).open("/?view=list");

        soon(ada.place()).hasText("The Trial Chamber");
        soon(ada.here().locator(".hint").first()).contains(" ");
        assertThat(ada.page().title()).isEqualTo("The Trial Chamber · Orbwright");
    }
}
