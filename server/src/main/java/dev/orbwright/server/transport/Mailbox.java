package dev.orbwright.server.transport;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the tasks of one client one after the other, on threads of an executor. It has no bound of
/// its own; [Connection] bounds what it puts in. Thread-safe.
final class Mailbox {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    private final Executor executor;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    Mailbox(Executor executor) {
        this.executor = executor;
    }

    void put(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::drain);
    }

    private void drain() {
        while (true) {
            Runnable task;
            synchronized (tasks) {
                if (tasks.isEmpty()) {
                    running = false;
                    return;
                }
                task = tasks.remove();
            }
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                // The next task must run whatever this one did.
                log.error("a connection's handler failed", failure);
            }
        }
    }
}
