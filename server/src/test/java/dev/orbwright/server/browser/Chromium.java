package dev.orbwright.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import dev.orbwright.server.GameServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/// The machine's Chromium, started once for all test classes. At the end of a test it looks whether
/// something went wrong in one of the pages, and closes them.
///
/// Where there is no browser the tests are skipped; with `CI=true` in the environment they fail.
final class Chromium implements BeforeAllCallback, BeforeEachCallback, AfterTestExecutionCallback {

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final String MISSING =
            "There is no Chromium here, which the tests of the page need: apt-get install chromium, or put"
                    + " the browser's path into CHROMIUM.";

    /// The scene is drawn by the processor, whatever graphics card there is.
    private static final List<String> SOFTWARE_SCENE =
            List.of(
                    "--use-angle=swiftshader",
                    "--enable-unsafe-swiftshader",
                    "--ignore-gpu-blocklist");

    /// As where no graphics are to be had.
    private static final List<String> NO_SCENE = List.of("--disable-gpu", "--disable-3d-apis");

    private static final List<String> ALWAYS =
            List.of("--no-sandbox", "--disable-background-networking", "--no-first-run");

    private final List<String> graphics;
    private final List<Visitor> visitors = new ArrayList<>();
    private Optional<Browser> browser = Optional.empty();
    private String test = "";

    private Chromium(List<String> graphics) {
        this.graphics = graphics;
    }

    static Chromium withScene() {
        return new Chromium(SOFTWARE_SCENE);
    }

    static Chromium withoutWebGl() {
        return new Chromium(NO_SCENE);
    }

    /// A newcomer with a profile of its own, on a laptop's screen. Wants no motion, which spares
    /// the processor that draws the scene.
    Visitor visitor(GameServer server) {
        return visitor(server, laptop().setReducedMotion(ReducedMotion.REDUCE));
    }

    static Browser.NewContextOptions laptop() {
        return new Browser.NewContextOptions().setViewportSize(1280, 800);
    }

    Visitor visitor(GameServer server, Browser.NewContextOptions options) {
        String name = visitors.isEmpty() ? test : test + "-" + (visitors.size() + 1);
        Visitor visitor =
                new Visitor(browser.orElseThrow().newContext(options), server.port(), name);
        visitors.add(visitor);
        return visitor;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> path = find();
        if (path.isEmpty()) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(MISSING);
            }
            String _ =
                    context.getRoot()
                            .getStore(ExtensionContext.Namespace.GLOBAL)
                            .computeIfAbsent(Chromium.class, _ -> said(), String.class);
            throw new TestAbortedException(MISSING);
        }
        browser =
                Optional.of(
                        context.getRoot()
                                .getStore(ExtensionContext.Namespace.GLOBAL)
                                .computeIfAbsent(
                                        graphics,
                                        _ -> Running.start(path.get(), graphics),
                                        Running.class)
                                .browser());
    }

    /// A browser for all test classes that want the same graphics; ends with the last of them.
    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

        static Running start(Path path, List<String> graphics) {
            Playwright playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser =
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(path)
                                            .setArgs(
                                                    Stream.of(ALWAYS, graphics)
                                                            .flatMap(List::stream)
                                                            .toList()));
            return new Running(playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    private static String said() {
        System.out.println(MISSING + " They are skipped.");
        return MISSING;
    }

    private static Optional<Path> find() {
        String told = System.getenv("CHROMIUM");
        return (told == null || told.isBlank() ? PLACES : List.of(told))
                .stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        String group = context.getRequiredTestClass().getSimpleName().replace("BrowserTest", "");
        String each = context.getDisplayName().replaceAll("^(\\[\\d+]).*|.*", "$1");
        test = group + "-" + context.getRequiredTestMethod().getName() + each;
    }

    /// Before the test's own server is stopped, which the pages would notice.
    @Override
    public void afterTestExecution(ExtensionContext context) {
        boolean failed = context.getExecutionException().isPresent();
        List<String> problems = new ArrayList<>();
        for (Visitor visitor : visitors) {
            problems.addAll(visitor.problems());
            if (failed || !visitor.problems().isEmpty()) {
                visitor.picture("failed");
            }
            visitor.close();
        }
        visitors.clear();
        if (!problems.isEmpty()) {
            AssertionError wrong =
                    new AssertionError("in the page: " + String.join("\n  and ", problems));
            context.getExecutionException().ifPresent(wrong::addSuppressed);
            throw wrong;
        }
    }

    @Override
    public String toString() {
        return "Chromium " + Objects.requireNonNullElse(test, "");
    }
}
