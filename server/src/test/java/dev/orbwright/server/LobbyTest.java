package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.server.transport.Client;
import dev.orbwright.server.transport.Connections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class LobbyTest {

    private final Lobby lobby = new Lobby();
    private final World world = new World();

    @Test
    void whoComesEarlyWaitsAndIsThenLetIn() throws Exception {
        Visitor visitor = new Visitor();
        Thread coming = Thread.ofVirtual().start(() -> lobby.connected(visitor));
        await().until(() -> coming.getState() == Thread.State.WAITING);
        assertThat(world.log).isEmpty();

        lobby.open(world);
        coming.join();
        lobby.disconnected(visitor, "client closed");

        assertThat(world.log).containsExactly("connected", "disconnected");
        assertThat(visitor.sentAway).isEmpty();
    }

    @Test
    void whoLeavesWhileWaitingNeverComesIn() throws Exception {
        Visitor visitor = new Visitor();
        Thread coming = Thread.ofVirtual().start(() -> lobby.connected(visitor));
        await().until(() -> coming.getState() == Thread.State.WAITING);

        visitor.connected = false;
        lobby.open(world);
        coming.join();

        assertThat(world.log).isEmpty();
    }

    @Test
    void whoWaitsIsSentAwayWhereTheWorldDoesNotComeToBe() throws Exception {
        Visitor visitor = new Visitor();
        Thread coming = Thread.ofVirtual().start(() -> lobby.connected(visitor));

        lobby.close();
        coming.join();
        lobby.disconnected(visitor, "server closed");

        assertThat(visitor.sentAway).containsExactly("the server could not start");
        assertThat(world.log).isEmpty();
    }

    @Test
    void closingAnOpenLobbyKeepsItOpen() {
        lobby.open(world);
        lobby.close();

        lobby.connected(new Visitor());

        assertThat(lobby.received(new Visitor(), "look", List.of()).toCompletableFuture().join())
                .isEqualTo("\"look\"");
        assertThat(world.log).containsExactly("connected");
    }

    private static final class World implements Connections {
        final List<String> log = new CopyOnWriteArrayList<>();

        @Override
        public void connected(Client client) {
            log.add("connected");
        }

        @Override
        public void disconnected(Client client, String reason) {
            log.add("disconnected");
        }

        @Override
        public CompletionStage<String> received(Client client, String event, List<String> json) {
            return CompletableFuture.completedFuture("\"%s\"".formatted(event));
        }
    }

    private static final class Visitor implements Client {
        final List<String> sentAway = new CopyOnWriteArrayList<>();
        volatile boolean connected = true;

        @Override
        public String id() {
            return "visitor";
        }

        @Override
        public String address() {
            return "127.0.0.1";
        }

        @Override
        public Optional<String> authToken() {
            return Optional.empty();
        }

        @Override
        public void send(String event, String json) {}

        @Override
        public boolean isConnected() {
            return connected;
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public void onWritable(Runnable ready) {
            ready.run();
        }

        @Override
        public void disconnect(String reason) {
            sentAway.add(reason);
        }
    }
}
