package dev.orbwright.sandbox;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// What to do with the context: run a function, or only parse it.
    @FunctionalInterface
    interface Work {
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
    private final long startedNanos = System.nanoTime();
    private final long deadlineNanos;
    private final HostGate gate;
    private final GuestLog log;
    private final CompletableFuture<RunResult> outcome = new CompletableFuture<>();
    private volatile Optional<Verdict.Stopped> stopped = Optional.empty();
    private volatile @Nullable GuestContext context;
    private volatile long threadId;
    private volatile long cpuAtStart;

    /// @param parent the run whose host call makes this one: it ends no later than that
    GuestRun(Budget budget, HostGate gate, Optional<GuestRun> parent, Nesting nesting, Work work) {
        this.budget = budget;
        this.gate = gate;
        this.log = new GuestLog(budget);
        this.work = work;
        this.nesting = nesting;
        this.depth = parent.map(run -> run.depth + 1).orElse(0);
        long own = startedNanos + budget.wall().toNanos();
        this.deadlineNanos =
                parent.map(run -> run.deadlineNanos - own < 0 ? run.deadlineNanos : own)
                        .orElse(own);
    }

    /// 0 for a run that is not nested.
    int depth() {
        return depth;
    }

    /// In terms of [System#nanoTime].
    long deadlineNanos() {
        return deadlineNanos;
    }

    HostGate gate() {
        return gate;
    }

    CompletableFuture<RunResult> outcome() {
        return outcome;
    }

    /// On the guest's thread: runs to the end and leaves the context, after the caller has its
    /// outcome.
    void execute(ContextSource contexts) {
        GuestContext taken = contexts.take();
        boolean returned = false;
        try {
            threadId = Thread.currentThread().threadId();
            cpuAtStart = THREADS.getCurrentThreadCpuTime();
            taken.attach(this);
            context = taken;
            Verdict verdict = stopped.isPresent() ? stopped.get() : counted(work.in(taken));
            returned = verdict instanceof Verdict.Returned;
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
            contexts.leave(taken, detached() && returned);
        }
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
        Usage usage = usage();
        Verdict last = stopped.<Verdict>map(stop -> stop).orElseGet(() -> named(verdict, usage));
        outcome.complete(last.with(usage));
    }

    /// The engine's CPU limit is checked by a thread of its own, which cancels and interrupts: the
    /// guest's thread does not always learn the reason.
    private Verdict named(Verdict verdict, Usage usage) {
        if (!(verdict instanceof Verdict.Stopped(Limit limit, String _)) || limit != Limit.ENGINE) {
            return verdict;
        }
        if (usage.cpu().toMillis() >= budget.cpu().toMillis() * CPU_NEARLY_USED) {
            return stoppedBy(Limit.CPU);
        }
        logger.warn("A guest's run ended with a limit that has no name here: {}", usage);
        return verdict;
    }

    private Verdict.Stopped stoppedBy(Limit limit) {
        return new Verdict.Stopped(limit, budget.exceeded(limit));
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

    /// The usage so far, from any thread.
    Usage usage() {
        long cpu = threadId == 0 ? 0 : THREADS.getThreadCpuTime(threadId) - cpuAtStart;
        return new Usage(
                Duration.ofNanos(Math.max(0, cpu)),
                Duration.ofNanos(Math.max(0, System.nanoTime() - startedNanos)),
                gate.calls(),
                gate.bytesIn(),
                gate.bytesOut(),
                log.lines());
    }

    private Remaining remaining() {
        Usage used = usage();
        return new Remaining(
                Duration.ofNanos(Math.max(0, budget.cpu().minus(used.cpu()).toNanos())),
                Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime())),
                Math.max(0, budget.hostCalls() - used.hostCalls()),
                Math.max(0, budget.bytesIn() - used.bytesIn()),
                Math.max(0, budget.bytesOut() - used.bytesOut()),
                Math.max(0, budget.logLines() - used.logLines()));
    }

    @Override
    public String call(String name, String argumentsJson) {
        return switch (gate.call(new Calling(name, argumentsJson))) {
            case HostGate.Answer.Reply(String text) -> text;
            case HostGate.Answer.Over(Limit limit) -> {
                endNow(limit);
                yield HostGate.OVER;
            }
        };
    }

    @Override
    public void log(String level, String text) {
        if (!log.add(level, text)) {
            endNow(Limit.OUTPUT);
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
        public Remaining remaining() {
            return GuestRun.this.remaining();
        }

        @Override
        public RunResult run(RunRequest request, HostCalls hostCalls) {
            return nesting.run(request, hostCalls, GuestRun.this);
        }
    }
}
