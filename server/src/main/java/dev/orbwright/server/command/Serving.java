package dev.orbwright.server.command;

import dev.orbwright.server.GameServer;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/// Keeps a server running until the process is told to end.
final class Serving {

    private Serving() {}

    /// Closes the server when the process is told to end (Ctrl-C, SIGTERM). Everything is saved
    /// then.
    static void closeAtTheEnd(GameServer server, PrintStream out) {
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("shutdown")
                                .unstarted(() -> {
                                    out.println("orbwright: stopping, saving the world");
                                    server.close();
                                    out.println("orbwright: stopped");
                                }));
    }

    /// Where players come in.
    static void announce(GameServer server, PrintStream out) {
        out.printf("orbwright: ready on http://localhost:%d%n", server.port());
    }

    /// Waits for ever.
    static void untilTheEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
