package dev.orbwright.server.command;

import dev.orbwright.server.GameServer;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// A server at work until the process is told to end.
final class Serving implements AutoCloseable {

    private final GameServer server;
    private final PrintStream out;
    private final Runnable afterwards;
    private final AtomicBoolean ended = new AtomicBoolean();

    private Serving(GameServer server, PrintStream out, Runnable afterwards) {
        this.server = server;
        this.out = out;
        this.afterwards = afterwards;
    }

    /// Says where players come in, and closes the server when the process is told to end (Ctrl-C,
    /// SIGTERM): players are told then, and everything is saved.
    ///
    /// @param afterwards is done when the server is closed
    static Serving start(GameServer server, PrintStream out, Runnable afterwards) {
        Serving serving = new Serving(server, out, afterwards);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(serving::stop));
        out.printf("orbwright: ready on http://localhost:%d%n", server.port());
        return serving;
    }

    private void stop() {
        if (ended.compareAndSet(false, true)) {
            out.println("orbwright: stopping, saving the world");
            server.close();
            afterwards.run();
            out.println("orbwright: stopped");
        }
    }

    /// Ends without being told to, and without a word.
    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            server.close();
            afterwards.run();
        }
    }

    /// Waits for ever.
    static void untilTheEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
