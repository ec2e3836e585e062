package dev.orbwright.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Guests in the server's own JVM, each run in a fresh context on one of the sandbox's threads.
///
/// The caller of a run watches it: when the run's time is up it lets no more host calls through,
/// waits for the one under way, cancels the context, and after a grace period gives the thread up
/// as a runaway. A nested run takes a thread of its own while its parent's waits, so it needs no
/// slot, and its runaway is not its parent's; what it uses is charged to its parent. Memory is
/// shared with the server: a guest that builds huge values slows everyone down until its CPU time
/// is up.
public final class ThreadSandbox implements Sandbox {
    private static final Logger log = LoggerFactory.getLogger(ThreadSandbox.class);
    private static final int MAX_DEPTH = 8;
    private static final HostCalls NO_HOST =
            call -> new HostReply.Refusal("NO_HOST", "There is no host for " + call.name());

    private final ThreadSettings settings;
    private final Budget checking;
    private final ExecutorService threads;
    private final JavaScriptEngine engine;
    private final Map<Budget, ContextPool> pools = new HashMap<>();
    private final Semaphore slots;
    private final Set<GuestRun> active = ConcurrentHashMap.newKeySet();
    private final RunWatch watch;
    private final LongAdder runs = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder exhausted = new LongAdder();
    private volatile boolean closed;

    /// With standard settings.
    public ThreadSandbox(HostBinding binding, List<Budget> classes) {
        this(binding, classes, ThreadSettings.standard());
    }

