package dev.orbwright.server;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.npc.NpcFiles;
import dev.orbwright.runtime.GuestBudgets;
import dev.orbwright.server.genesis.InitialPrompt;
import dev.orbwright.server.transport.PortSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/// Real servers on free ports, with the standard world.
public final class OpenServer {

    private OpenServer() {}

    public static GameServer offline(Path folder) throws Exception {
        return with(folder, ModelSettings.offline("this is a test"));
    }

    public static GameServer with(Path folder, ModelSettings models) throws Exception {
        return on(0, folder, models);
    }

    /// With the characters of the standard world in it.
    public static GameServer inhabited(Path folder, ModelSettings models) throws Exception {
        return GameServer.start(
                settings(0, folder, models, NpcSettings.of(NpcFiles.read(Path.of("..", "npcs")))),
                prompt());
    }

    /// On this port, as after a restart.
    public static GameServer on(int port, Path folder, ModelSettings models) throws Exception {
        return GameServer.start(settings(port, folder, models, NpcSettings.none()), prompt());
    }

    /// One that lets nobody in before it is told to.
    public static GameServer closed(Path folder) throws Exception {
        return GameServer.prepare(
                settings(0, folder, ModelSettings.offline("this is a test"), NpcSettings.none()),
                prompt());
    }

    /// Functions run in this process: worker processes take seconds to start, and have tests of
    /// their own.
    static GuestSettings inThisProcess() {
        return new GuestSettings(Isolation.THREAD, GuestBudgets.standard(), false);
    }

    static ServerSettings settings(int port, Path folder, ModelSettings models, NpcSettings npcs) {
        return new ServerSettings(
                folder,
                "world",
                PortSettings.local(port),
                false,
                false,
                models,
                ModelRules.standard(),
                inThisProcess(),
                false,
                npcs);
    }

    static InitialPrompt prompt() throws Exception {
        return prompt("/initial_prompt.json");
    }

    static InitialPrompt prompt(String resource) throws Exception {
        return InitialPrompt.parse(text(resource));
    }

    static String text(String resource) {
        try (InputStream in = Main.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HttpResponse<String> get(GameServer server, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
