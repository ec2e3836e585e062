package dev.orbwright.server;

import dev.orbwright.world.json.Json;
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
import java.util.stream.Collectors;
import org.json.JSONException;
import org.json.JSONObject;

/// A player with a real Socket.IO client.
final class Player implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> NPC_EVENTS =
            List.of(
                    "npcTurnStarted",
                    "npcTagOpen",
                    "npcTagChunk",
                    "npcTagClose",
                    "npcTurnFinished",
                    "npcTurnInterrupted",
                    "npcState",
                    "npcAsks",
                    "npcLeads",
                    "speech");

    private final Socket socket;
    private final CompletableFuture<String> soulId = new CompletableFuture<>();
    private final CompletableFuture<String> token = new CompletableFuture<>();
    private final List<JsonObject> states = new CopyOnWriteArrayList<>();
    private final List<JsonObject> results = new CopyOnWriteArrayList<>();
    private final List<JsonObject> progress = new CopyOnWriteArrayList<>();
    private final List<JsonObject> messages = new CopyOnWriteArrayList<>();
    private final List<JsonObject> quarantined = new CopyOnWriteArrayList<>();
    private final List<JsonObject> prompts = new CopyOnWriteArrayList<>();
    private final List<JsonObject> steps = new CopyOnWriteArrayList<>();
    private final List<String> logLines = new CopyOnWriteArrayList<>();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    /// Something that was told of an NPC, or said by a player.
    record Heard(String event, JsonObject payload) {
        String text(String member) {
            return payload.text(member).orElse("");
        }
    }

    private Player(int port, Optional<String> returning) {
        IO.Options options = new IO.Options();
        options.transports = new String[] {"websocket"};
        options.forceNew = true;
        options.reconnection = false;
        returning.ifPresent(known -> options.auth = Map.of("token", known));
        socket = IO.socket(URI.create("http://127.0.0.1:" + port), options);
        socket.on("assignSoulId", arguments -> soulId.complete(String.valueOf(arguments[0])));
        socket.on(
                "sessionToken",
                arguments -> token.complete(read(arguments[0]).text("token").orElse("")));
        socket.on("gameStateUpdate", arguments -> states.add(read(arguments[0])));
        socket.on("actionResult", arguments -> results.add(read(arguments[0])));
        socket.on("toolProgress", arguments -> progress.add(read(arguments[0])));
        socket.on("logLine", arguments -> logLines.add(read(arguments[0]).text("text").orElse("")));
        socket.on("demoStep", arguments -> steps.add(read(arguments[0])));
        socket.on("prompt", arguments -> prompts.add(read(arguments[0])));
        socket.on("functionQuarantined", arguments -> quarantined.add(read(arguments[0])));
        for (String event : NPC_EVENTS) {
            socket.on(event, arguments -> heard.add(new Heard(event, read(arguments[0]))));
        }
        socket.on("message", arguments -> messages.add(read(arguments[0])));
        var _ = socket.connect();
    }

    /// Comes in, as a new soul.
    static Player enter(int port) throws Exception {
        return entered(new Player(port, Optional.empty()));
    }

    /// Comes back, with the token of an earlier visit.
    static Player comeBack(int port, String token) throws Exception {
        return entered(new Player(port, Optional.of(token)));
    }

    private static Player entered(Player player) throws Exception {
        player.soulId();
        player.token();
        return player;
    }

    String soulId() throws Exception {
        return soulId.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    String token() throws Exception {
        return token.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// Asks, and does not wait for the answer.
    CompletableFuture<JsonObject> askLater(String event, Object payload) {
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        var _ =
                socket.emit(
                        event,
                        new Object[] {payload},
                        (Ack) arguments -> answer.complete(read(arguments[0])));
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    JsonObject ask(String event, JsonObject payload) throws Exception {
        return askLater(event, new JSONObject(JsonText.write(payload))).join();
    }

    JsonObject use(String artifactId, JsonObject arguments) throws Exception {
        return ask("performAction", JsonObject.of("artifactId", artifactId, "args", arguments));
    }

    JsonObject use(String artifactId, String target) throws Exception {
        return use(artifactId, JsonObject.of("target_env_object_id", target));
    }

    JsonObject wish(String text) throws Exception {
        return ask(
                "submitToolDescription",
                JsonObject.of("description", text, "catalyst_artifact_id", "orb_01"));
    }

    CompletableFuture<JsonObject> wishLater(String text) throws Exception {
        JsonObject wish = JsonObject.of("description", text, "catalyst_artifact_id", "orb_01");
        return askLater("submitToolDescription", new JSONObject(JsonText.write(wish)));
    }

    JsonObject state() throws Exception {
        return ask("requestState", JsonObject.EMPTY);
    }

    /// Wins the trial and goes to the chasm.
    void goToTheChasm() throws Exception {
        use("ember_01", "pedestal_fire");
        use("water_01", "pedestal_water");
        use("wind_01", "pedestal_wind");
        ask("playerMove", JsonObject.of("exit_key", "sealed_door_exit_landmark"));
    }

    /// What was told of NPCs, and said by players, in order.
    List<Heard> heard() {
        return heard;
    }

    /// The pieces of an event's member, joined.
    String heard(String event, String member) {
        return heard.stream()
                .filter(one -> one.event().equals(event))
                .map(one -> one.text(member))
                .collect(Collectors.joining());
    }

    List<JsonObject> states() {
        return states;
    }

    List<JsonObject> results() {
        return results;
    }

    List<JsonObject> progress() {
        return progress;
    }

    List<JsonObject> messages() {
        return messages;
    }

    List<JsonObject> quarantined() {
        return quarantined;
    }

    List<String> logLines() {
        return logLines;
    }

    List<JsonObject> steps() {
        return steps;
    }

    List<JsonObject> prompts() {
        return prompts;
    }

    private static JsonObject read(Object value) {
        try {
            return JsonText.parseObject(value.toString());
        } catch (MalformedJsonException e) {
            throw new AssertionError("the server sent " + value, e);
        }
    }

    /// The payload of a request as the client library wants it.
    static JSONObject payload(Json value) throws JSONException {
        return new JSONObject(JsonText.write(value));
    }

    @Override
    public void close() {
        socket.disconnect();
        socket.close();
    }
}
