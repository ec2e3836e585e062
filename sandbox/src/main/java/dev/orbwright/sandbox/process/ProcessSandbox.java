package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Allowance;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.HostBinding;
import dev.orbwright.sandbox.HostCallException;
import dev.orbwright.sandbox.HostCalls;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Meter;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.SandboxStatus;
import dev.orbwright.sandbox.Usage;
import dev.orbwright.sandbox.Used;
import dev.orbwright.sandbox.worker.WorkerMain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Guests in worker processes: none can take the server's memory, crash it, or go on when its time
/// is up.
///
/// A run has a worker to itself. Nested runs share it where owner and language are the same, and
/// have another where not, so that guests of different owners are never in one process at one time.
public final class ProcessSandbox implements Sandbox {
    private static final Logger log = LoggerFactory.getLogger(ProcessSandbox.class);
    private static final int MAX_DEPTH = 8;

    private final List<Budget> classes;
    private final Workplace workplace;
    private final Supervisor supervisor;
    private final Trust trust;
    private final RemoteRun.Ground ground;

    private final Drivers drivers = new Drivers();
    private final LongAdder runs = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder exhausted = new LongAdder();
    private final LongAdder active = new LongAdder();
    private final Duration start;
    private volatile boolean closed;

    /// With standard settings.
    public ProcessSandbox(HostBinding binding, List<Budget> classes) {
        this(binding, classes, ProcessSettings.standard());
    }

    /// Starts the workers, and waits for the first trusted ones to be warm.
    ///
    /// @param classes the budgets that runs may have; checks use the first
    /// @throws IllegalArgumentException if there are none or their syntax depths differ
    /// @throws IllegalStateException if no worker starts
    public ProcessSandbox(HostBinding binding, List<Budget> classes, ProcessSettings settings) {
        this(binding, classes, settings, WorkerMain.class);
    }

    /// @param workerMain the main program of workers
    ProcessSandbox(
            HostBinding binding,
            List<Budget> classes,
            ProcessSettings settings,
            Class<?> workerMain) {
        if (classes.isEmpty() || classes.stream().map(Budget::astDepth).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "A sandbox needs budget classes, all of one syntax depth: " + classes);
        }
        this.classes = List.copyOf(classes);
        this.start = settings.start();
        this.trust = new Trust(settings.suspicion());
        this.workplace = new Workplace();
        this.ground =
                new RemoteRun.Ground(
                        this.classes,
                        binding.names(),
                        binding.lazyAnswers(),
                        new FirstCalls(binding.reads()),
                        new Patience(),
                        settings.grace(),
                        this::nested);
        this.supervisor =
                new Supervisor(
                        settings,
                        new WorkerStarter(settings, binding, classes, workplace, workerMain),
                        drivers.threads());
        try {
            supervisor.open();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        if (settings.lockdown()) {
            log.debug(
                    "In force against worker processes: {}",
                    String.join("; ", supervisor.protections()));
        } else {
            log.info("Worker processes are not locked down");
        }
    }

    @Override
    public RunResult run(RunRequest request, HostCalls hostCalls) {
        requireClass(request.budget());
        RunResult result = admitted(request, hostCalls);
        count(result);
        trust.learn(request.function(), request.owner(), result);
        return result;
    }

    private RunResult admitted(RunRequest request, HostCalls hostCalls) {
        Budget budget = request.budget();
        if (closed) {
            return notRun(Limit.SHUTDOWN, budget);
        }
        if (!fits(request)) {
            return notRun(Limit.BYTES, budget);
        }
        boolean trusted = trust.isTrusted(request.function(), request.owner());
        Language language = request.function().language();
        Optional<Supervisor.Lease> lease = supervisor.take(language, trusted, request.owner());
        if (lease.isEmpty()) {
            return notRun(closed ? Limit.SHUTDOWN : Limit.BUSY, budget);
        }
        active.increment();
        try (Supervisor.Lease held = lease.get()) {
            return drivers.call(() -> {
                Meter meter = new Meter(budget, request.allowance());
                return drive(request, hostCalls, meter, Optional.empty(), held.worker());
            });
        } finally {
            active.decrement();
        }
    }

    private RunResult drive(
            RunRequest request,
            HostCalls hostCalls,
            Meter meter,
            Optional<RemoteRun> parent,
            WorkerProcess worker) {
        boolean _ = meter.countIn(request.argumentsJson());
        RemoteRun run = new RemoteRun(request, hostCalls, meter, parent, worker, ground);
        RunResult driven = run.drive();
        RunResult result = closed ? atShutdown(driven, request.budget()) : driven;
        if (driven instanceof RunResult.Exhausted(Limit limit, String _, Usage usage)
                && usage.workerKilled()
                && !closed) {
            supervisor.killed(limit);
        }
        parent.ifPresent(caller -> caller.charge(meter, result.usage()));
        run.bug()
                .ifPresent(bug -> {
                    throw new HostCallException(bug.hostFunction(), bug.cause(), result.usage());
                });
        return result;
    }

    /// The workers are ended when the sandbox closes, which is no run's fault.
    private static RunResult atShutdown(RunResult result, Budget budget) {
        return result instanceof RunResult.Exhausted
                ? new RunResult.Exhausted(
                        Limit.SHUTDOWN, budget.exceeded(Limit.SHUTDOWN), result.usage())
                : result;
    }

