package dev.orbwright.sandbox;

import java.time.Duration;
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
    private static final HostCalls NO_HOST =
            call -> new HostReply.Refusal("NO_HOST", "There is no host for " + call.name());

    private final ThreadSettings settings;
    private final Budget checking;
    private final ExecutorService threads;
    private final HostBinding binding;
    private final List<Budget> classes;
    private final LanguageSettings languages;
    private final Map<Language, CompletableFuture<LanguageRuntime>> runtimes =
            new ConcurrentHashMap<>();
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
        if (classes.isEmpty() || classes.stream().map(Budget::astDepth).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "A sandbox needs budget classes, all of one syntax depth: " + classes);
        }
        this.binding = binding;
        this.classes = List.copyOf(classes);
        this.settings = settings;
        this.languages = languages;
        this.checking = classes.getFirst();
        this.slots = new Semaphore(settings.slots(), true);
        this.threads = GuestThreads.standard();
        this.watch = new RunWatch(settings);
        try {
            languages.ready().forEach(this::runtime);
        } catch (RuntimeException e) {
            threads.shutdownNow();
            throw e;
        }
    }

    /// Made when it is first asked for, on a platform thread.
    private LanguageRuntime runtime(Language language) {
        return runtimes.computeIfAbsent(
                        language,
                        missing ->
                                CompletableFuture.supplyAsync(() -> newRuntime(missing), threads))
                .join();
    }

    private LanguageRuntime newRuntime(Language language) {
        LanguageRuntime runtime =
                switch (language) {
                    case JAVASCRIPT ->
                            new LanguageRuntime(
                                    new JavaScriptEngine(binding),
                                    classes,
                                    settings.pooledContexts(),
                                    0);
                    case PYTHON ->
                            new LanguageRuntime(
                                    new PythonEngine(binding),
                                    classes,
                                    languages.pooledPythonContexts(),
                                    languages.keptPythonContexts());
                };
        warmUp(language, runtime);
        return runtime;
    }

    /// Cold code burns CPU time that is not the guest's fault: so an engine is warmed up in
    /// contexts with time to spare first, and the pools are filled then. Python's are filled when a
    /// class is first used, for they cost memory.
    private void warmUp(Language language, LanguageRuntime runtime) {
        Budget patient = WarmUp.patient(checking);
        GuestFunction function = WarmUp.function(language, binding);
        ContextPool fresh = runtime.extraPool(patient);
        switch (language) {
            case JAVASCRIPT -> {
                warmUp(function, new LanguageRuntime.Contexts(fresh, fresh), patient, WarmUp.RUNS);
                for (Budget budget : classes) {
                    warmUp(function, runtime.contexts(budget), budget, WarmUp.RUNS_OF_A_CLASS);
                }
            }
            case PYTHON -> {
                ContextSource kept = new KeptContexts(1).source("", function, patient, fresh);
                warmUp(function, new LanguageRuntime.Contexts(kept, fresh), patient, WarmUp.RUNS);
            }
        }
    }

    private void warmUp(
            GuestFunction function, LanguageRuntime.Contexts contexts, Budget budget, int times) {
        for (int i = 1; i <= times; i++) {
            GuestRun run =
                    newRun(
                            budget,
                            new Meter(budget, Allowance.of(budget)),
                            NO_HOST,
                            Optional.empty(),
                            function,
                            WarmUp.ARGUMENT_JSON);
            start(run, contexts);
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
        if (!classes.contains(budget)) {
            throw new IllegalArgumentException(
                    "This sandbox was not made for the budget " + budget.name());
        }
        GuestFunction function = request.function();
        String argumentsJson = request.argumentsJson();
        if (closed) {
            return notRun(Limit.SHUTDOWN, budget);
        }
        // Before the run's time begins: the language may not be ready yet.
        LanguageRuntime runtime = runtime(function.language());
        Meter meter =
                parent.map(run -> run.nestedMeter(budget))
                        .orElseGet(() -> new Meter(budget, Allowance.of(budget)));
        GuestRun run = newRun(budget, meter, hostCalls, parent, function, argumentsJson);
        RunResult result;
        if (!fits(function, argumentsJson, run, budget)) {
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
        executeHere(run, runtime(request.function().language()).contexts(request), outcome);
    }

    /// Checks on the calling thread, as [#runHere] runs.
    void checkHere(
            GuestFunction function, BiConsumer<? super RunResult, ? super Throwable> outcome) {
        executeHere(newCheck(function), runtime(function.language()).contexts(checking), outcome);
    }

    private void executeHere(
            GuestRun run,
            LanguageRuntime.Contexts contexts,
            BiConsumer<? super RunResult, ? super Throwable> outcome) {
        var _ = run.outcome().whenComplete(outcome);
        active.add(run);
        try {
            onGuestThread(run, contexts);
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
        if (closed) {
            return Optional.of(
                    GuestError.of(Limit.SHUTDOWN.name(), checking.exceeded(Limit.SHUTDOWN)));
        }
        LanguageRuntime runtime = runtime(function.language());
        GuestRun run = newCheck(function);
        return switch (admitted(run, Optional.empty(), checking, runtime.contexts(checking))) {
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
                        context.check(function)
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
        GuestRun.Work work = context -> context.run(function, argumentsJson);
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

    private void onGuestThread(GuestRun run, LanguageRuntime.Contexts contexts) {
        try {
            run.execute(contexts.source());
        } finally {
            // An interrupt was meant for that run.
            boolean _ = Thread.interrupted();
            watch.over(run);
        }
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
                "thread",
                List.of(Language.values()),
                !closed && watch.runaways() < settings.maxRunaways(),
                runs.sum(),
                failed.sum(),
                exhausted.sum(),
                active.size(),
                ready().stream().mapToInt(LanguageRuntime::contexts).sum(),
                watch.runaways(),
                settings.maxRunaways());
    }

    private List<LanguageRuntime> ready() {
        return runtimes.values().stream()
                .filter(CompletableFuture::isDone)
                .filter(runtime -> !runtime.isCompletedExceptionally())
                .map(CompletableFuture::join)
                .toList();
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
        Thread closing =
                Thread.ofPlatform().daemon().name("sandbox-close").start(this::closeEngines);
        try {
            if (!closing.join(Duration.ofMillis(settings.grace().toMillis() + 1))) {
                log.warn("The sandbox closes while {} guests do not stop", watch.runaways());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeEngines() {
        ready().forEach(LanguageRuntime::close);
    }
}
