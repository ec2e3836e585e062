package dev.orbwright.server.transport;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.listener.DefaultExceptionListener;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds the pipeline of each accepted connection: netty-socketio's, with [HttpFront] right after
/// the HTTP decoder and [PacketGate] right before the library's WebSocket transport.
// Netty tells of failed writes by closing the channel; the futures say nothing more.
@SuppressWarnings("FutureReturnValueIgnored")
final class PortInitializer extends SocketIOChannelInitializer {
    static final int HIGH_WATER_BYTES = 256 * 1024;
    static final WriteBufferWaterMark WATER_MARK =
            new WriteBufferWaterMark(64 * 1024, HIGH_WATER_BYTES);

    private static final Logger log = LoggerFactory.getLogger(PortInitializer.class);
    private static final String LIBRARY_TRANSPORT = "libraryWebSocketTransport";

    private final HttpFront.Shared shared;
    private final ConnectionCaps caps;
    private final OpenConnections open;
    private final ChannelGroup channels;

    PortInitializer(HttpFront.Shared shared, OpenConnections open, ChannelGroup channels) {
        this.shared = shared;
        this.open = open;
        this.channels = channels;
        this.caps =
                new ConnectionCaps(
                        open.settings().maxConnections(),
                        open.settings().maxConnectionsPerAddress());
    }

    /// The library's settings; each one that differs from its default is there for a reason.
    static Configuration library(PortSettings settings, OriginRules origins) {
        var library = new Configuration();
        // Polling loses packets; binary is broken under Engine.IO 4.
        library.setTransports(Transport.WEBSOCKET);
        library.setJsonSupport(new RawJson());
        // By default a client may choose its session id.
        library.setRandomSession(true);
        // By default an empty acknowledgement is sent as soon as the listener returns.
        library.setAckMode(AckMode.MANUAL);
        // HttpFront has checked this already, for HTTP too; here it guards the library's own gate.
        library.setAuthorizationListener(handshake ->
                new AuthorizationResult(
                        origins.refusal(handshake.getHttpHeaders(), true).isEmpty()));
        library.setExceptionListener(new Failures());
        library.setMaxFramePayloadLength(settings.maxPayloadBytes());
        // Deltas are small: compressing them doubles latency and memory.
        library.setWebsocketCompression(false);
        library.setHttpCompression(false);
        library.setAddVersionHeader(false);
        library.setEnableCors(false);
        return library;
    }

    @Override
    protected void initChannel(Channel channel) throws Exception {
        InetAddress address = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        ConnectionCaps.Verdict verdict = caps.enter(address);
        channel.closeFuture().addListener(closed -> caps.leave(address, verdict));
        if (verdict == ConnectionCaps.Verdict.DROPPED) {
            channel.close();
            return;
        }
        channels.add(channel);
        super.initChannel(channel);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.replace(HTTP_REQUEST_DECODER, HTTP_REQUEST_DECODER, new StrictRequestDecoder());
        pipeline.addAfter(
                HTTP_REQUEST_DECODER,
                "httpFront",
                new HttpFront(channel, shared, verdict == ConnectionCaps.Verdict.ADMITTED));
        // The library puts its frame aggregator before the handler of this name. Giving the name to
        // the gate makes the gate see whole messages.
        ChannelHandler transport = pipeline.get(WEB_SOCKET_TRANSPORT);
        pipeline.replace(transport, WEB_SOCKET_TRANSPORT, new PacketGate(open));
        pipeline.addAfter(WEB_SOCKET_TRANSPORT, LIBRARY_TRANSPORT, transport);
    }

    /// What goes wrong on a connection ends that connection, and is worth a line only if it is not
    /// the client's doing.
    private static final class Failures extends DefaultExceptionListener {
        @Override
        public boolean exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
            switch (failure) {
                case IOException _, CorruptedWebSocketFrameException _, TooLongFrameException _ ->
                        log.debug(
                                "connection of {} failed", ctx.channel().remoteAddress(), failure);
                default ->
                        log.error(
                                "connection of {} failed", ctx.channel().remoteAddress(), failure);
            }
            ctx.close();
            return true;
        }
    }
}
