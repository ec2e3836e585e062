package dev.orbwright.server.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One public connection while it speaks HTTP: vets each request, hands Socket.IO handshakes to
/// netty-socketio, and streams everything else to Javalin and back.
///
/// Requests are taken one at a time. What the client has pipelined meanwhile waits in a queue, and
/// the socket is read only while that queue is empty, so at most one read's worth is held. The same
/// brake gives back-pressure: while Javalin does not take a body, the queue is not emptied. Lives
/// on the channel's event loop; never waits.
// Netty tells of failed writes by closing the channel; the futures say nothing more.
@SuppressWarnings("FutureReturnValueIgnored")
final class HttpFront extends ChannelInboundHandlerAdapter {

    /// What all connections of a port share.
    ///
    /// @param javalin where Javalin listens
    /// @param patience see [PortSettings#patience]
    record Shared(
            RequestRules rules, InternalDoor door, InetSocketAddress javalin, Duration patience) {}

    /// Told to every pipeline when the port closes.
    enum Closing {
        NOW
    }

    private enum Stage {
        /// Waits for a request.
        HEAD,
        /// Streams a request's body to Javalin.
        BODY,
        /// The request is through; Javalin answers.
        ANSWER,
        /// A Socket.IO handshake waits for its (empty) end.
        HANDSHAKE,
        /// Answered for good: what still comes is thrown away until the client closes.
        ENDING
    }

    private static final Logger log = LoggerFactory.getLogger(HttpFront.class);

    /// An idle kept-alive connection, or a client that does not read its answer, may take longer.
    private static final int LONGER = 6;

    private static final long LINGER_MILLIS = 1_000;

    private final Channel client;
    private final Shared shared;
    private final boolean admitted;
    private final Queue<HttpObject> waiting = new ArrayDeque<>();

    private Optional<Upstream> upstream = Optional.empty();
    private Optional<Future<?>> watch = Optional.empty();
    private Exchange exchange = Exchange.none();
    private Stage stage = Stage.HEAD;
    private boolean served;

    /// Whether the head of the request has left for Javalin; the body must wait for that.
    private boolean sent;

    private boolean closing;
    private boolean pumping;
    private boolean removed;
    private long lastProgress = System.nanoTime();

    /// @param admitted false for a connection over the caps: it is told so and closed
    HttpFront(Channel client, Shared shared, boolean admitted) {
        this.client = client;
        this.shared = shared;
        this.admitted = admitted;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        long period = Math.max(1, shared.patience().toMillis() / 2);
        watch =
                Optional.of(
                        client.eventLoop()
                                .scheduleWithFixedDelay(
                                        this::cutIfIdle, period, period, TimeUnit.MILLISECONDS));
    }

