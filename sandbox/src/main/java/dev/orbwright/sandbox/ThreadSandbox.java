package dev.orbwright.sandbox;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.graalvm.polyglot.PolyglotException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Guests in the server's own JVM, each run in a fresh context on one of the sandbox's threads
/// (Python's may find one that an earlier run of theirs left: [RunRequest#reuse]).
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

    private final ThreadSettings settings;
    private final Budget checking;
    private final ExecutorService threads;
    private final List<Budget> classes;
    private final EnginePolicy policy;
    private final LanguageRuntimes runtimes;
    private final GuestRuns guests;
    private final Semaphore slots;
    private final Set<GuestRun> active = ConcurrentHashMap.newKeySet();
    private final RunWatch watch;

    /// Pools that runs on the thread of whoever called [#runHere] have taken from.
    private final SequencedSet<ContextPool> used = new LinkedHashSet<>();

    private final LongAdder runs = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder exhausted = new LongAdder();
    private volatile boolean closed;

    /// With standard settings.
    public ThreadSandbox(HostBinding binding, List<Budget> classes) {
        this(binding, classes, ThreadSettings.standard());
    }

    /// With JavaScript ready and Python when it is first needed.
    public ThreadSandbox(HostBinding binding, List<Budget> classes, ThreadSettings settings) {
        this(binding, classes, settings, LanguageSettings.standard());
    }

    /// Starts the engines of the languages to be ready and warms them up, which takes about a
    /// second for JavaScript and several for Python.
    ///
    /// @param classes the budgets that runs may have; checks use the first
    /// @throws IllegalArgumentException if there are none or their syntax depths differ
    public ThreadSandbox(
            HostBinding binding,
            List<Budget> classes,
            ThreadSettings settings,
            LanguageSettings languages) {
        this(binding, classes, settings, languages, EnginePolicy.CONSTRAINED);
    }

    /// The same, with guests kept apart by this policy.
    ///
    /// @throws IsolatesMissingException if the policy needs isolates and there are none
    public ThreadSandbox(
            HostBinding binding,
            List<Budget> classes,
            ThreadSettings settings,
            LanguageSettings languages,
            EnginePolicy policy) {
        if (classes.isEmpty() || classes.stream().map(Budget::astDepth).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "A sandbox needs budget classes, all of one syntax depth: " + classes);
        }
        if (policy == EnginePolicy.UNTRUSTED) {
            JavaScriptEngine.requireIsolates();
        }
        this.policy = policy;
        this.classes = List.copyOf(classes);
        this.settings = settings;
        this.checking = classes.getFirst();
        this.slots = new Semaphore(settings.slots(), true);
        this.threads = GuestThreads.standard();
        this.watch = new RunWatch(settings);
        this.guests = new GuestRuns(checking, this::nested);
        this.runtimes =
                new LanguageRuntimes(
                        binding,
                        this.classes,
                        settings.pooledContexts(),
                        languages,
                        policy,
                        threads,
                        this::warmUp);
        try {
            languages.ready().forEach(runtimes::get);
        } catch (RuntimeException e) {
            threads.shutdownNow();
            throw e;
        }
    }

    @Override
    public void expect(Language language) {
        if (!closed) {
            var _ = runtimes.begin(language);
        }
    }

    private void warmUp(Warming warming) {
        warming.urgent().forEach(this::warmUp);
        for (var step = warming.further(); step.isPresent(); step = warming.further()) {
            warmUp(step.get());
        }
    }

    private void warmUp(Warming.Step step) {
        GuestRun run = guests.warmUp(step.function(), step.budget());
        start(run, step.contexts());
        warnWhereCold(watch.untilOver(run));
    }

    private static void warnWhereCold(RunResult result) {
        if (!(result instanceof RunResult.Completed)) {
            log.warn("The sandbox is cold: a run of its warm-up ended with {}", result);
        }
    }

    /// Makes a language ready on the calling thread, without its warm-up.
    ///
    /// @return the runs of the warm-up, for [#warmUpHere]
    Warming openHere(Language language) {
        return runtimes.openHere(language);
    }

    /// One run of the warm-up on the calling thread, as [#runHere] runs.
    void warmUpHere(Warming.Step step) {
        executeHere(
                guests.warmUp(step.function(), step.budget()),
                step.contexts(),
                (result, thrown) -> {
                    if (result == null) {
                        log.warn("A run of the warm-up failed", thrown);
                    } else {
                        warnWhereCold(result);
                    }
                });
    }

    @Override
    public RunResult run(RunRequest request, HostCalls hostCalls) {
        return run(request, hostCalls, Optional.empty());
    }

    private RunResult run(RunRequest request, HostCalls hostCalls, Optional<GuestRun> parent) {
        Budget budget = request.budget();
        if (!classes.contains(budget)) {
            throw new IllegalArgumentException(
                    "This sandbox was not made for the budget " + budget.name());
        }
        if (closed) {
            return notRun(Limit.SHUTDOWN, budget);
        }
        // Before the run's time begins: the language may not be ready yet.
        LanguageRuntime runtime = runtimes.get(request.function().language());
        Meter meter =
                parent.map(run -> run.nestedMeter(request))
                        .orElseGet(() -> new Meter(budget, request.allowance()));
        GuestRun run = guests.run(request, meter, hostCalls, parent);
        RunResult result;
        if (!fits(request, run)) {
            result = notRun(Limit.BYTES, budget);
        } else {
            result = admitted(run, parent, budget, runtime.contexts(request));
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
    /// @param outcome gets it before the context is put away; another is made by [#makeAheadHere]
    void runHere(
            RunRequest request,
            Allowance allowance,
            HostCalls hostCalls,
            BiConsumer<? super RunResult, ? super Throwable> outcome) {
        Meter meter = new Meter(request.budget(), allowance);
        GuestRun run = guests.run(request, meter, hostCalls, Optional.empty());
        boolean _ = run.gate().countIn(request.argumentsJson());
        LanguageRuntime runtime = runtimes.get(request.function().language());
        executeHere(run, runtime.contexts(request), outcome);
    }

    /// Checks on the calling thread, as [#runHere] runs.
    void checkHere(
            GuestFunction function, BiConsumer<? super RunResult, ? super Throwable> outcome) {
        LanguageRuntime runtime = runtimes.get(function.language());
        executeHere(guests.check(function), runtime.contexts(checking), outcome);
    }

    private void executeHere(
            GuestRun run,
            LanguageRuntime.Contexts contexts,
            BiConsumer<? super RunResult, ? super Throwable> outcome) {
        var _ = run.outcome().whenComplete(outcome);
        active.add(run);
        try {
            execute(run, contexts);
        } finally {
            active.remove(run);
            used.add(contexts.pool());
        }
    }

    /// Makes a context in place of one that a run on the calling thread has used up; false when
    /// there is none to be made.
    boolean makeAheadHere() {
        while (!used.isEmpty()) {
            if (used.getFirst().makeOne()) {
                return true;
            }
            used.removeFirst();
        }
        return false;
    }

    /// Gives up what is only there to make later runs faster; between two runs.
    void forgetHere() {
        runtimes.forget();
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
        if (closed) {
            return Optional.of(
                    GuestError.of(Limit.SHUTDOWN.name(), checking.exceeded(Limit.SHUTDOWN)));
        }
        LanguageRuntime runtime = runtimes.get(function.language());
        GuestRun run = guests.check(function);
        return switch (admitted(run, Optional.empty(), checking, runtime.contexts(checking))) {
            case RunResult.Completed _ -> Optional.empty();
            case RunResult.Failed(GuestError error, Usage _) -> Optional.of(error);
            case RunResult.Exhausted(Limit limit, String message, Usage _) ->
                    Optional.of(GuestError.of(limit.name(), message));
        };
    }

    private RunResult nested(RunRequest request, HostCalls hostCalls, GuestRun parent) {
        return run(request, hostCalls, Optional.of(parent));
    }

    private static boolean fits(RunRequest request, GuestRun run) {
        return request.function().source().length() <= request.budget().bytesIn()
                && run.gate().countIn(request.argumentsJson());
    }

    /// Runs when there is room: a slot, or the parent's.
    private RunResult admitted(
            GuestRun run,
            Optional<GuestRun> parent,
            Budget budget,
            LanguageRuntime.Contexts contexts) {
        if (closed) {
            return notRun(Limit.SHUTDOWN, budget);
        }
        if (watch.runaways() >= settings.maxRunaways()) {
            return notRun(Limit.RUNAWAYS, budget);
        }
        if (parent.isPresent()) {
            return run.depth() > MAX_DEPTH
                    ? notRun(Limit.NESTING, budget)
                    : supervised(run, budget, contexts);
        }
        if (!acquireSlot()) {
            return notRun(Limit.BUSY, budget);
        }
        try {
            return supervised(run, budget, contexts);
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

    private RunResult supervised(GuestRun run, Budget budget, LanguageRuntime.Contexts contexts) {
        active.add(run);
        try {
            // After the run is among the active ones, so that closing sees either this or that.
            if (closed || !start(run, contexts)) {
                return notRun(Limit.SHUTDOWN, budget);
            }
            return watch.untilOver(run);
        } finally {
            active.remove(run);
        }
    }

    /// False when the sandbox is closed.
    private boolean start(GuestRun run, LanguageRuntime.Contexts contexts) {
        try {
            threads.execute(() -> onGuestThread(run, contexts));
            return true;
        } catch (RejectedExecutionException e) {
            log.debug("A run came after the sandbox was closed", e);
            return false;
        }
    }

    private void execute(GuestRun run, LanguageRuntime.Contexts contexts) {
        try {
            run.execute(contexts.source());
        } finally {
            // An interrupt was meant for that run.
            boolean _ = Thread.interrupted();
            watch.over(run);
        }
    }

    private void onGuestThread(GuestRun run, LanguageRuntime.Contexts contexts) {
        execute(run, contexts);
        try {
            if (!closed) {
                contexts.pool().refill();
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
                policy == EnginePolicy.UNTRUSTED ? "isolate" : "thread",
                policy == EnginePolicy.UNTRUSTED
                        ? List.of(Language.JAVASCRIPT)
                        : List.of(Language.values()),
                !closed && watch.runaways() < settings.maxRunaways(),
                runs.sum(),
                failed.sum(),
                exhausted.sum(),
                active.size(),
                runtimes.contexts(),
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
        Thread closing = Thread.ofPlatform().daemon().name("sandbox-close").start(runtimes::close);
        try {
            if (!closing.join(Duration.ofMillis(settings.grace().toMillis() + 1))) {
                log.warn("The sandbox closes while {} guests do not stop", watch.runaways());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
