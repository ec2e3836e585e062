package dev.orbwright.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run, shared by the guest's thread, which executes it, and the caller's, which watches it.
///
/// The first to complete `outcome` decides how the run ended; the first to call [#stop] decides why
/// it was stopped.
final class GuestRun implements Bridge {
    private static final Logger logger = LoggerFactory.getLogger(GuestRun.class);
    private static final double CPU_NEARLY_USED = 0.9;

    /// What to do with the context: run a function, or only parse it.
    interface Work {
        /// What has to be there before the guest's time is counted.
        void prepare(GuestContext context);

        Verdict in(GuestContext context);
    }

    /// Runs what a host call of a run asks for.
    @FunctionalInterface
    interface Nesting {
        RunResult run(RunRequest request, HostCalls hostCalls, GuestRun parent);
    }

    private final Budget budget;
    private final Work work;
    private final Nesting nesting;
    private final int depth;
    private final Meter meter;
    private final HostCalls hostCalls;
    private final HostGate gate;
    private final GuestLog log;
    private final CompletableFuture<RunResult> outcome = new CompletableFuture<>();
    private volatile Optional<Verdict.Stopped> stopped = Optional.empty();
    private volatile @Nullable GuestContext context;
    private final ThreadUse use = new ThreadUse();
    private volatile long preparation;
    private volatile StatementCount statements = new StatementCount();

    /// Statements of a run that is over; before that, negative.
    private volatile long executed = -1;

    /// @param meter for a nested run one that its parent's meter made
    /// @param depth 0 for a run that is not nested
    GuestRun(
            Budget budget,
            Meter meter,
            HostCalls hostCalls,
            int depth,
            Nesting nesting,
            Work work) {
        this.budget = budget;
        this.meter = meter;
        this.hostCalls = hostCalls;
        this.gate = new HostGate(hostCalls, meter);
        this.log = new GuestLog(budget, meter);
        this.work = work;
        this.nesting = nesting;
        this.depth = depth;
    }

    /// 0 for a run that is not nested.
    int depth() {
        return depth;
    }

    /// In terms of [System#nanoTime].
    long deadlineNanos() {
        return meter.deadlineNanos();
    }

    HostGate gate() {
        return gate;
    }

    CompletableFuture<RunResult> outcome() {
        return outcome;
    }

    /// On the guest's thread: runs to the end. A context that is kept is there again before the
    /// caller has its outcome; any other is closed after that.
    void execute(ContextSource contexts) {
        long start = System.nanoTime();
        ContextSource.Taken source = contexts.take();
        GuestContext taken = source.context();
        boolean kept = false;
        try {
            long before = ThreadUse.cpuOfCurrentThread();
            work.prepare(taken);
            preparation = source.cpuNanos() + ThreadUse.cpuOfCurrentThread() - before;
            meter.begin();
            if (hostCalls instanceof PutOffCalls elsewhere) {
                elsewhere.begun(System.nanoTime() - start);
            }
            use.begin();
            taken.attach(this);
            statements = taken.statements();
            statements.begin(meter.statements());
            context = taken;
            Verdict verdict = stopped.isPresent() ? stopped.get() : counted(work.in(taken));
            endStatements();
            kept = verdict instanceof Verdict.Returned && detached() && contexts.keep(taken);
            complete(verdict);
        } catch (OutOfMemoryError e) {
            complete(stoppedBy(Limit.MEMORY));
        } catch (StackOverflowError e) {
            complete(stoppedBy(Limit.STACK));
        } catch (RuntimeException | Error e) {
            if (!outcome.completeExceptionally(e)) {
                throw e;
            }
        } finally {
            if (!kept) {
                taken.close();
            }
        }
    }

    /// Before the context is another run's, which counts from the beginning.
    private void endStatements() {
        executed = statements.executed();
        statements.begin(Long.MAX_VALUE);
    }

    /// Lets nobody cancel the context any more; false when somebody may have.
    private synchronized boolean detached() {
        context = null;
        return stopped.isEmpty();
    }

    private Verdict counted(Verdict verdict) {
        boolean tooLong = verdict instanceof Verdict.Returned(String json) && !gate.countOut(json);
        return tooLong ? stoppedBy(Limit.BYTES) : verdict;
    }

    private void complete(Verdict verdict) {
        use.end();
        Usage usage = usage();
        Verdict last = stopped.<Verdict>map(stop -> stop).orElseGet(() -> named(verdict, usage));
        outcome.complete(last.with(usage));
    }

    /// Messages are the meter's, for it knows what the run was allowed. The engine's CPU limit is
    /// checked by a thread of its own, which cancels and interrupts: the guest's thread does not
    /// always learn the reason.
    private Verdict named(Verdict verdict, Usage usage) {
        if (!(verdict instanceof Verdict.Stopped(Limit limit, String _))) {
            return verdict;
        }
        if (limit != Limit.ENGINE) {
            return stoppedBy(limit);
        }
        if (usage.cpu().toMillis() >= budget.cpu().toMillis() * CPU_NEARLY_USED) {
            return stoppedBy(Limit.CPU);
        }
        logger.warn("A guest's run ended with a limit that has no name here: {}", usage);
        return verdict;
    }

