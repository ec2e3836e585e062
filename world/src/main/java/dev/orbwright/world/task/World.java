package dev.orbwright.world.task;

import dev.orbwright.world.state.WorldState;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

    private final CommitStore store;
    private final LongSupplier ticker;
    private final long timeOffset;
    private final History history;
    private final Sequencer sequencer;
    private final SecureRandom seeds = new SecureRandom();
    private final AtomicLong replays = new AtomicLong();
    private final AtomicLong conflicts = new AtomicLong();
    private final AtomicLong exclusiveTurns = new AtomicLong();

    private World(String name, CommitStore store, CommitStore.Saved saved, LongSupplier ticker) {
        this.store = new LockedStore(store);
        this.ticker = ticker;
        this.timeOffset = saved.worldTime() - ticker.getAsLong();
        this.history = new History(saved);
        this.sequencer = new Sequencer(name, this.store, history, ticker);
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
        return history.head().state();
    }

    /// The state as of the last durable commit.
    public WorldState durable() {
        return history.durable().state();
    }

    /// Milliseconds that this world has lived. Goes on from the last commit when it is opened.
    public long worldTime() {
        return ticker.getAsLong() + timeOffset;
    }

    /// The latest durable lines of the world log, oldest first.
    public List<CommitStore.LogLine> log() {
        return history.log();
    }

    /// The source text of this hash, where it is durable.
    public Optional<String> source(String hash) throws CommitStore.StorageException {
        return store.source(hash);
    }

    /// From now on the listener is told of commits.
    public void subscribe(WorldListener listener) {
        history.listeners().add(listener);
    }

    /// From now on the listener is told nothing more; what is being told right now may still reach
    /// it.
    public void unsubscribe(WorldListener listener) {
        history.listeners().remove(listener);
    }

    /// How this world is doing.
    public WorldStatus status() {
        Head now = history.durable();
        return new WorldStatus(
                sequencer.isRunning(),
                sequencer.trouble(),
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
        sequencer.enqueue(
                promised,
                () -> {
                    Transaction transaction = new Transaction(snapshot(), freshSeed());
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
        sequencer.refuseOwnThreads();
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

    /// Runs the task once, beside the sequencer.
    ///
    /// @return its outcome, or empty where the world has moved on and answers otherwise
    private <R> Optional<Outcome<R>> attempt(
            Actor actor, String cause, RecordedTask<R> task, int attempt) {
        Head base = history.head();
        TaskSeed seed = freshSeed();
        Transaction transaction = new Transaction(base.state(), seed);
        Recording recording = new Recording(transaction);
        Decision<R> decision = task.run(recording);
        CompletableFuture<Optional<Outcome<R>>> promised = new CompletableFuture<>();
        if (isNoCommit(decision, transaction)) {
            Outcome<R> outcome =
                    new Outcome<>(decision.result(), Optional.empty(), base.state(), attempt);
            sequencer.whenDurable(base, () -> promised.complete(Optional.of(outcome)), promised);
            return Waiting.on(promised);
        }
        sequencer.enqueue(
                promised,
                () -> {
                    Transaction valid = transaction;
                    if (!history.head().isSameAs(base)) {
                        replays.incrementAndGet();
                        valid = new Transaction(snapshot(), seed);
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

    /// Ends a task whose changes hold on the newest state. On the sequencer's thread.
    private <R> void finish(
            Actor actor,
            String cause,
            Transaction transaction,
            Decision<R> decision,
            int attempts,
            Consumer<Outcome<R>> kept,
            CompletableFuture<?> promised) {
        Head before = history.head();
        if (isNoCommit(decision, transaction)) {
            Outcome<R> outcome =
                    new Outcome<>(decision.result(), Optional.empty(), before.state(), attempts);
            sequencer.whenDurable(() -> kept.accept(outcome), promised);
            return;
        }
        Commit commit = history.next(actor, cause, transaction, decision.runs());
        Head after = new Head(transaction.state(), commit.sequence(), before.epoch());
        Outcome<R> outcome =
                new Outcome<>(decision.result(), Optional.of(commit), after.state(), attempts);
        sequencer.commit(after, commit, () -> kept.accept(outcome), promised);
    }

    private static boolean isNoCommit(Decision<?> decision, Transaction transaction) {
        return decision instanceof Decision.Discard<?>
                || (transaction.events().isEmpty() && transaction.changes().isEmpty());
    }

    private TaskSeed freshSeed() {
        return new TaskSeed(seeds.nextLong(), worldTime());
    }

    /// Ends the world: tasks that were accepted are finished and kept, later ones are refused. The
    /// store stays open; closing it is its owner's business. Where the waiting is interrupted the
    /// world ends by itself.
    ///
    /// @throws IllegalStateException on one of this world's own threads, where it would wait for
    ///   ever
    @Override
    public void close() {
        sequencer.close();
    }
}
