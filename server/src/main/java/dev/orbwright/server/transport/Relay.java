package dev.orbwright.server.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;

/// Copies bytes to the other side of an upgraded connection, no faster than that side takes them.
/// Both sides are on the same event loop.
// Netty tells of failed writes by closing the channel; the futures say nothing more.
@SuppressWarnings("FutureReturnValueIgnored")
final class Relay extends ChannelInboundHandlerAdapter {
    private static final String NAME = "relay";

    private final Channel other;

    /// Turns a public connection and its upstream from HTTP into streams of bytes.
    static void join(Channel client, Upstream upstream) {
        ChannelPipeline pipeline = client.pipeline();
        String decoder = PortInitializer.HTTP_REQUEST_DECODER;
        pipeline.addAfter(decoder, NAME, new Relay(upstream.channel()));
        pipeline.toMap().keySet().stream()
                .filter(name -> !name.equals(NAME) && !name.equals(decoder))
                .forEach(pipeline::remove);
        // Last, because it passes on what it has not decoded.
        pipeline.remove(decoder);
        upstream.becomeStream(new Relay(client));
        upstream.channel().config().setAutoRead(true);
        client.config().setAutoRead(true);
    }

    private Relay(Channel other) {
        this.other = other;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        other.write(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        other.flush();
        ctx.channel().config().setAutoRead(other.isWritable());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        other.config().setAutoRead(ctx.channel().isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        other.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        ctx.close();
    }
}