    private RunResult nested(RunRequest request, HostCalls hostCalls, RemoteRun caller) {
        requireClass(request.budget());
        Allowance given = caller.nestedMeter(request).left(Used.NOTHING);
        RunResult result = admittedNested(request, hostCalls, caller);
        count(result);
        // Who called decides with what and with how much of a budget a function runs: one that used
        // up what little its caller had left has proved nothing.
        String first = firstOf(caller).request().owner();
        if (result instanceof RunResult.Exhausted(Limit limit, String _, Usage usage)
                && given.isLessThan(Allowance.of(request.budget()).part(4), limit)
                && !usage.workerKilled()) {
            trust.doubt(first, limit);
        } else {
            trust.learn(request.function(), first, result);
        }
        return result;
    }

    private static RemoteRun firstOf(RemoteRun caller) {
        return caller.parent().map(ProcessSandbox::firstOf).orElse(caller);
    }

    private RunResult admittedNested(RunRequest request, HostCalls hostCalls, RemoteRun caller) {
        Budget budget = request.budget();
        Meter meter = caller.nestedMeter(request);
        if (closed) {
            return notRun(Limit.SHUTDOWN, budget);
        }
        if (caller.depth() >= MAX_DEPTH) {
            return notRun(Limit.NESTING, budget);
        }
        if (!fits(request)) {
            return notRun(Limit.BYTES, budget);
        }
        active.increment();
        try {
            boolean trusted = trust.isTrusted(request.function(), request.owner());
            Optional<WorkerProcess> ancestors = workerOfAncestor(request, caller, trusted);
            if (ancestors.isPresent()) {
                return drive(request, hostCalls, meter, Optional.of(caller), ancestors.get());
            }
            Optional<Supervisor.Lease> lease =
                    supervisor.takeFurther(
                            request.function().language(), trusted, halfOfWhatIsLeft(caller));
            if (lease.isEmpty()) {
                return notRun(closed ? Limit.SHUTDOWN : Limit.BUSY, budget);
            }
            try (Supervisor.Lease held = lease.get()) {
                return drive(request, hostCalls, meter, Optional.of(caller), held.worker());
            }
        } finally {
            active.decrement();
        }
    }

    /// A worker that starts for a nested run takes its caller's time: the caller is told in time
    /// that there was none, and can still go on.
    private Duration halfOfWhatIsLeft(RemoteRun caller) {
        long left = Math.max(0, caller.meter().deadlineNanos() - System.nanoTime()) / 2;
        return Duration.ofNanos(Math.min(left, start.toNanos()));
    }

    /// The runs that wait for this one wait in their workers too, each for what is innermost in it.
    /// What is on probation stays there, whoever calls it.
    private static Optional<WorkerProcess> workerOfAncestor(
            RunRequest request, RemoteRun caller, boolean trusted) {
        Optional<RemoteRun> run = Optional.of(caller);
        while (run.isPresent()) {
            RemoteRun ancestor = run.get();
            if (ancestor.request().owner().equals(request.owner())
                    && ancestor.worker().language() == request.function().language()
                    && (trusted || ancestor.worker().lowPriority())
                    && ancestor.worker().isUsable()) {
                return Optional.of(ancestor.worker());
            }
            run = ancestor.parent();
        }
        return Optional.empty();
    }

    @Override
    public Optional<GuestError> check(GuestFunction function, String owner) {
        Budget checking = classes.getFirst();
        if (function.source().length() > checking.bytesIn()) {
            return Optional.of(error(Limit.BYTES, checking));
        }
        Optional<Supervisor.Lease> lease = supervisor.take(function.language(), false, owner);
        if (lease.isEmpty()) {
            return Optional.of(error(closed ? Limit.SHUTDOWN : Limit.BUSY, checking));
        }
        try (Supervisor.Lease held = lease.get()) {
            Optional<GuestError> found =
                    drivers.call(() ->
                            new RemoteCheck(held.worker(), checking, ground.grace())
                                    .check(function));
            if (!closed && !held.worker().isUsable()) {
                trust.suspect(owner);
                supervisor.killed(Limit.WALL_CLOCK);
            }
            return found;
        }
    }

    private static GuestError error(Limit limit, Budget budget) {
        return GuestError.of(limit.name(), budget.exceeded(limit));
    }

    private void requireClass(Budget budget) {
        if (!classes.contains(budget)) {
            throw new IllegalArgumentException(
                    "This sandbox was not made for the budget " + budget.name());
        }
    }

    private static boolean fits(RunRequest request) {
        Budget budget = request.budget();
        return request.function().source().length() <= budget.bytesIn()
                && new Meter(budget, Allowance.of(budget)).countIn(request.argumentsJson());
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
    public void expect(Language language) {
        supervisor.expect(language);
    }

    @Override
    public SandboxStatus status() {
        return new SandboxStatus(
                "process",
                supervisor.languages(),
                !closed && supervisor.isAccepting(),
                runs.sum(),
                failed.sum(),
                exhausted.sum(),
                active.intValue(),
                0,
                0,
                0,
                supervisor.workers(),
                supervisor.started(),
                supervisor.kills(),
                supervisor.protections());
    }

    @Override
    public void close() {
        closed = true;
        supervisor.close();
        drivers.close();
        workplace.close();
    }
}
