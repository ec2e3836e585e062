package dev.orbwright.server.demo;

import dev.orbwright.server.transport.Client;
import dev.orbwright.server.transport.Connections;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A client without a network: asks through the same door as any other, and reads the answers.
final class DemoPlayer implements Client, AutoCloseable {

    private static final long LONGEST_ANSWER_MINUTES = 15;

    private final Connections door;
    private final String id = "demo-" + UUID.randomUUID();

    private final NpcTalk talk = new NpcTalk();

    private volatile String soulId = "";

    private DemoPlayer(Connections door) {
        this.door = door;
    }

    static DemoPlayer enter(Connections door) {
        DemoPlayer player = new DemoPlayer(door);
        door.connected(player);
        return player;
    }

    /// Asks, and waits for the answer.
    JsonObject ask(String event, JsonObject payload) throws StepFailedException {
        try {
            String answer =
                    door.received(this, event, List.of(JsonText.write(payload)))
                            .toCompletableFuture()
                            .orTimeout(LONGEST_ANSWER_MINUTES, TimeUnit.MINUTES)
                            .join();
            return JsonText.parseObject(answer);
        } catch (MalformedJsonException | CompletionException e) {
            throw new StepFailedException("an answer to " + event, String.valueOf(e.getMessage()));
        }
    }

    /// The world as this player sees it now.
    JsonObject state() throws StepFailedException {
        return ask("requestState", JsonObject.EMPTY);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String address() {
        return "demo";
    }

    @Override
    public Optional<String> authToken() {
        return Optional.empty();
    }

    /// The soul that this player was given.
    String soulId() {
        return soulId;
    }

    /// What NPCs say where this player is.
    NpcTalk talk() {
        return talk;
    }

    /// A demo looks at the state when it wants to know; of what is pushed it needs its soul's id
    /// and what NPCs say.
    @Override
    public void send(String event, String json) {
        try {
            if (event.equals("assignSoulId")
                    && JsonText.parse(json) instanceof Json.Str(String given)) {
                soulId = given;
            } else if (event.startsWith("npc")) {
                talk.hear(event, JsonText.parseObject(json));
            }
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("the server sent " + json, e);
        }
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public void onWritable(Runnable then) {
        then.run();
    }

    @Override
    public void disconnect(String reason) {}

    @Override
    public void close() {
        door.disconnected(this, "the demo is over");
    }

    /// What an answer says, for people.
    static String message(JsonObject answer) {
        return answer.object("error")
                .text("message")
                .or(() -> answer.text("message"))
                .orElseGet(() -> JsonText.write((Json) answer));
    }
}
