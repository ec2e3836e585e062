package dev.orbwright.server;

import dev.orbwright.server.transport.Client;
import dev.orbwright.server.transport.Connections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/// Where players wait while the world is being made: the port is open before the world is, so that
/// the page is there at once.
///
/// A waiting client keeps a virtual thread of its own waiting, nothing else.
final class Lobby implements Connections, AutoCloseable {

    private final CompletableFuture<Connections> world = new CompletableFuture<>();

    /// Lets in who waits, and everybody from now on.
    void open(Connections doors) {
        world.complete(doors);
    }

    @Override
    public void connected(Client client) {
        try {
            Connections doors = world.join();
            // Who left while waiting, as by a reload of the page, leaves no soul behind.
            if (client.isConnected()) {
                doors.connected(client);
            }
        } catch (CompletionException e) {
            client.disconnect("the server could not start");
        }
    }

    @Override
    public void disconnected(Client client, String reason) {
        if (isOpen()) {
            world.join().disconnected(client, reason);
        }
    }

    @Override
    public CompletionStage<String> received(Client client, String event, List<String> arguments) {
        return world.thenCompose(doors -> doors.received(client, event, arguments));
    }

    private boolean isOpen() {
        return world.state() == CompletableFuture.State.SUCCESS;
    }

    /// Sends away who waits, where the world does not come to be. Does nothing once it is open.
    @Override
    public void close() {
        world.completeExceptionally(new IllegalStateException("the server could not start"));
    }
}
