package dev.orbwright.server.transport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// A session layer that writes down what happens and answers as the event's name says.
final class RecordingConnections implements Connections {
    final Map<String, Client> clients = new ConcurrentHashMap<>();
    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    final Map<String, String> ended = new ConcurrentHashMap<>();
    final CountDownLatch gate = new CountDownLatch(1);

    @Override
    public void connected(Client client) {
        clients.put(client.id(), client);
        log.add("connected");
    }

    @Override
    public void disconnected(Client client, String reason) {
        clients.remove(client.id());
        ended.put(client.id(), reason);
        log.add("disconnected: " + reason);
    }

    @Override
    public CompletionStage<String> received(
            Client client, String event, List<String> argumentsJson) {
        log.add(event + argumentsJson);
        return switch (event) {
            case "throw" -> throw new IllegalStateException("secret internals");
            case "fail" ->
                    CompletableFuture.failedFuture(new IllegalStateException("secret internals"));
            case "wait" -> {
                await();
                yield CompletableFuture.completedFuture("\"waited\"");
            }
            case "never" -> new CompletableFuture<>();
            case "who" ->
                    CompletableFuture.completedFuture(
                            "{\"id\":\""
                                    + client.id()
                                    + "\",\"address\":\""
                                    + client.address()
                                    + "\",\"token\":\""
                                    + client.authToken().orElse("none")
                                    + "\"}");
            default ->
                    CompletableFuture.completedFuture("[" + String.join(",", argumentsJson) + "]");
        };
    }

    private void await() {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    Client only() {
        return clients.values().iterator().next();
    }
}
