package dev.orbwright.server.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import java.net.InetSocketAddress;

/// The connection to Javalin that belongs to one public connection, on the same event loop. Reads
/// only while the client takes what it has read.
// Netty tells of failed writes by closing the channel; the futures say nothing more.
@SuppressWarnings("FutureReturnValueIgnored")
final class Upstream extends ChannelInboundHandlerAdapter {
    private static final String CODEC = "codec";
    private static final int CONNECT_MILLIS = 5_000;
    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_HEADERS = 64 * 1024;

    private final HttpFront front;
    private final ChannelFuture connecting;

    Upstream(HttpFront front, Channel client, InetSocketAddress javalin) {
        this.front = front;
        connecting =
                new Bootstrap()
                        .group(client.eventLoop())
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.AUTO_READ, false)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                        .handler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline()
                                                .addLast(CODEC, codec())
                                                .addLast(Upstream.this);
                                    }
                                })
                        .connect(javalin);
    }

    ChannelFuture connecting() {
        return connecting;
    }

    boolean writable() {
        return connecting.isSuccess() && connecting.channel().isWritable();
    }

    void send(HttpObject part) {
        connecting.channel().writeAndFlush(part);
    }

    void read() {
        connecting.channel().read();
    }

    void close() {
        connecting.channel().close();
    }

    /// The HTTP handlers make room for `relay`, which gets what they have not decoded.
    void becomeStream(Relay relay) {
        ChannelPipeline pipeline = connecting.channel().pipeline();
        pipeline.replace(this, "relay", relay);
        pipeline.remove(CODEC);
    }

    Channel channel() {
        return connecting.channel();
    }

    private static HttpClientCodec codec() {
        return new HttpClientCodec(
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(MAX_LINE)
                        .setMaxHeaderSize(MAX_HEADERS),
                false,
                false);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object part) {
        front.answered((HttpObject) part);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        front.answeredForNow();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        front.upstreamWritable();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        front.upstreamGone(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        ctx.close();
    }
}
