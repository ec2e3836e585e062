package dev.orbwright.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Somebody with a browser of their own who has the page open.
///
/// What is found by name is found by role and accessible name, as listed in `web/README.md`.
final class Visitor {

    /// Milliseconds; only what never comes is waited for as long.
    private static final double PATIENCE = 40_000;

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final Watch watch;
    private final String name;
    private final String origin;
    private int pictures;

    Visitor(BrowserContext context, int port, String name) {
        this.context = context;
        this.name = name;
        this.origin = "http://localhost:" + port;
        this.watch = new Watch(context);
        context.setDefaultTimeout(PATIENCE);
        this.page = context.newPage();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    String origin() {
        return origin;
    }

    /// Opens the page and waits until it shows the world.
    Visitor open(String pathAndQuery) {
        page.navigate(origin + pathAndQuery);
        return awaitWorld();
    }

    Visitor open() {
        return open("/");
    }

    Visitor awaitWorld() {
        soon(carry().getByRole(AriaRole.BUTTON).first()).isVisible();
        soon(connection()).hasText("Connected");
        return this;
    }

    /// An assertion with patience.
    static Soon soon(Locator locator) {
        return new Soon(locator);
    }

    /// What is asserted here is waited for.
    record Soon(Locator locator) {

        void isVisible() {
            assertThat(locator)
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
        }

        void isAttached() {
            assertThat(locator)
                    .isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(PATIENCE));
        }

        void isHidden() {
            assertThat(locator)
                    .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE));
        }

        void hasText(String text) {
            assertThat(locator)
                    .hasText(text, new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
        }

        void contains(String text) {
            assertThat(locator)
                    .containsText(
                            text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        }
    }

    /// The panel beside the place.
    Locator here() {
        return page.locator("#here");
    }

    Locator carry() {
        return page.locator("#carry");
    }

    Locator connection() {
        return page.locator("#connection");
    }

    Locator place() {
        return page.locator(".place-name");
    }

    Locator orb() {
        return page.locator("#orb-dialog");
    }

    Locator wishText() {
        return page.locator("#wish-text");
    }

    Locator button(String accessibleName) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(accessibleName));
    }

    static Locator buttonIn(Locator where, String accessibleName) {
        return where.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(accessibleName));
    }

    Locator log() {
        return page.locator("#panel-log .log");
    }

    /// A line of the world's log.
    Locator logLine(String part) {
        return log().locator(".line").filter(new Locator.FilterOptions().setHasText(part)).first();
    }

    /// What was said to this player alone.
    Locator notes() {
        return page.locator("#panel-notes");
    }

    Locator toast(String part) {
        return page.locator("#toasts .toast")
                .filter(new Locator.FilterOptions().setHasText(part))
                .first();
    }

    Locator toast(Pattern part) {
        return page.locator("#toasts .toast")
                .filter(new Locator.FilterOptions().setHasText(part))
                .first();
    }

    /// Who this is, as the browser keeps it.
    String soul() {
        return String.valueOf(
                page.evaluate(
                        "() => (localStorage.getItem('orbwright.token') ?? '').split('.')[0]"));
    }

    /// Things that go wrong in the page and contain this are meant to.
    void expect(String part) {
        watch.expect(part);
    }

    List<String> problems() {
        return watch.problems();
    }

    /// A picture of what is to be seen now.
    void picture(String state) {
        pictures++;
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve("%s-%d-%s.png".formatted(name, pictures, state)))
                        .setAnimations(ScreenshotAnimations.ALLOW));
    }

    void close() {
        context.close();
    }
}
