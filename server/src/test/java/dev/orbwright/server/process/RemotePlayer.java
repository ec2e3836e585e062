package dev.orbwright.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.json.JSONException;
import org.json.JSONObject;

/// A player with a Socket.IO client, who knows the way through the standard world. It does not come
/// back by itself when its server dies.
final class RemotePlayer implements AutoCloseable {

    static final String EMBER = "ember_01";
    static final String KEY = "key_01";
    static final String ORB = "orb_01";

    private final Socket socket;
    private final CompletableFuture<String> soulId = new CompletableFuture<>();
    private final CompletableFuture<JsonObject> session = new CompletableFuture<>();
    private final CompletableFuture<JsonObject> arrival = new CompletableFuture<>();
    private final CompletableFuture<String> goodbye = new CompletableFuture<>();
    private final CompletableFuture<String> disconnected = new CompletableFuture<>();
    private final List<JsonObject> progress = new CopyOnWriteArrayList<>();

    private RemotePlayer(int port, Optional<String> known) {
        IO.Options options = new IO.Options();
        options.transports = new String[] {"websocket"};
        options.forceNew = true;
        options.reconnection = false;
        known.ifPresent(token -> options.auth = Map.of("token", token));
        socket = IO.socket(URI.create("http://127.0.0.1:" + port), options);
        on("assignSoulId", value -> soulId.complete(value.toString()));
        on("sessionToken", value -> session.complete(read(value)));
        on("gameStateUpdate", value -> arrival.complete(read(value)));
        on("toolProgress", value -> progress.add(read(value)));
        on("debugInfo", value -> goodbye.complete(value.toString()));
        on(Socket.EVENT_DISCONNECT, reason -> disconnected.complete(reason.toString()));
        on(
                Socket.EVENT_CONNECT_ERROR,
                error -> soulId.completeExceptionally(new AssertionError("no way in: " + error)));
        var _ = socket.connect();
    }

    private void on(String event, Consumer<Object> listener) {
        var _ = socket.on(event, arguments -> listener.accept(arguments[0]));
    }

    /// Comes in as somebody new.
    static RemotePlayer enter(ServerProcess server) throws Exception {
        return entered(new RemotePlayer(server.port(), Optional.empty()));
    }

    /// Comes in with the token of an earlier visit.
    static RemotePlayer enter(ServerProcess server, String token) throws Exception {
        return entered(new RemotePlayer(server.port(), Optional.of(token)));
    }

    private static RemotePlayer entered(RemotePlayer player) throws Exception {
        boolean in = false;
        try {
            player.soulId();
            player.arrival();
            in = true;
            return player;
        } finally {
            if (!in) {
                player.close();
            }
        }
    }

    /// What the server assigned.
    String soulId() throws Exception {
        return within(soulId);
    }

    /// To be shown to come back as the same soul.
    String token() throws Exception {
        return within(session).text("token").orElseThrow();
    }

    /// Whether the server knew the token.
    boolean returning() throws Exception {
        return within(session).flag("returning");
    }

    /// The first state that was sent.
    Seen arrival() throws Exception {
        return new Seen(within(arrival));
    }

    /// What the server says when it stops.
    String goodbye() throws Exception {
        return within(goodbye);
    }

    /// Waits until the connection is gone.
    void awaitDisconnect() throws Exception {
        within(disconnected);
    }

    /// The state now.
    Seen state() throws Exception {
        return new Seen(within(send("requestState", JsonObject.EMPTY)));
    }

    /// Sends a request; the answer comes when it is acknowledged, on the client's own thread.
    CompletableFuture<JsonObject> send(String event, JsonObject payload) {
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        try {
            var _ =
                    socket.emit(
                            event,
                            new Object[] {new JSONObject(JsonText.write(payload))},
                            (Ack) arguments -> answer.complete(read(arguments[0])));
        } catch (JSONException e) {
            throw new IllegalArgumentException("no JSON object: " + payload, e);
        }
        return answer;
    }

    /// Uses something that the soul carries.
    CompletableFuture<JsonObject> use(String artifactId) {
        return send("performAction", JsonObject.of("artifactId", artifactId));
    }

    /// Uses something that the soul carries on something else.
    CompletableFuture<JsonObject> use(String artifactId, String target) {
        return send(
                "performAction",
                JsonObject.of("artifactId", artifactId)
                        .with("args", JsonObject.of("target_env_object_id", target)));
    }

    /// What it was told of its wishes.
    List<JsonObject> progress() {
        return progress;
    }

    CompletableFuture<JsonObject> leave(String exit) {
        return send("playerMove", JsonObject.of("exit_key", exit));
    }

    /// Asks the Orb for a tool.
    CompletableFuture<JsonObject> wish(String words) {
        return send(
                "submitToolDescription",
                JsonObject.of("description", words, "catalyst_artifact_id", ORB));
    }

    /// Completes the trial, from wherever it stands.
    void lightTheOtherPedestals() throws Exception {
        done(use("water_01", "pedestal_water"));
        done(use("wind_01", "pedestal_wind"));
    }

    /// From the start to the chasm.
    void goToTheChasm() throws Exception {
        done(use(EMBER, "pedestal_fire"));
        lightTheOtherPedestals();
        done(leave("sealed_door_exit_landmark"));
    }

    /// Waits for an answer, which must be a success.
    static JsonObject done(CompletableFuture<JsonObject> answer) throws Exception {
        JsonObject given = within(answer);
        assertThat(given.flag("success")).as("%s", given).isTrue();
        return given;
    }

    /// Waits for an answer, which must be a refusal.
    static JsonObject refused(CompletableFuture<JsonObject> answer) throws Exception {
        JsonObject given = within(answer);
        assertThat(given.flag("success")).as("%s", given).isFalse();
        return given;
    }

    private static <T> T within(CompletableFuture<T> future) throws Exception {
        return future.get(ServerProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static JsonObject read(Object value) {
        try {
            return JsonText.parseObject(value.toString());
        } catch (MalformedJsonException e) {
            throw new AssertionError("the server sent " + value, e);
        }
    }

    @Override
    public void close() {
        var _ = socket.close();
    }
}
