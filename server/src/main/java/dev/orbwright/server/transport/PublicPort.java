package dev.orbwright.server.transport;

import com.corundumstudio.socketio.Configuration;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The port that players connect to: Socket.IO at `/socket.io/`, Javalin for everything else.
public final class PublicPort implements AutoCloseable {
    static final String THREADS = "orbwright-port";

    private static final Logger log = LoggerFactory.getLogger(PublicPort.class);

    /// What answers under way and goodbyes get when the port closes; streams of events never end.
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final Duration THREAD_END = Duration.ofSeconds(5);

    private final PortSettings settings;
    private final Javalin javalin;
    private final OpenConnections open;
    private final PortInitializer initializer;
    private final EventLoopGroup loops;
    private final ChannelGroup channels;
    private final Channel listening;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PublicPort(PortSettings settings, Javalin javalin, InternalDoor door, Connections to) {
        this.settings = settings;
        this.javalin = javalin;
        var origins = new OriginRules(settings.host(), settings.allowedOrigins());
        Configuration library = PortInitializer.library(settings, origins);
        open = new OpenConnections(settings, library, to);
        loops =
                new MultiThreadIoEventLoopGroup(
                        0, new DefaultThreadFactory(THREADS, true), NioIoHandler.newFactory());
        channels = new DefaultChannelGroup(loops.next());
        initializer =
                new PortInitializer(
                        new HttpFront.Shared(
                                new RequestRules(origins),
                                door,
                                new InetSocketAddress(
                                        InetAddress.ofLiteral("127.0.0.1"), javalin.port()),
                                settings.patience()),
                        open,
                        channels);
        initializer.start(library, open.namespaces());
        try {
            listening = listen();
        } catch (RuntimeException failure) {
            endThreads();
            throw failure;
        }
    }

    /// Starts Javalin on an internal loopback port and listens on the public one. When this
    /// returns, both accept.
    ///
    /// @param http adds the routes; errors are already answered as JSON `{code, message}`
    /// @throws IllegalStateException if the public port cannot be bound
    public static PublicPort open(
            PortSettings settings, Consumer<JavalinConfig> http, Connections connections) {
        var door = new InternalDoor();
        Javalin javalin = HttpSide.start(http, door);
        try {
            return new PublicPort(settings, javalin, door, connections);
        } catch (RuntimeException failure) {
            javalin.stop();
            throw failure;
        }
    }

    private Channel listen() {
        var bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .option(ChannelOption.SO_BACKLOG, 1_024)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.AUTO_READ, false)
                        .childOption(
                                ChannelOption.WRITE_BUFFER_WATER_MARK, PortInitializer.WATER_MARK)
                        .childHandler(initializer)
                        .bind(settings.host(), settings.port())
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "Cannot listen on "
                            + settings.host()
                            + ":"
                            + settings.port()
                            + " ("
                            + bound.cause().getMessage()
                            + "); is another server running there? Choose another port.",
                    bound.cause());
        }
        return bound.channel();
    }

    /// The public port, 1 to 65535.
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /// Where a browser on this machine finds it.
    public String url() {
        InetAddress bound = ((InetSocketAddress) listening.localAddress()).getAddress();
        boolean byName = bound.isLoopbackAddress() || bound.isAnyLocalAddress();
        String host = byName ? "localhost" : settings.host();
        return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port());
    }

    /// True where only programs on this machine can connect.
    public boolean isLocal() {
        return ((InetSocketAddress) listening.localAddress()).getAddress().isLoopbackAddress();
    }

    /// Stops accepting, sends what is pending, says goodbye to every client and ends all threads.
    /// [Connections#disconnected] has been called for every client when this returns, unless a
    /// handler does not come back within [PortSettings#patience]. Must not be called from a
    /// [Connections] method.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        listening.close().awaitUninterruptibly();
        open.disconnectAll("server is shutting down");
        channels.forEach(
                channel -> channel.pipeline().fireUserEventTriggered(HttpFront.Closing.NOW));
        long grace = Math.min(settings.patience().toMillis(), GRACE.toMillis());
        if (!channels.newCloseFuture().awaitUninterruptibly(grace)) {
            log.info("{} connections are still busy; closing them", channels.size());
            channels.close().awaitUninterruptibly();
        }
        endThreads();
        javalin.stop();
    }

    private void endThreads() {
        try {
            // The loops first: only when they have ended, the last disconnect has been handed over.
            loops.shutdownGracefully(0, THREAD_END.toMillis(), TimeUnit.MILLISECONDS)
                    .await(THREAD_END.toMillis());
            open.close(settings.patience());
        } catch (InterruptedException interrupted) {
            log.warn("interrupted while closing; threads may go on for a moment");
            Thread.currentThread().interrupt();
        }
        initializer.stop();
    }
}
