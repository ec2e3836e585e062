package dev.orbwright.server.session;

import dev.orbwright.server.transport.Client;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonText;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// A connection joined to a soul. Who asks is known from here, and from nothing that a client
/// sends.
final class Session implements AutoCloseable {

    private final Client client;
    private final Supplier<String> soulId;
    private final boolean spectator;
    private final ExecutorService inOrder =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("session-", 0).factory());
    private final AtomicBoolean owedState = new AtomicBoolean();

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
        client.send(event, JsonText.write(payload));
    }

    /// Sends the state that it is given, or, while the client does not keep up, the one that is
    /// current when it does again.
    void sendState(Supplier<Json> state) {
        if (client.writable()) {
            send("gameStateUpdate", state.get());
        } else if (owedState.compareAndSet(false, true)) {
            client.onWritable(() -> {
                owedState.set(false);
                send("gameStateUpdate", state.get());
            });
        }
    }

    /// Does this after everything that the client asked for before.
    <T> CompletableFuture<T> next(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, inOrder);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /// Takes no more work; what is under way goes on.
    @Override
    public void close() {
        inOrder.shutdown();
    }
}
