package dev.orbwright.server.session;

import dev.orbwright.server.transport.Client;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.util.function.Supplier;

/// A connection joined to a soul. Who asks is known from here, and from nothing that a client
/// sends. Thread-safe.
final class Session {

    private final Client client;
    private final Supplier<String> soulId;
    private final boolean spectator;
    private boolean owedState;

    private Session(Client client, Supplier<String> soulId, boolean spectator) {
        this.client = client;
        this.soulId = soulId;
        this.spectator = spectator;
    }

    /// A player's session.
    static Session ofPlayer(Client client, String soulId) {
        return new Session(client, () -> soulId, false);
    }

    /// A session that sees what somebody else's soul sees, and cannot act.
    static Session ofSpectator(Client client, Supplier<String> watched) {
        return new Session(client, watched, true);
    }

    Client client() {
        return client;
    }

    String soulId() {
        return soulId.get();
    }

    boolean isSpectator() {
        return spectator;
    }

    void send(String event, Json payload) {
        sendText(event, JsonText.write(payload));
    }

    /// Sends JSON text as it is: what many hear is written once.
    void sendText(String event, String json) {
        client.send(event, json);
    }

    /// Sends the state that is current, or, while the client does not keep up, the one that is
    /// current when it does again. Looking and sending are one step, so that no client ends up with
    /// an older state than it had.
    synchronized void sendState(Supplier<JsonObject> current) {
        if (client.writable()) {
            send("gameStateUpdate", current.get());
        } else if (!owedState) {
            owedState = true;
            client.onWritable(() -> {
                synchronized (this) {
                    owedState = false;
                    send("gameStateUpdate", current.get());
                }
            });
        }
    }

    /// Sends the state that is current and returns it.
    synchronized JsonObject showState(Supplier<JsonObject> current) {
        JsonObject state = current.get();
        send("gameStateUpdate", state);
        return state;
    }
}