    /// Starts the engine and warms it up, which takes about a second.
    ///
    /// @param classes the budgets that runs may have; checks use the first
    /// @throws IllegalArgumentException if there are none or their syntax depths differ
    public ThreadSandbox(HostBinding binding, List<Budget> classes, ThreadSettings settings) {
        if (classes.isEmpty() || classes.stream().map(Budget::astDepth).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "A sandbox needs budget classes, all of one syntax depth: " + classes);
        }
        this.settings = settings;
        this.checking = classes.getFirst();
        this.slots = new Semaphore(settings.slots(), true);
        this.threads = GuestThreads.standard();
        this.watch = new RunWatch(settings);
        try {
            this.engine =
                    CompletableFuture.supplyAsync(() -> new JavaScriptEngine(binding), threads)
                            .join();
            for (Budget budget : classes) {
                pools.put(budget, new ContextPool(engine, budget, settings.pooledContexts()));
            }
            warmUp(binding);
        } catch (RuntimeException e) {
            threads.shutdownNow();
            throw e;
        }
    }

    /// Cold code burns CPU time that is not the guest's fault: so the engine is warmed up in
    /// contexts with time to spare first, and each budget's pool is filled then.
    private void warmUp(HostBinding binding) {
        Budget patient = WarmUp.patient(checking);
        warmUp(binding, new ContextPool(engine, patient, 1), patient, WarmUp.RUNS);
        pools.forEach((budget, pool) -> warmUp(binding, pool, budget, WarmUp.RUNS_OF_A_CLASS));
    }

    private void warmUp(HostBinding binding, ContextPool pool, Budget budget, int times) {
        GuestFunction function = WarmUp.function(binding);
        for (int i = 1; i <= times; i++) {
            GuestRun run =
                    newRun(
                            budget,
                            new Meter(budget, Allowance.of(budget)),
                            NO_HOST,
                            Optional.empty(),
                            function,
                            WarmUp.ARGUMENT_JSON);
            start(run, pool);
            RunResult result = watch.untilOver(run);
            if (i == times && !(result instanceof RunResult.Completed)) {
                log.warn("The sandbox is cold: its warm-up ended with {}", result);
            }
        }
    }

    @Override
    public RunResult run(RunRequest request, HostCalls hostCalls) {
        return run(request, hostCalls, Optional.empty());
    }

    private RunResult run(RunRequest request, HostCalls hostCalls, Optional<GuestRun> parent) {
        Budget budget = request.budget();
        if (!pools.containsKey(budget)) {
            throw new IllegalArgumentException(
                    "This sandbox was not made for the budget " + budget.name());
        }
        GuestFunction function = request.function();
        String argumentsJson = request.argumentsJson();
        Meter meter =
                parent.map(run -> run.nestedMeter(budget))
                        .orElseGet(() -> new Meter(budget, Allowance.of(budget)));
        GuestRun run = newRun(budget, meter, hostCalls, parent, function, argumentsJson);
        RunResult result;
        if (!fits(function, argumentsJson, run, budget)) {
            result = notRun(Limit.BYTES, budget);
        } else {
            result = admitted(run, parent, budget);
        }
        count(result);
        parent.ifPresent(caller -> caller.charge(run));
        run.gate()
                .bug()
                .ifPresent(bug -> {
                    throw new HostCallException(bug.hostFunction(), bug.cause(), result.usage());
                });
        return result;
    }

    /// Runs on the calling thread, which must be a platform thread with a deep stack, waits for no
    /// slot and is not watched.
    ///
    /// @param outcome gets it before the context is put away and another is made
    void runHere(
            RunRequest request,
            Allowance allowance,
            HostCalls hostCalls,
            BiConsumer<? super RunResult, ? super Throwable> outcome) {
        Budget budget = request.budget();
        Meter meter = new Meter(budget, allowance);
        GuestRun run =
                newRun(
                        budget,
                        meter,
                        hostCalls,
                        Optional.empty(),
                        request.function(),
                        request.argumentsJson());
        boolean _ = run.gate().countIn(request.argumentsJson());
        executeHere(run, pool(budget), outcome);
    }

    /// Checks on the calling thread, as [#runHere] runs.
    void checkHere(
            GuestFunction function, BiConsumer<? super RunResult, ? super Throwable> outcome) {
        executeHere(newCheck(function), pool(checking), outcome);
    }

    private void executeHere(
            GuestRun run,
            ContextPool pool,
            BiConsumer<? super RunResult, ? super Throwable> outcome) {
        var _ = run.outcome().whenComplete(outcome);
        active.add(run);
        try {
            onGuestThread(run, pool);
        } finally {
            active.remove(run);
        }
    }

    /// The runs that are under way.
    Set<GuestRun> active() {
        return active;
    }

    @Override
    public Optional<GuestError> check(GuestFunction function, String owner) {
        if (function.source().length() > checking.bytesIn()) {
            return Optional.of(GuestError.of(Limit.BYTES.name(), checking.exceeded(Limit.BYTES)));
        }
        GuestRun run = newCheck(function);
        return switch (admitted(run, Optional.empty(), checking)) {
            case RunResult.Completed _ -> Optional.empty();
            case RunResult.Failed(GuestError error, Usage _) -> Optional.of(error);
            case RunResult.Exhausted(Limit limit, String message, Usage _) ->
                    Optional.of(GuestError.of(limit.name(), message));
        };
    }

    private GuestRun newCheck(GuestFunction function) {
        return new GuestRun(
                checking,
                new Meter(checking, Allowance.of(checking)),
                NO_HOST,
                0,
                this::nested,
                context ->
                        context.check(function, engine.sourceOf(function))
                                .<Verdict>map(Verdict.Wrong::new)
                                .orElse(new Verdict.Returned("null")));
    }

    private GuestRun newRun(
            Budget budget,
            Meter meter,
            HostCalls hostCalls,
            Optional<GuestRun> parent,
            GuestFunction function,
            String argumentsJson) {
        int depth = parent.map(run -> run.depth() + 1).orElse(0);
        GuestRun.Work work =
                switch (function.language()) {
                    case JAVASCRIPT ->
                            context -> {
                                Source source = engine.sourceOf(function);
                                return context.run(function, source, argumentsJson);
                            };
                };
        return new GuestRun(budget, meter, hostCalls, depth, this::nested, work);
    }

    private RunResult nested(RunRequest request, HostCalls hostCalls, GuestRun parent) {
        return run(request, hostCalls, Optional.of(parent));
    }

    private static boolean fits(
            GuestFunction function, String argumentsJson, GuestRun run, Budget budget) {
        return function.source().length() <= budget.bytesIn() && run.gate().countIn(argumentsJson);
    }

    /// Runs when there is room: a slot, or the parent's.
    private RunResult admitted(GuestRun run, Optional<GuestRun> parent, Budget budget) {
        if (closed) {
            return notRun(Limit.SHUTDOWN, budget);
        }
        if (watch.runaways() >= settings.maxRunaways()) {
            return notRun(Limit.RUNAWAYS, budget);
        }
        if (parent.isPresent()) {
            return run.depth() > MAX_DEPTH
                    ? notRun(Limit.NESTING, budget)
                    : supervised(run, budget);
        }
        if (!acquireSlot()) {
            return notRun(Limit.BUSY, budget);
        }
        try {
            return supervised(run, budget);
        } finally {
            slots.release();
        }
    }

    private boolean acquireSlot() {
        try {
            return slots.tryAcquire(settings.admission().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private RunResult supervised(GuestRun run, Budget budget) {
        active.add(run);
        try {
            // After the run is among the active ones, so that closing sees either this or that.
            if (closed || !start(run, pool(budget))) {
                return notRun(Limit.SHUTDOWN, budget);
            }
            return watch.untilOver(run);
        } finally {
            active.remove(run);
        }
    }

    private ContextPool pool(Budget budget) {
        ContextPool pool = pools.get(budget);
        if (pool == null) {
            throw new IllegalStateException("No pool for the budget " + budget.name());
        }
        return pool;
    }

    /// False when the sandbox is closed.
    private boolean start(GuestRun run, ContextPool pool) {
        try {
            threads.execute(() -> onGuestThread(run, pool));
            return true;
        } catch (RejectedExecutionException e) {
            log.debug("A run came after the sandbox was closed", e);
            return false;
        }
    }

    private void onGuestThread(GuestRun run, ContextPool pool) {
        try {
            run.execute(pool);
        } finally {
            // An interrupt was meant for that run.
            boolean _ = Thread.interrupted();
            watch.over(run);
        }
        try {
            if (!closed) {
                pool.refill();
            }
        } catch (PolyglotException | IllegalStateException e) {
            if (!closed) {
                throw e;
            }
            log.debug("The sandbox was closed while a context was made", e);
        }
    }

    private static RunResult notRun(Limit limit, Budget budget) {
        return new RunResult.Exhausted(limit, budget.exceeded(limit), Usage.NONE);
    }

    private void count(RunResult result) {
        runs.increment();
        switch (result) {
            case RunResult.Completed _ -> {}
            case RunResult.Failed _ -> failed.increment();
            case RunResult.Exhausted _ -> exhausted.increment();
        }
    }

    @Override
    public SandboxStatus status() {
        return new SandboxStatus(
                "thread",
                List.of(Language.values()),
                !closed && watch.runaways() < settings.maxRunaways(),
                runs.sum(),
                failed.sum(),
                exhausted.sum(),
                active.size(),
                pools.values().stream().mapToInt(ContextPool::size).sum(),
                watch.runaways(),
                settings.maxRunaways());
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (GuestRun run : active) {
            run.stop(Limit.SHUTDOWN);
            if (!run.gate().awaitIdle(settings.grace())) {
                log.warn("The sandbox closes while a host call is under way");
            }
            run.cancel();
        }
        threads.shutdown();
        Thread closing = Thread.ofPlatform().daemon().name("sandbox-close").start(engine::close);
        try {
            if (!closing.join(Duration.ofMillis(settings.grace().toMillis() + 1))) {
                log.warn("The sandbox closes while {} guests do not stop", watch.runaways());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
