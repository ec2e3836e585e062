package dev.orbwright.sandbox.worker;

import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.wire.Frame;
import dev.orbwright.sandbox.wire.Link;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a worker: `unix:PATH` or `tcp:PORT` and a secret come as two lines on its standard input,
/// which then stays open for as long as the server lives.
public final class WorkerMain {
    /// The process exits with this, or the numbers after it, when a run broke a limit and does not
    /// stop.
    private static final int EXIT_LIMIT = 64;

    private static final List<Limit> EXITS =
            List.of(Limit.CPU, Limit.WALL_CLOCK, Limit.MEMORY, Limit.FILES);

    /// The server is gone, or does not speak as it should.
    private static final int EXIT_DISCONNECTED = 2;

    /// Frames to a worker come from the server, which bounds what is in them.
    static final int MAX_FRAME = 1 << 28;

    /// Deep recursion inside the interpreter ends in a guest's error, not in the worker's.
    private static final long STACK_BYTES = 16L << 20;

    private static final Logger log = LoggerFactory.getLogger(WorkerMain.class);

    private WorkerMain() {}

    /// Runs until the server is gone.
    public static void main(String[] arguments) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        String address = line(in.readLine());
        String secret = line(in.readLine());
        new Thread(null, () -> serve(address, secret), "sandbox-guest", STACK_BYTES).start();
        // The server sends nothing more: this ends when the server does, however that happens.
        while (in.read() >= 0) {
            log.debug("More than an address and a secret on the standard input");
        }
        halt(EXIT_DISCONNECTED);
    }

    private static String line(@Nullable String line) throws EOFException {
        if (line == null) {
            throw new EOFException("Expected an address and a secret on the standard input");
        }
        return line;
    }

    private static void serve(String address, String secret) {
        try (SocketChannel channel = SocketChannel.open(addressOf(address));
                Link link = new Link(channel)) {
            link.add(new Frame.Hello(secret));
            link.flush(Link.FOREVER);
            GuestLoop.start(link, WorkerMain::giveUp).serve();
        } catch (IOException | RuntimeException e) {
            disconnected(e);
        }
        halt(EXIT_DISCONNECTED);
    }

    /// Ends the process: there is nobody left to work for.
    static void disconnected(Exception why) {
        if (!(why instanceof EOFException)) {
            log.error("The worker failed", why);
        }
        halt(EXIT_DISCONNECTED);
    }

    private static SocketAddress addressOf(String address) {
        String place = address.substring(address.indexOf(':') + 1);
        return address.startsWith("unix:")
                ? UnixDomainSocketAddress.of(Path.of(place))
                : new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(place));
    }

    /// The limit that the run of a worker with this exit code had broken, if it was for that.
    public static Optional<Limit> limitOfExit(int code) {
        int index = code - EXIT_LIMIT;
        return index >= 0 && index < EXITS.size()
                ? Optional.of(EXITS.get(index))
                : Optional.empty();
    }

    /// Ends the process between two runs: the server starts another.
    static void retire() {
        halt(EXIT_DISCONNECTED);
    }

    private static void giveUp(Limit limit) {
        halt(EXIT_LIMIT + EXITS.indexOf(limit));
    }

    /// At once: nothing here is worth cleaning up, and guests may not stop.
    private static void halt(int status) {
        Runtime.getRuntime().halt(status);
    }
}