    /// Not passed on: netty-socketio would start its first-data time-out, which HTTP never ends.
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        client.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        lastProgress = System.nanoTime();
        waiting.add((HttpObject) message);
        pump();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        pump();
    }

    private void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            while (!removed && !waiting.isEmpty() && takes()) {
                take(waiting.remove());
            }
        } finally {
            pumping = false;
        }
        if (!removed && waiting.isEmpty()) {
            // Also while an answer is awaited: only a read tells that the client has gone.
            client.read();
        }
    }

    private boolean takes() {
        return switch (stage) {
            case HEAD, HANDSHAKE, ENDING -> true;
            case BODY -> sent && upstream.filter(Upstream::writable).isPresent();
            case ANSWER -> false;
        };
    }

    private void take(HttpObject message) {
        switch (stage) {
            case HEAD -> {
                if (message instanceof HttpRequest request) {
                    begin(request);
                } else {
                    ReferenceCountUtil.release(message);
                }
            }
            case BODY -> {
                boolean last = message instanceof LastHttpContent;
                if (message.decoderResult().isFailure()) {
                    ReferenceCountUtil.release(message);
                    refuse(Refusal.badRequest("The request's body is malformed."));
                    return;
                }
                upstream.orElseThrow().send(message);
                if (last) {
                    stage = Stage.ANSWER;
                }
            }
            case HANDSHAKE -> {
                boolean last = message instanceof LastHttpContent;
                ReferenceCountUtil.release(message);
                if (last) {
                    handOver();
                }
            }
            case ANSWER, ENDING -> ReferenceCountUtil.release(message);
        }
    }

    private void begin(HttpRequest request) {
        exchange = Exchange.of(request);
        sent = false;
        Optional<Refusal> refusal =
                (admitted ? Optional.<Refusal>empty() : Optional.of(Refusal.TOO_MANY_CONNECTIONS))
                        .or(() -> shared.rules().refusal(request));
        boolean socketIo = refusal.isEmpty() && Handshake.isFor(request);
        if (socketIo) {
            refusal = Handshake.refusal(request);
        }
        if (refusal.isPresent()) {
            refuse(refusal.get());
        } else if (socketIo) {
            String address = address().getAddress().getHostAddress();
            client.attr(Handshake.KEY).set(Handshake.of(request, address));
            stage = Stage.HANDSHAKE;
        } else {
            stage = Stage.BODY;
            forward(
                    ProxyHeaders.toUpstream(
                            request, exchange.asksToSwitch(), shared.door(), address()));
        }
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) client.remoteAddress();
    }

    private void forward(HttpRequest head) {
        Upstream to = upstream.orElseGet(() -> new Upstream(this, client, shared.javalin()));
        upstream = Optional.of(to);
        if (to.connecting().isSuccess()) {
            forward(to, head);
            return;
        }
        to.connecting()
                .addListener(connected -> {
                    if (connected.isSuccess()) {
                        forward(to, head);
                        pump();
                    } else {
                        log.error("Javalin does not accept", connected.cause());
                        upstreamGone(to);
                    }
                });
    }

    private void forward(Upstream to, HttpRequest head) {
        to.send(head);
        to.read();
        sent = true;
    }

    /// The client's next packets are netty-socketio's.
    private void handOver() {
        Handshake handshake = client.attr(Handshake.KEY).get();
        ChannelPipeline pipeline = client.pipeline();
        if (!waiting.isEmpty() || pipeline.get(StrictRequestDecoder.class).hasMore()) {
            refuse(Refusal.badRequest("A client waits for the answer to its handshake."));
            return;
        }
        ChannelHandlerContext here = pipeline.context(this);
        here.fireChannelRead(handshake.forLibrary());
        here.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        pipeline.remove(this);
        client.config().setAutoRead(true);
    }

    /// A part of Javalin's answer.
    void answered(HttpObject part) {
        lastProgress = System.nanoTime();
        if (stage != Stage.BODY && stage != Stage.ANSWER) {
            ReferenceCountUtil.release(part);
            return;
        }
        if (part.decoderResult().isFailure()) {
            ReferenceCountUtil.release(part);
            log.error("Javalin's answer cannot be read", part.decoderResult().cause());
            broken();
            return;
        }
        switch (exchange.pass(part, client, stage == Stage.ANSWER, closing)) {
            case MORE_TO_COME -> {}
            case SWITCHED -> relay();
            case COMPLETE -> {
                if (exchange.keepAlive()) {
                    stage = Stage.HEAD;
                    served = true;
                    client.flush();
                    pump();
                } else {
                    end();
                }
            }
        }
    }

    /// Javalin has nothing more at the moment.
    void answeredForNow() {
        client.flush();
        if (client.isWritable()) {
            upstream.ifPresent(Upstream::read);
        }
    }

    void upstreamWritable() {
        pump();
    }

    void upstreamGone(Upstream gone) {
        if (upstream.filter(current -> current == gone).isEmpty()) {
            return;
        }
        upstream = Optional.empty();
        if (stage == Stage.BODY || stage == Stage.ANSWER) {
            broken();
        }
    }

    private void broken() {
        if (exchange.isAnswering()) {
            // Part of an answer is out: an early end is the only way left to tell.
            client.close();
        } else {
            refuse(Refusal.NO_ANSWER);
        }
    }

    private void relay() {
        client.flush();
        Upstream to = upstream.orElseThrow();
        upstream = Optional.empty();
        if (waiting.isEmpty()) {
            Relay.join(client, to);
        } else {
            // Sent before the upgrade was agreed, and already misread as HTTP.
            to.close();
            client.close();
        }
    }

    private void refuse(Refusal refusal) {
        if (exchange.isAnswering()) {
            client.close();
            return;
        }
        client.write(refusal.response());
        end();
    }

    /// Closes so that the client can still read the answer: a plain close with unread input makes
    /// TCP throw away what is under way.
    private void end() {
        stage = Stage.ENDING;
        closeUpstream();
        client.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(written -> ((SocketChannel) client).shutdownOutput());
        client.eventLoop().schedule(() -> client.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        pump();
    }

    private void closeUpstream() {
        Optional<Upstream> open = upstream;
        upstream = Optional.empty();
        open.ifPresent(Upstream::close);
    }

    private void cutIfIdle() {
        long patience = shared.patience().toNanos();
        long limit =
                switch (stage) {
                    case HEAD -> served ? LONGER * patience : patience;
                    case BODY -> waiting.isEmpty() ? patience : Long.MAX_VALUE;
                    case ANSWER -> client.isWritable() ? Long.MAX_VALUE : LONGER * patience;
                    case HANDSHAKE, ENDING -> patience;
                };
        if (System.nanoTime() - lastProgress > limit) {
            log.debug("closing {}, which kept the server waiting in {}", address(), stage);
            client.close();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        lastProgress = System.nanoTime();
        if (client.isWritable()) {
            upstream.filter(to -> to.connecting().isSuccess()).ifPresent(Upstream::read);
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event != Closing.NOW) {
            ctx.fireUserEventTriggered(event);
            return;
        }
        closing = true;
        if (stage == Stage.HEAD) {
            client.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        closeUpstream();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        removed = true;
        watch.ifPresent(scheduled -> scheduled.cancel(false));
        closeUpstream();
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        log.debug("connection of {} failed", client.remoteAddress(), failure);
        ctx.close();
    }
}
