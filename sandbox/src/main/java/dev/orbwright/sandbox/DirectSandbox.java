package dev.orbwright.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The inside of a worker: guests on the calling thread, one at a time, without admission.
///
/// A thread of its own looks after them: it stops a run that is over its limits, and where that
/// does not help it gives the whole process up, which somebody else started and replaces.
public final class DirectSandbox {
    private static final long BUSY_LOOK_MILLIS = 5;
    private static final long IDLE_LOOK_MILLIS = 80;
    private static final int KEPT_CONTEXTS = 24;

    private final ThreadSandbox sandbox;
    private final Warming warming;
    private final Duration grace;
    private final Runnable whileBusy;
    private final Consumer<Limit> giveUp;

    /// Starts and warms up as far as guests need it, all on the calling thread: on return no other
    /// thread has run a guest's code.
    ///
    /// @param language the only one that it runs
    /// @param pooledContexts contexts made ahead for each class
    /// @param grace how long a run that was told to stop may take
    /// @param whileBusy done now and then, on another thread, while a run takes long
    /// @param giveUp told the limit that a run has broken which does not stop; does not return
    public DirectSandbox(
            HostBinding binding,
            List<Budget> classes,
            Language language,
            int pooledContexts,
            Duration grace,
            Runnable whileBusy,
            Consumer<Limit> giveUp) {
        this.grace = grace;
        this.whileBusy = whileBusy;
        this.giveUp = giveUp;
        // Runs nested in a run take threads of their own, and the grace of those is shorter.
        this.sandbox =
                new ThreadSandbox(
                        binding,
                        classes,
                        new ThreadSettings(
                                1,
                                pooledContexts,
                                Integer.MAX_VALUE,
                                Duration.ZERO,
                                grace.dividedBy(2),
                                Duration.ofDays(1)),
                        new LanguageSettings(Set.of(), pooledContexts, KEPT_CONTEXTS));
        this.warming = sandbox.openHere(language);
        for (Warming.Step step : warming.urgent()) {
            sandbox.warmUpHere(step);
        }
        Thread.ofPlatform().daemon().name("sandbox-patrol").start(this::patrol);
    }

    /// Makes a context for a later run, on the calling platform thread: for when nobody waits. Runs
    /// that find none make one themselves.
    ///
    /// @return false when there are enough
    public boolean makeAhead() {
        return sandbox.makeAheadHere();
    }

    /// Makes it a little faster, on the calling platform thread, in the time that one short run
    /// takes: for when there is nothing else to do.
    ///
    /// @return false when it is as fast as it gets
    public boolean warmUpFurther() {
        Optional<Warming.Step> step = warming.further();
        step.ifPresent(next -> sandbox.warmUpHere(next));
        return step.isPresent();
    }

    /// Runs a function on the calling platform thread.
    ///
    /// @param allowance how much of the request's budget it may use
    /// @param outcome gets it on this thread, before the context is put away
    public void run(
            RunRequest request,
            Allowance allowance,
            HostCalls hostCalls,
            BiConsumer<? super RunResult, ? super Throwable> outcome) {
        sandbox.runHere(request, allowance, hostCalls, outcome);
    }

    /// Gives up what earlier runs have left to make later ones faster, and guests may have filled:
    /// kept contexts, parsed sources. Between two runs.
    public void forget() {
        sandbox.forgetHere();
    }

    /// Checks a function on the calling platform thread: `Failed` says what is wrong with it.
    public void check(
            GuestFunction function, BiConsumer<? super RunResult, ? super Throwable> outcome) {
        sandbox.checkHere(function, outcome);
    }

    private void patrol() {
        Map<GuestRun, Long> told = new HashMap<>();
        long pause = BUSY_LOOK_MILLIS;
        while (true) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            boolean busy = look(told);
            pause = busy ? BUSY_LOOK_MILLIS : Math.min(IDLE_LOOK_MILLIS, pause * 2);
        }
    }

    /// Whether any run is under way.
    private boolean look(Map<GuestRun, Long> told) {
        boolean busy = false;
        told.keySet().removeIf(run -> run.outcome().isDone());
        for (GuestRun run : sandbox.active()) {
            if (run.outcome().isDone()) {
                continue;
            }
            busy = true;
            run.overrun().ifPresent(limit -> insist(run, limit, told));
        }
        if (busy) {
            whileBusy.run();
        }
        if (sandbox.status().runawayThreads() > 0) {
            giveUp.accept(Limit.WALL_CLOCK);
        }
        return busy;
    }

    private void insist(GuestRun run, Limit limit, Map<GuestRun, Long> told) {
        long now = System.nanoTime();
        Long since = told.get(run);
        if (since == null) {
            run.stop(limit);
            run.cancel();
            told.put(run, now);
        } else if (!run.gate().awaitIdle(Duration.ZERO)) {
            // It waits for the host, which is not the guest's doing.
            told.put(run, now);
        } else if (now - since > grace.toNanos()) {
            giveUp.accept(limit);
        }
    }
}
