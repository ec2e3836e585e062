package dev.orbwright.server;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.StubModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A server with the standard world on a free port, with a save of its own: one for all tests of a
/// class where it is registered in a static field, one for each test elsewhere.
public final class LocalServer
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    /// Starts the server.
    interface Start {
        GameServer run(Path folder, ModelSettings models) throws Exception;
    }

    private final Start start;
    private final Optional<Map<String, String>> settings;
    private Optional<StubModelServer> model = Optional.empty();
    private Optional<GameServer> server = Optional.empty();
    private Optional<Path> folder = Optional.empty();
    private boolean forAllTests;

    private LocalServer(Start start, Optional<Map<String, String>> settings) {
        this.start = start;
        this.settings = settings;
    }

    /// Without a model.
    public static LocalServer offline() {
        return new LocalServer(OpenServer::with, Optional.empty());
    }

    /// With a model that says what the test wants.
    public static LocalServer withModel() {
        return withModel(Map.of());
    }

    /// With a model that says what the test wants.
    ///
    /// @param settings further settings of the model, as in the environment
    public static LocalServer withModel(Map<String, String> settings) {
        return new LocalServer(OpenServer::with, Optional.of(settings));
    }

    /// With a model, and the characters of the standard world.
    public static LocalServer inhabited() {
        return new LocalServer(OpenServer::inhabited, Optional.of(Map.of()));
    }

    /// Without a model, and with the characters of the standard world.
    public static LocalServer inhabitedOffline() {
        return new LocalServer(OpenServer::inhabited, Optional.empty());
    }

    public GameServer server() {
        return server.orElseThrow();
    }

    public StubModelServer model() {
        return model.orElseThrow();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        forAllTests = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (!forAllTests) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (!forAllTests) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        stop();
    }

    private void start() throws Exception {
        Path saves = Files.createTempDirectory("orbwright-test");
        folder = Optional.of(saves);
        ModelSettings models = ModelSettings.offline("this is a test");
        if (settings.isPresent()) {
            StubModelServer stub = StubModelServer.start();
            model = Optional.of(stub);
            Map<String, String> environment = new HashMap<>(stub.environment());
            environment.putAll(settings.get());
            models = ModelSettings.read(environment, saves.resolve("none.env"));
        }
        server = Optional.of(start.run(saves, models));
    }

    private void stop() throws IOException {
        server.ifPresent(GameServer::close);
        model.ifPresent(StubModelServer::close);
        if (folder.isPresent()) {
            try (Stream<Path> files = Files.walk(folder.get())) {
                List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : all) {
                    Files.delete(file);
                }
            }
        }
        server = Optional.empty();
        model = Optional.empty();
        folder = Optional.empty();
    }
}
