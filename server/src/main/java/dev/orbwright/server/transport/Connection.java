package dev.orbwright.server.transport;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One Socket.IO client from its CONNECT packet to its end.
///
/// [#arrived], [#ended] and [#writabilityChanged] are called on the event loop and hand over; the
/// rest may be called from anywhere.
final class Connection implements Client {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final Fault TOO_MANY_REQUESTS =
            new Fault(
                    "TOO_MANY_REQUESTS",
                    "Too many requests are unanswered; wait for answers before sending more.");

    private final SocketIOClient socket;
    private final Channel channel;
    private final String address;
    private final Optional<String> token;
    private final Connections connections;
    private final int maxOpenRequests;
    private final Mailbox mailbox;
    private final Outbox outbox;

    /// Requests that wait or are being served.
    private final AtomicInteger open = new AtomicInteger();

    /// Requests refused since none was open; only touched on the event loop.
    private int refused;

    /// Why it ends; empty while it lives.
    private volatile String ending = "";

    Connection(
            SocketIOClient socket,
            Channel channel,
            Optional<String> token,
            PortSettings settings,
            Connections connections,
            Executor executor) {
        this.socket = socket;
        this.channel = channel;
        this.address = channel.attr(Handshake.KEY).get().address();
        this.token = token.or(() -> channel.attr(Handshake.KEY).get().queryToken());
        this.connections = connections;
        this.maxOpenRequests = settings.maxOpenRequests();
        this.mailbox = new Mailbox(executor);
        this.outbox = new Outbox(channel, settings, executor);
        mailbox.put(() -> connections.connected(this));
    }

    @Override
    public String id() {
        return socket.getSessionId().toString();
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Optional<String> authToken() {
        return token;
    }

    @Override
    public void send(String event, String json) {
        if (!isEnding()) {
            socket.sendEvent(event, outbox.counted(json));
        }
    }

    @Override
    public boolean isConnected() {
        return !isEnding();
    }

    @Override
    public boolean writable() {
        return !isEnding() && outbox.writable();
    }

    @Override
    public void onWritable(Runnable ready) {
        if (!isEnding()) {
            outbox.onWritable(ready);
        }
    }

    @Override
    public void disconnect(String reason) {
        if (end(reason)) {
            socket.disconnect();
            Farewell.say(channel, WebSocketCloseStatus.NORMAL_CLOSURE, reason);
        }
    }

    boolean isEnding() {
        return !ending.isEmpty();
    }

    private synchronized boolean end(String reason) {
        if (isEnding()) {
            return false;
        }
        ending = reason.isBlank() ? "no reason given" : reason;
        return true;
    }

    /// An event packet came.
    void arrived(Arrival arrival, AckRequest acknowledgement) {
        if (isEnding()) {
            return;
        }
        switch (arrival) {
            case Arrival.Event event -> accept(event, acknowledgement);
            case Arrival.Excessive(String why) ->
                    refuse(new Fault("BAD_REQUEST", "Not taken: " + why + "."), acknowledgement);
            case Arrival.Malformed(String why) -> {
                refuse(new Fault("BAD_REQUEST", "Not understood: " + why + "."), acknowledgement);
                disconnect("malformed packet");
            }
        }
    }

    private void accept(Arrival.Event event, AckRequest acknowledgement) {
        int before = open.get();
        if (before == 0) {
            refused = 0;
        }
        if (before < maxOpenRequests) {
            open.incrementAndGet();
            mailbox.put(() -> serve(event, acknowledgement));
            return;
        }
        refuse(TOO_MANY_REQUESTS, acknowledgement);
        if (++refused >= maxOpenRequests) {
            log.warn("cutting {}: {} requests over its limit", address, refused);
            disconnect("too many requests");
        }
    }

    private void serve(Arrival.Event event, AckRequest acknowledgement) {
        received(event)
                .whenComplete((answer, failure) -> {
                    open.decrementAndGet();
                    if (failure == null && answer != null) {
                        acknowledge(acknowledgement, answer);
                        return;
                    }
                    log.error(
                            "event {} of {} failed",
                            RawJson.quoted(event.name()),
                            id(),
                            failure != null
                                    ? failure
                                    : new IllegalStateException("the answer is null"));
                    acknowledge(acknowledgement, Fault.INTERNAL.acknowledgement());
                });
    }

    private CompletionStage<String> received(Arrival.Event event) {
        try {
            CompletionStage<String> answer =
                    connections.received(this, event.name(), event.arguments());
            return answer != null
                    ? answer
                    : CompletableFuture.failedFuture(
                            new IllegalStateException("the handler returned no stage"));
        } catch (RuntimeException | Error failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private void refuse(Fault fault, AckRequest acknowledgement) {
        if (acknowledgement.isAckRequested()) {
            acknowledge(acknowledgement, fault.acknowledgement());
        } else {
            send("error", fault.json());
        }
    }

    private void acknowledge(AckRequest request, String json) {
        if (request.isAckRequested() && !isEnding()) {
            request.sendAckData(List.of(outbox.counted(json)));
        }
    }

    void writabilityChanged() {
        outbox.writabilityChanged();
    }

    /// The socket is closed.
    ///
    /// @param reason used unless the server had one of its own
    void ended(String reason) {
        end(reason);
        mailbox.put(() -> connections.disconnected(this, ending));
    }
}
