package dev.orbwright.server.transport;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Somebody at the other end of no network, who hears nothing of what is sent.
public final class FakeClient implements Client {

    private final String id;
    private final List<String> sentAway = new CopyOnWriteArrayList<>();
    private volatile boolean connected = true;

    public FakeClient(String id) {
        this.id = id;
    }

    /// Goes, without a word.
    public void leave() {
        connected = false;
    }

    /// Why the server sent it away, each time that it did.
    public List<String> sentAway() {
        return sentAway;
    }

    @Override
    public String id() {
        return id;
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
