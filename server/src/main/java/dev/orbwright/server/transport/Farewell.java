package dev.orbwright.server.transport;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.concurrent.TimeUnit;

/// The clean end of a WebSocket: what is pending goes out, then the close frame; the socket is
/// closed when the peer has answered it ([PacketGate] sees to that), or after a moment.
// Netty tells of failed writes by closing the channel; the futures say nothing more.
@SuppressWarnings("FutureReturnValueIgnored")
final class Farewell {
    /// A close frame holds 123 bytes of text; a character takes up to 3.
    private static final int MAX_REASON = 40;

    private static final long MILLIS_TO_ANSWER = 1_000;

    private Farewell() {}

    static void say(Channel channel, WebSocketCloseStatus status, String reason) {
        String shown = reason.substring(0, Math.min(reason.length(), MAX_REASON));
        channel.writeAndFlush(new CloseWebSocketFrame(status, shown))
                .addListener(written ->
                        channel.eventLoop()
                                .schedule(
                                        () -> channel.close(),
                                        MILLIS_TO_ANSWER,
                                        TimeUnit.MILLISECONDS));
    }
}
