package dev.orbwright.world.task;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that alone decides what is committed, and the queue in front of it; behind it is the
/// writer's. After trouble with the storage it loads the world again, and tries until that works.
final class Sequencer {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final int LONGEST_QUEUE = 10_000;

    private final History history;
    private final Recovery recovery;
    private final LinkedBlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final CommitWriter writer;
    private final Thread thread;

    /// Held while something enters a queue: nothing enters after the end of the world, and nobody
    /// who has seen a head gets to the writer before the commit that made it.
    private final Object door = new Object();

    private volatile boolean closed;

    /// Of the sequencer's thread alone.
    private boolean ended;

    Sequencer(String name, CommitStore store, History history, LongSupplier ticker) {
        this.history = history;
        this.recovery = new Recovery(store, ticker);
        this.writer = new CommitWriter("world-" + name + "-writer", store, this::stop);
        this.thread = Thread.ofPlatform().name("world-" + name + "-sequencer").start(this::run);
    }

    /// What keeps the storage from being used; empty where nothing does.
    String trouble() {
        return recovery.trouble();
    }

    boolean isRunning() {
        return trouble().isEmpty() && !closed;
    }

    /// Has the sequencer do this work, or says through the promise why not.
    void enqueue(CompletableFuture<?> promised, Runnable work) {
        Job job = Job.promising(promised, work);
        String refusal;
        synchronized (door) {
            if (closed) {
                refusal = "the world is closed";
            } else if (queue.size() >= LONGEST_QUEUE || writer.waiting() >= LONGEST_QUEUE) {
                refusal = "the world is too busy, try again in a moment";
            } else {
                queue.add(job);
                return;
            }
        }
        job.refuse().because(refusal);
    }

    /// Makes this state the newest one and its commit durable. Called by work, on the sequencer.
    ///
    /// @param kept is told on the writer's thread, after the listeners
    void commit(Head after, Commit commit, Runnable kept, CompletableFuture<?> promised) {
        Runnable durable =
                () -> {
                    history.keep(after, commit);
                    kept.run();
                };
        synchronized (door) {
            history.advanceTo(after);
            write(after, Optional.of(commit), durable, promised);
        }
    }

    /// Tells, on the writer's thread, once the newest state is durable. Called by work, on the
    /// sequencer.
    void whenDurable(Runnable durable, CompletableFuture<?> promised) {
        write(history.head(), Optional.empty(), durable, promised);
    }

    /// Tells, on the writer's thread, once the state that was seen is durable. Called by anybody.
    void whenDurable(Head seen, Runnable durable, CompletableFuture<?> promised) {
        synchronized (door) {
            if (isRunning()) {
                write(seen, Optional.empty(), durable, promised);
                return;
            }
        }
        enqueue(promised, () -> write(seen, Optional.empty(), durable, promised));
    }

    private void write(
            Head seen, Optional<Commit> commit, Runnable durable, CompletableFuture<?> promised) {
        writer.submit(new CommitWriter.Pending(seen, commit, durable, Job.refusal(promised)));
    }

    private void run() {
        while (!ended) {
            Optional<Job> job = next();
            if (!trouble().isEmpty()) {
                reload();
            }
            if (trouble().isEmpty()) {
                job.ifPresent(wanted -> wanted.work().run());
            } else {
                job.ifPresent(wanted -> wanted.refuse().because(trouble()));
            }
        }
        writer.finish();
    }

    /// The next work; in trouble, none once it is time to load the world again.
    private Optional<Job> next() {
        return trouble().isEmpty()
                ? Optional.of(Waiting.forNext(queue))
                : Waiting.forNext(queue, recovery.pause());
    }

    /// Called by the writer.
    private void stop(String reason) {
        recovery.demand(reason);
        // Wakes the sequencer, so that the world comes back though nobody asks for anything.
        synchronized (door) {
            if (!closed) {
                queue.add(Job.promising(new CompletableFuture<>(), () -> {}));
            }
        }
    }

    private void reload() {
        Optional<CommitStore.Saved> saved = recovery.attempt();
        if (saved.isEmpty()) {
            return;
        }
        history.startOver(saved.get());
        recovery.done();
        LOG.warn("The world was loaded again, as of commit {}", saved.get().sequence());
        history.listeners().tell(listener -> listener.reloaded(saved.get().state()));
    }

    /// @throws IllegalStateException on the sequencer's and the writer's thread, where waiting for
    ///   the world would never end
    void refuseOwnThreads() {
        if (Thread.currentThread().equals(thread) || writer.isCurrentThread()) {
            throw new IllegalStateException(
                    "a world's own thread cannot wait for its world: hand over to another one");
        }
    }

    /// Finishes what was accepted, refuses what comes later, and waits until both threads have
    /// ended. An interrupt ends the waiting.
    void close() {
        refuseOwnThreads();
        synchronized (door) {
            if (!closed) {
                closed = true;
                queue.add(new Job(() -> ended = true, _ -> ended = true));
            }
        }
        try {
            thread.join();
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
