package dev.orbwright.world.task;

import dev.orbwright.world.state.WorldState;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One world, and the only door to change it.
///
/// Quick tasks run on the sequencer, one after the other ([#submit]). Tasks that take a while run
/// beside it on a snapshot ([#run]). If the world has moved on meanwhile, their log of calls is
/// executed again on the newest state: where every answer is the same, that is the commit, where
/// one differs the task is run again, and at last with the world for itself. This is
/// backward-oriented optimistic concurrency control (Kung and Robinson, 1981) with validation by
/// answers in place of read sets.
///
/// A task ends, and listeners hear of it, once its commit is durable. Thread-safe.
public final class World implements AutoCloseable {

    /// How often a recorded task is run at most: three times beside the sequencer, once on it.
    public static final int MAX_ATTEMPTS = 4;

    /// How many lines the world log holds.
    public static final int LOG_LINES = 100;

    private static final Logger LOG = LoggerFactory.getLogger(World.class);
    private static final int LONGEST_QUEUE = 10_000;
    private static final long RELOAD_PAUSE_MILLIS = 1_000;

    private final CommitStore store;
    private final Object storeLock = new Object();
    private final LongSupplier ticker;
    private final SecureRandom seeds = new SecureRandom();
    private final LinkedBlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final Listeners listeners = new Listeners();
    private final LogTail log = new LogTail();
    private final AtomicLong replays = new AtomicLong();
    private final AtomicLong conflicts = new AtomicLong();
    private final AtomicLong exclusiveTurns = new AtomicLong();
    private final CommitWriter writer;
    private final Thread sequencer;

    /// Held while something enters a queue: nothing enters after the end of the world, and nobody
    /// who has seen a head gets to the writer before the commit that made it.
    private final Object door = new Object();

    private final long timeOffset;
    private volatile Head head;
    private volatile Head durable;
    private volatile String trouble = "";
    private volatile boolean closed;

    // Of the sequencer's thread alone.
    private boolean ended;
    private long lastReload;
    private long latestWorldTime;

    private World(String name, CommitStore store, CommitStore.Saved saved, LongSupplier ticker) {
        this.store = store;
        this.ticker = ticker;
        this.timeOffset = saved.worldTime() - ticker.getAsLong();
        this.head = new Head(saved.state(), saved.sequence(), 0);
        this.durable = head;
        this.latestWorldTime = saved.worldTime();
        this.log.reset(saved.log());
        this.writer = new CommitWriter("world-" + name + "-writer", store, storeLock, this::stop);
        this.sequencer =
                Thread.ofPlatform().name("world-" + name + "-sequencer").start(this::sequence);
    }

    /// Opens the world that is kept in the store.
    ///
    /// @param name for threads and log lines
    /// @param ticker milliseconds from any start that never go back; world time advances with it
    public static World open(String name, CommitStore store, LongSupplier ticker)
            throws CommitStore.StorageException {
        return new World(name, store, store.load(), ticker);
    }

    /// The newest state, to run tasks on; it may not be durable yet, so show [#durable] to people.
    public WorldState snapshot() {
        return head.state();
    }

    /// The state as of the last durable commit.
    public WorldState durable() {
        return durable.state();
    }

    /// Milliseconds that this world has lived. Goes on from the last commit when it is opened.
    public long worldTime() {
        return ticker.getAsLong() + timeOffset;
    }

    /// The latest durable lines of the world log, oldest first.
    public List<CommitStore.LogLine> log() {
        return log.latest();
    }

    /// The source text of this hash, where it is durable.
    public Optional<String> source(String hash) throws CommitStore.StorageException {
        synchronized (storeLock) {
            return store.source(hash);
        }
    }

    /// From now on the listener is told of commits.
    public void subscribe(WorldListener listener) {
        listeners.add(listener);
    }

    /// From now on the listener is told nothing more; what is being told right now may still reach
    /// it.
    public void unsubscribe(WorldListener listener) {
        listeners.remove(listener);
    }

