package dev.orbwright.runtime;

import dev.orbwright.sandbox.Limit;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Call;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Recording;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldEvent;
import dev.orbwright.world.task.WorldStoppedException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the functions whose timers are due, as the world's clock ticks.
///
/// A run and what becomes of its timer are one commit: so after a crash a timer was run, or is run.
/// One run of a player at a time and one a second on average, a few in all; whatever is late is run
/// as soon as there is room, once. A timer of a player rests while nobody plays its soul, ends with
/// the soul, and is cancelled when it failed 3 times in a row.
///
/// [#tick] is called by one thread and returns at once; each run has a virtual thread of its own.
public final class Timers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
    private static final int MOST_FAILURES = 3;
    private static final int AT_ONCE = 4;
    private static final double BURST = 8;
    private static final double RUNS_PER_SECOND = 1;

    /// How long a timer waits that could not be run, in nanoseconds.
    private static final long RETRY_NANOS = 5_000_000_000L;

    private final World world;
    private final FunctionRunner runner;
    private final Predicate<String> isAwake;
    private final LongSupplier nanoTime;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("timer-", 0).factory());
    private final Map<String, Timer> underWay = new ConcurrentHashMap<>();
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final Map<String, Long> postponed = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// @param isAwake whether timers that act for this player's soul go on now
    public Timers(World world, FunctionRunner runner, Predicate<String> isAwake) {
        this(world, runner, isAwake, System::nanoTime);
    }

    /// @param nanoTime nanoseconds from any start
    Timers(World world, FunctionRunner runner, Predicate<String> isAwake, LongSupplier nanoTime) {
        this.world = world;
        this.runner = runner;
        this.isAwake = isAwake;
        this.nanoTime = nanoTime;
    }

    /// Begins what is due at this world time.
    public void tick(long worldTime) {
        WorldState state = world.snapshot();
        Set<String> busy = new HashSet<>();
        underWay.values().forEach(timer -> busy.add(account(timer)));
        for (Timer timer : state.timersDueAt(worldTime)) {
            if (closed || underWay.size() >= AT_ONCE) {
                return;
            }
            String account = account(timer);
            boolean later = sleeps(state, timer) && isSomebodys(state, timer);
            if (!later && !isPostponed(timer) && !busy.contains(account) && mayRun(account)) {
                busy.add(account);
                begin(timer);
            }
        }
    }

    /// Who waits for whom: timers of one owner for one another, else those that act for one soul.
    /// The world's own wait for none.
    private static String account(Timer timer) {
        return timer.ownerId().or(timer::soulId).orElse(timer.id());
    }

    /// True for timers that act for a player who is away.
    private boolean sleeps(WorldState state, Timer timer) {
        return timer.soulId()
                .flatMap(id -> state.entity(id, Soul.class))
                .filter(soul -> soul.type() == Soul.Type.PLAYER && !isAwake.test(soul.id()))
                .isPresent();
    }

    private static boolean isSomebodys(WorldState state, Timer timer) {
        return isThere(state, timer.ownerId()) && isThere(state, timer.soulId());
    }

    private static boolean isThere(WorldState state, Optional<String> soulId) {
        return soulId.isEmpty() || state.entity(soulId.get(), Soul.class).isPresent();
    }

    private boolean mayRun(String account) {
        if (buckets.size() > 1_000) {
            buckets.values().removeIf(TokenBucket::isFull);
        }
        return buckets.computeIfAbsent(
                        account, _ -> new TokenBucket(BURST, RUNS_PER_SECOND, nanoTime))
                .take(1);
    }

    private boolean isPostponed(Timer timer) {
        Long until = postponed.get(timer.id());
        if (until != null && until - nanoTime.getAsLong() <= 0) {
            postponed.remove(timer.id(), until);
            return false;
        }
        return until != null;
    }

    private void begin(Timer timer) {
        underWay.put(timer.id(), timer);
        try {
            threads.execute(() -> {
                try {
                    run(timer);
                } catch (WorldStoppedException e) {
                    postpone(timer, String.valueOf(e.getMessage()));
                } catch (RuntimeException | Error e) {
                    LOG.error("A bug while timer {} ran {}", timer.id(), timer.functionName(), e);
                    postponed.put(timer.id(), nanoTime.getAsLong() + RETRY_NANOS);
                } finally {
                    underWay.remove(timer.id());
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("A timer came after the end", e);
            underWay.remove(timer.id());
        }
    }

    private void postpone(Timer timer, String reason) {
        LOG.debug("Timer {} of {} waits: {}", timer.id(), timer.functionName(), reason);
        postponed.put(timer.id(), nanoTime.getAsLong() + RETRY_NANOS);
    }

    private void run(Timer timer) {
        Actor actor = timer.soulId().map(Actor::player).orElse(Actor.WORLD);
        Optional<String> refused = timer.ownerId().flatMap(runner::refusal);
        if (refused.isPresent()) {
            postpone(timer, refused.get());
            return;
        }
        Run run =
                runner.run(
                                actor,
                                "timer " + timer.functionName(),
                                (recording, taskRun) -> run(timer.id(), recording, taskRun))
                        .result();
        if (ServersFault.is(run)) {
            postpone(timer, "the sandbox was busy");
        }
    }

    private static Decision<Run> run(String id, Recording recording, TaskRun taskRun) {
        Optional<Timer> taken = recording.call(new Take(id));
        if (taken.isEmpty()) {
            return Decision.commit(new Run.Refused("NOT_FOUND", "The timer is gone."));
        }
        Timer timer = taken.get();
        int savepoint = recording.savepoint();
        Run run =
                taskRun.run(
                        new Use.OfTimer(
                                id,
                                timer.functionName(),
                                timer.ownerId(),
                                timer.soulId(),
                                timer.arguments()));
        if (ServersFault.is(run)) {
            return Decision.discard(run);
        }
        if (run instanceof Run.Answered answered) {
            recording.call(new FunctionRunner.FirstSuccess(taskRun.used(answered)));
            recording.call(new Settle(timer, Optional.empty()));
        } else {
            recording.rollbackTo(savepoint);
            recording.call(new Settle(timer, Optional.of(reason(run))));
        }
        return Decision.commit(run);
    }

    private static String reason(Run run) {
        return switch (run) {
            case Run.Answered _ -> "";
            case Run.Refused(_, String message) -> message;
            case Run.Broke(_, var error, _) ->
                    (error.line().isPresent() ? "line %d: ".formatted(error.line().getAsInt()) : "")
                            + error.message();
            case Run.Exceeded(_, Limit _, String message, _) -> message;
        };
    }

    /// Looks whether the timer is still to be run; one that runs once is taken out, and so is one
    /// whose soul is gone.
    private record Take(String id) implements Call<Optional<Timer>> {
        @Override
        public Optional<Timer> execute(Transaction transaction) {
            Optional<Timer> timer =
                    transaction
                            .state()
                            .timer(id)
                            .filter(known -> known.isDue(transaction.worldTime()));
            boolean orphaned =
                    timer.filter(known -> !isSomebodys(transaction.state(), known)).isPresent();
            if (orphaned || timer.filter(known -> known.interval().isEmpty()).isPresent()) {
                transaction.remove(EntryKey.timer(id));
            }
            return orphaned ? Optional.empty() : timer;
        }
    }

    /// Says what becomes of the timer, unless the run cancelled it.
    ///
    /// @param problem what went wrong; empty where nothing did
    private record Settle(Timer timer, Optional<String> problem) implements Call<Boolean> {
        @Override
        public Boolean execute(Transaction transaction) {
            Optional<Timer> next = timer.after(transaction.worldTime(), problem.isPresent());
            boolean over = next.isEmpty() || next.get().failures() >= MOST_FAILURES;
            if (transaction.state().timer(timer.id()).isPresent()) {
                if (over) {
                    transaction.remove(timer.key());
                } else {
                    transaction.put(next.get());
                }
            }
            if (over && problem.isPresent()) {
                tell(transaction, problem.get());
            }
            return true;
        }

        private void tell(Transaction transaction, String reason) {
            String what =
                    timer.interval().isPresent()
                            ? "%s failed %d times in a row and is not run again: %s"
                                    .formatted(timer.functionName(), MOST_FAILURES, reason)
                            : "%s was to run now and failed: %s"
                                    .formatted(timer.functionName(), reason);
            Optional<String> whom = timer.ownerId().or(timer::soulId);
            if (whom.isPresent()) {
                transaction.emit(new WorldEvent.Told(whom.get(), what));
            } else {
                transaction.emit(new WorldEvent.Logged(what));
            }
        }
    }

    /// How many runs are under way.
    public int running() {
        return underWay.size();
    }

    /// Begins no others, and waits for those under way.
    @Override
    public void close() {
        closed = true;
        threads.close();
    }
}
