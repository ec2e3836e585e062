package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.server.transport.Client;
import dev.orbwright.server.transport.Connections;
import dev.orbwright.server.transport.FakeClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class LobbyTest {

    private final Lobby lobby = new Lobby();
    private final World world = new World();

    @Test
    void whoComesEarlyWaitsAndIsThenLetIn() throws Exception {
        FakeClient visitor = new FakeClient("visitor");
        Thread coming = Thread.ofVirtual().start(() -> lobby.connected(visitor));
        await().until(() -> coming.getState() == Thread.State.WAITING);
        assertThat(world.log).isEmpty();

        lobby.open(world);
        coming.join();
        lobby.disconnected(visitor, "client closed");

        assertThat(world.log).containsExactly("connected", "disconnected");
        assertThat(visitor.sentAway()).isEmpty();
    }

    @Test
    void whoLeavesWhileWaitingNeverComesIn() throws Exception {
        FakeClient visitor = new FakeClient("visitor");
        Thread coming = Thread.ofVirtual().start(() -> lobby.connected(visitor));
        await().until(() -> coming.getState() == Thread.State.WAITING);

        visitor.leave();
        lobby.open(world);
        coming.join();

        assertThat(world.log).isEmpty();
    }

    @Test
    void whoWaitsIsSentAwayWhereTheWorldDoesNotComeToBe() throws Exception {
        FakeClient visitor = new FakeClient("visitor");
        Thread coming = Thread.ofVirtual().start(() -> lobby.connected(visitor));

        lobby.close();
        coming.join();
        lobby.disconnected(visitor, "server closed");

        assertThat(visitor.sentAway()).containsExactly("the server could not start");
        assertThat(world.log).isEmpty();
    }

    @Test
    void closingAnOpenLobbyKeepsItOpen() {
        lobby.open(world);
        lobby.close();

        lobby.connected(new FakeClient("visitor"));

        assertThat(
                        lobby.received(new FakeClient("visitor"), "look", List.of())
                                .toCompletableFuture()
                                .join())
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
}