    /// How this world is doing.
    public WorldStatus status() {
        Head now = durable;
        return new WorldStatus(
                trouble.isEmpty() && !closed,
                trouble,
                now.sequence(),
                worldTime(),
                now.state().size(),
                replays.get(),
                conflicts.get(),
                exclusiveTurns.get());
    }

    /// Runs a quick task on the sequencer. What is chained to the outcome runs on the writer's
    /// thread: hand over at once.
    ///
    /// @return its outcome, once durable; fails with [WorldStoppedException] where the world takes
    ///   no tasks or could not keep this one
    public <R> CompletableFuture<Outcome<R>> submit(Actor actor, String cause, Task<R> task) {
        CompletableFuture<Outcome<R>> promised = new CompletableFuture<>();
        enqueue(
                promised,
                () -> {
                    Transaction transaction = new Transaction(head.state(), freshSeed());
                    finish(
                            actor,
                            cause,
                            transaction,
                            task.run(transaction),
                            1,
                            promised::complete,
                            promised);
                });
        return promised;
    }

    /// Runs a task beside the sequencer, on the calling thread, and waits until its outcome is
    /// durable.
    ///
    /// @throws WorldStoppedException where the world takes no tasks or could not keep this one
    /// @throws IllegalStateException on one of this world's own threads, where it would wait for
    ///   ever
    public <R> Outcome<R> run(Actor actor, String cause, RecordedTask<R> task) {
        refuseOwnThreads();
        for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<Outcome<R>> outcome = attempt(actor, cause, task, attempt);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        exclusiveTurns.incrementAndGet();
        return Waiting.on(
                submit(actor, cause, transaction -> task.run(new Recording(transaction)))
                        .thenApply(last ->
                                new Outcome<>(
                                        last.result(), last.commit(), last.state(), MAX_ATTEMPTS)));
    }

    /// Runs a task on a snapshot that is thrown away: the durable state, since a model may be told
    /// what came of it.
    ///
    /// @param arrange changes the snapshot before the task sees it
    public <R> R tryOut(Task<?> arrange, RecordedTask<R> task) {
        Transaction arranged = new Transaction(durable(), freshSeed());
        arrange.run(arranged);
        return task.run(new Recording(new Transaction(arranged.state(), freshSeed()))).result();
    }

    private <R> Optional<Outcome<R>> attempt(
            Actor actor, String cause, RecordedTask<R> task, int attempt) {
        Head base = head;
        TaskSeed seed = freshSeed();
        Transaction transaction = new Transaction(base.state(), seed);
        Recording recording = new Recording(transaction);
        Decision<R> decision = task.run(recording);
        CompletableFuture<Optional<Outcome<R>>> promised = new CompletableFuture<>();
        if (decision instanceof Decision.Discard<R> || !changesAnything(transaction)) {
            await(
                    base,
                    new Outcome<>(decision.result(), Optional.empty(), base.state(), attempt),
                    promised);
            return Waiting.on(promised);
        }
        enqueue(
                promised,
                () -> {
                    Transaction valid = transaction;
                    if (!head.isSameAs(base)) {
                        replays.incrementAndGet();
                        valid = new Transaction(head.state(), seed);
                        Optional<String> difference = recording.replayOn(valid);
                        if (difference.isPresent()) {
                            conflicts.incrementAndGet();
                            LOG.debug(
                                    "Conflict in {}: {} answered otherwise",
                                    cause,
                                    difference.get());
                            promised.complete(Optional.empty());
                            return;
                        }
                    }
                    finish(
                            actor,
                            cause,
                            valid,
                            decision,
                            attempt,
                            outcome -> promised.complete(Optional.of(outcome)),
                            promised);
                });
        return Waiting.on(promised);
    }

