package dev.orbwright.server.command;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.process.WorkerTraining;
import dev.orbwright.server.GameServer;
import dev.orbwright.server.ServerSettings;
import dev.orbwright.server.demo.DemoResult;
import dev.orbwright.server.demo.DemoScript;
import dev.orbwright.server.demo.DemoStage;
import dev.orbwright.server.demo.Pace;
import dev.orbwright.server.transport.PortSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `orbwright warm`: does once what a server does for its first player, so that a JVM which writes
/// down what it loads (`-XX:AOTCacheOutput`) has seen it all. Always offline and in a world of its
/// own, which is thrown away.
@Command(
        name = "warm",
        description = "Do once what a server does for its first player (to make the JVM's cache).",
        hidden = true,
        mixinStandardHelpOptions = true)
final class WarmCommand implements Callable<Integer> {

    /// Some of what a browser asks for first.
    private static final List<String> PAGE =
            List.of("/", "/css/tokens.css", "/js/main.js", "/api/model", "/health");

    private static final long PATIENCE_SECONDS = 30;
    private static final PrintStream QUIET =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Option(
            names = "--workers",
            paramLabel = "DIR",
            description = "Make the caches of worker processes in this folder, and nothing else.")
    private Optional<Path> workers = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (workers.isPresent()) {
            for (Language language : Language.values()) {
                Path cache = workers.get().resolve(WorkerTraining.fileName(language));
                WorkerTraining.makeCache(language, cache.toAbsolutePath());
            }
            return 0;
        }
        PrintStream out = System.out;
        DemoScript steps = Texts.demoScript(Optional.empty());
        Path folder = Files.createTempDirectory("orbwright-warm");
        ServerSettings settings =
                ServerSettings.standard(
                        folder,
                        "warm",
                        PortSettings.local(0),
                        ModelSettings.offline("the server warms up"));
        try (Serving serving =
                Serving.start(
                        () -> GameServer.prepare(settings, Texts.initialPrompt()),
                        out,
                        () -> TemporaryFolder.delete(folder))) {
            GameServer server = serving.server();
            DemoStage stage = server.stage(steps, Pace.MAX, QUIET, true);
            server.open();
            visit(server.port());
            DemoResult result = stage.play();
            result.failures().forEach(out::println);
            return result.failures().isEmpty() ? 0 : 1;
        }
    }

    private static void visit(int port) throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            for (String path : PAGE) {
                HttpResponse<String> answer =
                        browser.send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://localhost:%d%s"
                                                                .formatted(port, path)))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IOException("%s was answered with %s".formatted(path, answer));
                }
            }
            Visitor visitor = new Visitor();
            WebSocket socket =
                    browser.newWebSocketBuilder()
                            .buildAsync(
                                    URI.create(
                                            "ws://localhost:%d/socket.io/?EIO=4&transport=websocket"
                                                    .formatted(port)),
                                    visitor)
                            .join();
            socket.sendText(Visitor.COME_IN, true).join();
            visitor.seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            socket.abort();
        }
    }

    /// Comes in by Socket.IO and waits for the first sight of the world.
    private static final class Visitor implements WebSocket.Listener {
        static final String COME_IN = "40";
        private static final String SIGHT = "42[\"gameStateUpdate\"";

        final CompletableFuture<String> seen = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            if (text.toString().startsWith(SIGHT)) {
                seen.complete(SIGHT);
            }
            return WebSocket.Listener.super.onText(socket, text, last);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            seen.completeExceptionally(error);
        }
    }
}