    private Verdict.Stopped stoppedBy(Limit limit) {
        return new Verdict.Stopped(limit, meter.exceeded(limit));
    }

    /// Decides why this run ends, unless that is decided already, and lets no more host calls
    /// through.
    synchronized void stop(Limit limit) {
        if (stopped.isEmpty()) {
            stopped = Optional.of(stoppedBy(limit));
        }
        gate.shut();
    }

    /// After [#stop]: cancels the guest's code, in its own thread because it waits for a guest that
    /// may not obey.
    synchronized void cancel() {
        GuestContext running = context;
        if (running != null) {
            Thread.ofPlatform().daemon().name("sandbox-cancel").start(running::cancel);
        }
    }

    /// After [#stop]: gives the caller its outcome although the guest's thread has not come back.
    /// False when it has.
    boolean abandon() {
        Verdict.Stopped verdict = stopped.orElseGet(() -> stoppedBy(Limit.WALL_CLOCK));
        return outcome.complete(verdict.with(usage()));
    }

    /// The limit that the run has broken by now, if any, of those that no engine checks for
    /// everything that a guest can do.
    Optional<Limit> overrun() {
        if (System.nanoTime() - deadlineNanos() >= 0) {
            return Optional.of(Limit.WALL_CLOCK);
        }
        return meter.over(used());
    }

    /// A meter for a run that is nested in this one.
    Meter nestedMeter(RunRequest nested) {
        return meter.nested(nested, used());
    }

    /// Charges this run, on its own thread, for one that was nested in it and is over.
    void charge(GuestRun nested) {
        meter.charge(nested.meter, nested.used());
        statements.allow(meter.statements());
        overrun().ifPresent(this::stop);
    }

    private Used used() {
        long counted = executed;
        return new Used(
                counted < 0 ? statements.executed() : counted, use.cpu(), use.heap(), preparation);
    }

    /// The usage so far, from any thread.
    Usage usage() {
        Used used = used();
        return new Usage(
                used.statements(),
                Duration.ofNanos(used.cpuNanos()),
                Duration.ofNanos(Math.max(0, System.nanoTime() - meter.startedNanos())),
                meter.calls(),
                meter.bytesIn(),
                meter.bytesOut(),
                used.heap(),
                Duration.ofNanos(used.preparationNanos()),
                0,
                log.lines(),
                false);
    }

    @Override
    public String call(String name, String argumentsJson) {
        return text(gate.call(new Calling(name, argumentsJson)));
    }

    @Override
    public String answer(int ticket) {
        return text(gate.answer(ticket, new Calling("", "[]")));
    }

    @Override
    public int later(String name, String argumentsJson) {
        return switch (gate.later(new Calling(name, argumentsJson))) {
            case HostGate.Answer.Ticket(int number) -> number;
            case HostGate.Answer.Over(Limit limit) -> {
                endNow(limit);
                yield -1;
            }
            case HostGate.Answer.NotLater _ -> -1;
            case HostGate.Answer.Reply _ -> throw new IllegalStateException("Not put off");
        };
    }

    private String text(HostGate.Answer answer) {
        return switch (answer) {
            case HostGate.Answer.Reply(String text) -> {
                stopped.ifPresent(stop -> endNow(stop.limit()));
                yield text;
            }
            case HostGate.Answer.Over(Limit limit) -> {
                endNow(limit);
                yield HostGate.OVER;
            }
            case HostGate.Answer.Ticket _, HostGate.Answer.NotLater _ ->
                    throw new IllegalStateException("Nobody put that call off");
        };
    }

    @Override
    public void log(String level, String text) {
        if (!log.add(level, text)) {
            endNow(Limit.OUTPUT);
        } else if (hostCalls instanceof PutOffCalls elsewhere && !outcome.isDone()) {
            elsewhere.log(level, text);
        }
    }

    @Override
    public void overflow() {
        endNow(Limit.BYTES);
    }

    /// On the guest's thread: the guest cannot catch this, it ends where it gets control back.
    private void endNow(Limit limit) {
        stop(limit);
        GuestContext running = context;
        if (running != null) {
            running.cancel();
        }
    }

    private final class Calling implements HostCall {
        private final String name;
        private final String argumentsJson;

        Calling(String name, String argumentsJson) {
            this.name = name;
            this.argumentsJson = argumentsJson;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String argumentsJson() {
            return argumentsJson;
        }

        @Override
        public Allowance remaining() {
            return meter.left(GuestRun.this.used());
        }

        @Override
        public Used used() {
            return GuestRun.this.used();
        }

        @Override
        public RunResult run(RunRequest request, HostCalls hostCalls) {
            return nesting.run(request, hostCalls, GuestRun.this);
        }
    }
}