    private <R> void finish(
            Actor actor,
            String cause,
            Transaction transaction,
            Decision<R> decision,
            int attempts,
            Consumer<Outcome<R>> kept,
            CompletableFuture<?> promised) {
        if (decision instanceof Decision.Discard<R> || !changesAnything(transaction)) {
            Outcome<R> outcome =
                    new Outcome<>(decision.result(), Optional.empty(), head.state(), attempts);
            submit(head, Optional.empty(), () -> kept.accept(outcome), promised);
            return;
        }
        latestWorldTime = Math.max(latestWorldTime, transaction.worldTime());
        Commit commit =
                new Commit(
                        head.sequence() + 1,
                        actor,
                        cause,
                        latestWorldTime,
                        transaction.changes(),
                        transaction.events(),
                        transaction.sources());
        Head after = new Head(transaction.state(), commit.sequence(), head.epoch());
        Outcome<R> outcome =
                new Outcome<>(decision.result(), Optional.of(commit), after.state(), attempts);
        Runnable durableNow =
                () -> {
                    durable = after;
                    log.add(commit);
                    Committed committed = new Committed(commit, after.state());
                    listeners.tell(listener -> listener.committed(committed));
                    kept.accept(outcome);
                };
        synchronized (door) {
            head = after;
            submit(after, Optional.of(commit), durableNow, promised);
        }
    }

    private static boolean changesAnything(Transaction transaction) {
        return !transaction.events().isEmpty() || !transaction.changes().isEmpty();
    }

    /// Ends a task that changes nothing once what it saw is durable.
    private <R> void await(
            Head seen, Outcome<R> outcome, CompletableFuture<Optional<Outcome<R>>> promised) {
        Runnable done = () -> promised.complete(Optional.of(outcome));
        synchronized (door) {
            if (trouble.isEmpty() && !closed) {
                submit(seen, Optional.empty(), done, promised);
                return;
            }
        }
        enqueue(promised, () -> submit(seen, Optional.empty(), done, promised));
    }

    private void submit(
            Head after,
            Optional<Commit> commit,
            Runnable durableNow,
            CompletableFuture<?> promised) {
        writer.submit(new CommitWriter.Pending(after, commit, durableNow, Job.refusal(promised)));
    }

    private void enqueue(CompletableFuture<?> promised, Runnable work) {
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

    private void sequence() {
        while (!ended) {
            Job job = Waiting.forNext(queue);
            if (!trouble.isEmpty()) {
                reload();
            }
            if (trouble.isEmpty()) {
                job.work().run();
            } else {
                job.refuse().because(trouble);
            }
        }
        writer.finish();
    }

    private void stop(String reason) {
        trouble = reason;
        // Wakes the sequencer, so that the world comes back though nobody asks for anything.
        enqueue(new CompletableFuture<>(), () -> {});
    }

    private void reload() {
        if (lastReload != 0 && ticker.getAsLong() - lastReload < RELOAD_PAUSE_MILLIS) {
            return;
        }
        lastReload = ticker.getAsLong();
        CommitStore.Saved saved;
        try {
            synchronized (storeLock) {
                saved = store.load();
            }
        } catch (CommitStore.StorageException e) {
            LOG.error("The world cannot be loaded again: {}", e.getMessage(), e);
            return;
        } catch (RuntimeException | Error e) {
            LOG.error("A bug keeps the world from being loaded again", e);
            return;
        }
        Head loaded = new Head(saved.state(), saved.sequence(), head.epoch() + 1);
        head = loaded;
        durable = loaded;
        latestWorldTime = saved.worldTime();
        log.reset(saved.log());
        trouble = "";
        LOG.warn("The world was loaded again, as of commit {}", saved.sequence());
        listeners.tell(listener -> listener.reloaded(loaded.state()));
    }

    private TaskSeed freshSeed() {
        return new TaskSeed(seeds.nextLong(), worldTime());
    }

    private void refuseOwnThreads() {
        if (Thread.currentThread().equals(sequencer) || writer.isCurrentThread()) {
            throw new IllegalStateException(
                    "a world's own thread cannot wait for its world: hand over to another one");
        }
    }

    /// Ends the world: tasks that were accepted are finished and kept, later ones are refused. The
    /// store stays open; closing it is its owner's business. Where the waiting is interrupted the
    /// world ends by itself.
    ///
    /// @throws IllegalStateException on one of this world's own threads, where it would wait for
    ///   ever
    @Override
    public void close() {
        refuseOwnThreads();
        synchronized (door) {
            if (!closed) {
                closed = true;
                queue.add(new Job(() -> ended = true, _ -> ended = true));
            }
        }
        try {
            sequencer.join();
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
