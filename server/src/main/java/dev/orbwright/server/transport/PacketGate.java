package dev.orbwright.server.transport;

import com.corundumstudio.socketio.handler.ClientHead;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets only well-formed packets of the default namespace through to netty-socketio.
///
/// The library's own decoder takes anything: it reads an acknowledgement id in time quadratic in
/// its length, keeps packets that it cannot use, and takes a `[` inside an auth payload for an
/// event. So every packet is checked here first, by its first few bytes, and a peer that sends
/// another kind is told so and closed. The grammar is that of Engine.IO 4 and Socket.IO 5, without
/// binary:
///
/// ```
/// 3                    pong
/// 40 [object]          connect, once; the object is read here and not passed on
/// 41                   disconnect
/// 42 [digits] [array]  event, after connect
/// ```
// Netty tells of failed writes by closing the channel; the futures say nothing more.
@SuppressWarnings("FutureReturnValueIgnored")
final class PacketGate extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(PacketGate.class);

    /// More digits than a client counts to, fewer than overflow an int.
    private static final int MAX_ID_DIGITS = 9;

    private static final int MAX_AUTH_BYTES = 16 * 1024;
    private static final byte RECORD_SEPARATOR = 0x1E;

    private final OpenConnections open;
    private Optional<Connection> connection = Optional.empty();
    private boolean upgraded;
    private boolean ending;

    PacketGate(OpenConnections open) {
        this.open = open;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        switch (message) {
            case FullHttpRequest handshake -> {
                upgraded = true;
                expectConnect(ctx);
                ctx.fireChannelRead(handshake);
            }
            case WebSocketFrame frame -> read(ctx, frame);
            default -> ctx.fireChannelRead(message);
        }
    }

    private void expectConnect(ChannelHandlerContext ctx) {
        ctx.executor()
                .schedule(
                        () -> {
                            if (connection.isEmpty() && ctx.channel().isActive()) {
                                refuse(ctx, WebSocketCloseStatus.POLICY_VIOLATION, "no connect");
                            }
                        },
                        open.settings().patience().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void read(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame) {
            if (isEnding()) {
                frame.release();
                ctx.close();
            } else {
                // The library echoes it and closes.
                ctx.fireChannelRead(frame);
            }
            return;
        }
        if (isEnding()) {
            frame.release();
            return;
        }
        switch (frame) {
            case TextWebSocketFrame text -> readPacket(ctx, text);
            case PingWebSocketFrame ping ->
                    ctx.channel().writeAndFlush(new PongWebSocketFrame(ping.content()));
            case PongWebSocketFrame pong -> pong.release();
            case BinaryWebSocketFrame binary -> {
                binary.release();
                refuse(ctx, WebSocketCloseStatus.INVALID_MESSAGE_TYPE, "binary is not served");
            }
            default -> {
                frame.release();
                refuse(ctx, WebSocketCloseStatus.PROTOCOL_ERROR, "unexpected frame");
            }
        }
    }

    private boolean isEnding() {
        return ending || connection.filter(Connection::isEnding).isPresent();
    }

    private void readPacket(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
        ByteBuf packet = frame.content();
        int length = packet.readableBytes();
        int first = length > 0 ? packet.getByte(packet.readerIndex()) : 0;
        int second = length > 1 ? packet.getByte(packet.readerIndex() + 1) : 0;
        if (first == '3' && length == 1) {
            ctx.fireChannelRead(frame);
        } else if (first == '4' && second == '2' && isEvent(packet)) {
            ctx.fireChannelRead(frame);
        } else {
            String rest = packet.toString(StandardCharsets.UTF_8);
            frame.release();
            if (first == '4' && second == '0' && connection.isEmpty()) {
                connect(ctx, rest.substring(2));
            } else if (rest.equals("41") || rest.equals("1")) {
                leave(ctx);
            } else {
                refuse(ctx, WebSocketCloseStatus.PROTOCOL_ERROR, "malformed packet");
            }
        }
    }

    private boolean isEvent(ByteBuf packet) {
        int at = packet.readerIndex() + 2;
        int end = Math.min(packet.writerIndex(), at + MAX_ID_DIGITS + 1);
        while (at < end && packet.getByte(at) >= '0' && packet.getByte(at) <= '9') {
            at++;
        }
        return connection.isPresent()
                && at < end
                && packet.getByte(at) == '['
                && packet.bytesBefore(RECORD_SEPARATOR) < 0;
    }

    private void connect(ChannelHandlerContext ctx, String payload) {
        if (payload.startsWith("/")) {
            ctx.channel()
                    .writeAndFlush(
                            new TextWebSocketFrame(
                                    "44"
                                            + namespace(payload)
                                            + ",{\"message\":\"Invalid namespace\"}"));
            refuse(ctx, WebSocketCloseStatus.POLICY_VIOLATION, "invalid namespace");
            return;
        }
        Optional<String> token = Optional.empty();
        try {
            if (payload.length() > MAX_AUTH_BYTES) {
                refuse(ctx, WebSocketCloseStatus.MESSAGE_TOO_BIG, "auth payload too big");
                return;
            }
            if (!payload.isEmpty()) {
                token = RawJson.token(payload);
            }
        } catch (JsonProcessingException malformed) {
            refuse(ctx, WebSocketCloseStatus.PROTOCOL_ERROR, "malformed auth payload");
            return;
        }
        ctx.fireChannelRead(new TextWebSocketFrame("40"));
        ClientHead head = ctx.channel().attr(ClientHead.CLIENT).get();
        connection = Optional.of(open.begin(head, ctx.channel(), token));
    }

    /// The namespace that was asked for, as far as it is harmless to repeat.
    private static String namespace(String payload) {
        int comma = payload.indexOf(',');
        String name = comma < 0 ? payload : payload.substring(0, comma);
        return name.matches("[\\w/.-]{1,100}") ? name : "/";
    }

    private void leave(ChannelHandlerContext ctx) {
        connection.ifPresent(leaving -> leaving.disconnect("client left"));
        if (connection.isEmpty()) {
            refuse(ctx, WebSocketCloseStatus.NORMAL_CLOSURE, "bye");
        }
    }

    private void refuse(ChannelHandlerContext ctx, WebSocketCloseStatus status, String reason) {
        if (ending) {
            return;
        }
        ending = true;
        Farewell.say(ctx.channel(), status, reason);
    }

    /// Reached by what goes wrong behind the frame decoder, such as too long a message in
    /// fragments.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        if (failure instanceof TooLongFrameException) {
            refuse(ctx, WebSocketCloseStatus.MESSAGE_TOO_BIG, "packet too big");
        } else {
            log.error("connection of {} failed", ctx.channel().remoteAddress(), failure);
            ctx.close();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        connection.ifPresent(Connection::writabilityChanged);
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event != HttpFront.Closing.NOW) {
            ctx.fireUserEventTriggered(event);
        } else if (upgraded && connection.isEmpty()) {
            refuse(ctx, WebSocketCloseStatus.ENDPOINT_UNAVAILABLE, "server is shutting down");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ctx.fireChannelInactive();
        connection.ifPresent(
                ended -> open.end(ended, ending ? "protocol error" : "connection closed"));
    }
}
