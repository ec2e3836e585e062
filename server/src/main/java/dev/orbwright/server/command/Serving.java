package dev.orbwright.server.command;

import dev.orbwright.server.GameServer;
import dev.orbwright.server.StartException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A server at work until the process is told to end (Ctrl-C, SIGTERM): players are told then, and
/// everything is saved. A server that is still starting is let finish, and closed.
final class Serving implements AutoCloseable {

    /// How long a start is waited for: libraries must not be torn from under a thread that loads
    /// them.
    private static final long PATIENCE_SECONDS = 30;

    /// Starts a server.
    interface Start {
        GameServer run() throws Exception;
    }

    private final PrintStream out;
    private final Runnable afterwards;
    private final CountDownLatch startOver = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Optional<GameServer> server = Optional.empty();

    private Serving(PrintStream out, Runnable afterwards) {
        this.out = out;
        this.afterwards = afterwards;
    }

    /// Starts a server, and says where players come in.
    ///
    /// @param afterwards is done when the server is closed, or could not start
    static Serving start(Start start, PrintStream out, Runnable afterwards) throws Exception {
        Serving serving = new Serving(out, afterwards);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(serving::stop));
        try {
            serving.server = Optional.of(start.run());
        } catch (StartException e) {
            serving.startOver.countDown();
            serving.close();
            throw e;
        } finally {
            serving.startOver.countDown();
        }
        out.printf("orbwright: ready on %s%n", serving.server().url());
        return serving;
    }

    /// The server.
    GameServer server() {
        return server.orElseThrow();
    }

    private void stop() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!startOver.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                out.println("orbwright: the start takes too long to wait for");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (server.isPresent()) {
            out.println("orbwright: stopping, saving the world");
            server.get().close();
        }
        afterwards.run();
        out.println("orbwright: stopped");
    }

    /// Ends without being told to, and without a word.
    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            server.ifPresent(GameServer::close);
            afterwards.run();
        }
    }

    /// Waits for ever.
    static void untilTheEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
