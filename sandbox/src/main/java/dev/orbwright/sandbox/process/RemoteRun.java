package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Allowance;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestLog;
import dev.orbwright.sandbox.HostCall;
import dev.orbwright.sandbox.HostCalls;
import dev.orbwright.sandbox.HostGate;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Meter;
import dev.orbwright.sandbox.Remaining;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Usage;
import dev.orbwright.sandbox.wire.Frame;
import dev.orbwright.sandbox.wire.Frame.Ending;
import dev.orbwright.sandbox.wire.JsonScan;
import dev.orbwright.sandbox.wire.Link;
import dev.orbwright.sandbox.wire.ProtocolViolation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One run in a worker, driven by one thread: it sends the run, executes the host calls that the
/// worker asks for, and decides how the run ended.
///
/// What the worker sends is taken as a stranger's: its calls are counted here, its text is checked,
/// and a frame that no honest worker sends now is its end.
final class RemoteRun {
    /// Of a frame, beside the text in it.
    private static final int FRAME_ROOM = 1 << 14;

    /// Runs what a host call of a run asks for.
    @FunctionalInterface
    interface Nesting {
        RunResult run(RunRequest request, HostCalls hostCalls, RemoteRun parent);
    }

    private final RunRequest request;
    private final Budget budget;
    private final Optional<RemoteRun> parent;
    private final int depth;
    private final WorkerProcess worker;
    private final Link link;
    private final Nesting nesting;
    private final List<String> functions;
    private final int budgetIndex;
    private final long graceNanos;
    private final Meter meter;
    private final HostGate gate;
    private final GuestLog log;
    private final int number;
    private final int maxFrame;
    private long cpuNanos;
    private boolean killedWorker;

    /// What all runs of a sandbox share.
    ///
    /// @param functions names of host functions, as frames number them
    record Ground(List<Budget> classes, List<String> functions, Duration grace, Nesting nesting) {}

    RemoteRun(
            RunRequest request,
            HostCalls hostCalls,
            Meter meter,
            Optional<RemoteRun> parent,
            WorkerProcess worker,
            Ground ground) {
        this.request = request;
        this.budget = request.budget();
        this.parent = parent;
        this.depth = parent.map(run -> run.depth + 1).orElse(0);
        this.worker = worker;
        this.link = worker.link();
        this.nesting = ground.nesting();
        this.functions = ground.functions();
        this.budgetIndex = ground.classes().indexOf(budget);
        this.graceNanos = ground.grace().toNanos();
        this.meter = meter;
        this.gate = new HostGate(hostCalls, meter);
        this.log = new GuestLog(budget, meter);
        this.number = worker.nextRun();
        this.maxFrame = 2 * Math.min(budget.bytesOut(), Integer.MAX_VALUE / 4) + FRAME_ROOM;
    }

    /// 0 for a run that is not nested.
    int depth() {
        return depth;
    }

    Optional<RemoteRun> parent() {
        return parent;
    }

    WorkerProcess worker() {
        return worker;
    }

    RunRequest request() {
        return request;
    }

    /// A meter for a run that is nested in this one.
    Meter nestedMeter(Budget nested) {
        return meter.nested(nested, cpuNanos, 0);
    }

    /// Charges this run for one that was nested in it and is over.
    void charge(Meter nested, Usage usage) {
        meter.charge(nested, usage.cpu().toNanos(), 0);
    }

    Meter meter() {
        return meter;
    }

    /// What a function of the host threw, if one did.
    Optional<HostGate.Bug> bug() {
        return gate.bug();
    }

    /// Runs to the end.
    RunResult drive() {
        try {
            send();
            return untilDone();
        } catch (WorkerLost e) {
            return exhausted(e.limit(), messageOf(e));
        } catch (ProtocolViolation e) {
            return killed(
                    Limit.ENGINE, "The worker of the run broke the protocol: " + e.getMessage());
        } catch (IOException e) {
            killedWorker = true;
            WorkerLost lost = worker.gone();
            return exhausted(lost.limit(), messageOf(lost));
        }
    }

    private String messageOf(WorkerLost lost) {
        return lost.limit() == Limit.ENGINE
                ? String.valueOf(lost.getMessage())
                : meter.exceeded(lost.limit());
    }

    private RunResult killed(Limit limit, String why) {
        killedWorker = true;
        WorkerLost lost = worker.kill(limit, why);
        return exhausted(lost.limit(), messageOf(lost));
    }

    private RunResult exhausted(Limit limit, String message) {
        return new RunResult.Exhausted(limit, message, usage());
    }

    private void send() throws IOException, WorkerLost {
        Optional<WorkerLost> lost = worker.lost();
        if (lost.isPresent()) {
            throw lost.get();
        }
        SentSources.Place place = worker.sources().place(request.function());
        Allowance allowance = meter.left(0, 0);
        link.add(
                new Frame.Run(
                        number,
                        budgetIndex,
                        allowance,
                        true,
                        request.function().name(),
                        place.slot(),
                        place.isThere()
                                ? Optional.empty()
                                : Optional.of(request.function().source()),
                        request.argumentsJson(),
                        request.owner(),
                        request.reuse()));
        flush();
    }

    private void flush() throws IOException, WorkerLost {
        if (!link.flush(lastMoment())) {
            throw overdue();
        }
    }

    private long lastMoment() {
        return meter.deadlineNanos() + graceNanos;
    }

    private WorkerLost overdue() {
        killedWorker = true;
        return worker.kill(Limit.WALL_CLOCK, meter.exceeded(Limit.WALL_CLOCK));
    }

    private Frame read() throws IOException, WorkerLost {
        Optional<Frame> frame = link.read(maxFrame, lastMoment());
        if (frame.isEmpty()) {
            throw overdue();
        }
        return frame.get();
    }

    private RunResult untilDone() throws IOException, WorkerLost {
        Optional<Limit> over = Optional.empty();
        while (true) {
            switch (read()) {
                case Frame.Log(int run, String level, String text) -> {
                    requireThis(run);
                    if (!log.add(level, text)) {
                        return killed(Limit.OUTPUT, meter.exceeded(Limit.OUTPUT));
                    }
                }
                case Frame.Call(int run, int function, String arguments, long cpu) -> {
                    requireThis(run);
                    if (over.isPresent()) {
                        throw new ProtocolViolation("a call of a run that is over");
                    }
                    boundCpu(cpu);
                    over = call(function, arguments);
                }
                case Frame.Done(int run, Ending ending, long cpu, long _) -> {
                    requireThis(run);
                    if (link.hasMore()) {
                        throw new ProtocolViolation("a frame after the end of the run");
                    }
                    boundCpu(cpu);
                    return over.isPresent()
                            ? exhausted(over.get(), meter.exceeded(over.get()))
                            : ended(ending);
                }
                case Frame other ->
                        throw new ProtocolViolation(
                                "a " + other.getClass().getSimpleName() + " in a run");
            }
        }
    }

    private void requireThis(int run) throws ProtocolViolation {
        if (run != number) {
            throw new ProtocolViolation("a frame of run %d in run %d".formatted(run, number));
        }
    }

    /// Executes a call and answers it; where that broke a limit, the worker is told to end the run.
    private Optional<Limit> call(int function, String arguments) throws IOException, WorkerLost {
        if (function < 0 || function >= functions.size()) {
            throw new ProtocolViolation("a call of function " + function);
        }
        if (!JsonScan.isArray(arguments)) {
            throw new ProtocolViolation("arguments that are no JSON array");
        }
        HostGate.Answer answer = gate.call(new Calling(functions.get(function), arguments));
        if (worker.lost().isPresent()) {
            // In a run that was nested in this one.
            throw worker.lost().get();
        }
        switch (answer) {
            case HostGate.Answer.Reply(String text) -> {
                link.add(new Frame.Reply(number, text));
                flush();
                return Optional.empty();
            }
            case HostGate.Answer.Over(Limit limit) -> {
                link.add(new Frame.Stop(number));
                flush();
                return Optional.of(limit);
            }
        }
    }

    private RunResult ended(Ending ending) throws ProtocolViolation {
        switch (ending) {
            case Ending.Returned(String json) -> {
                if (!JsonScan.isValue(json)) {
                    throw new ProtocolViolation("a result that is no JSON");
                }
                return gate.countOut(json)
                        ? new RunResult.Completed(json, usage())
                        : exhausted(Limit.BYTES, meter.exceeded(Limit.BYTES));
            }
            case Ending.Wrong(var error) -> {
                return new RunResult.Failed(error, usage());
            }
            case Ending.Stopped(Limit limit) -> {
                return exhausted(limit, meter.exceeded(limit));
            }
        }
    }

    /// A worker may say what it likes, but no run has more CPU time than there was time.
    private void boundCpu(long reported) {
        long elapsed = System.nanoTime() - meter.startedNanos();
        cpuNanos = Math.clamp(reported, 0, Math.max(0, elapsed));
    }

    private Usage usage() {
        return new Usage(
                Duration.ofNanos(cpuNanos),
                Duration.ofNanos(Math.max(0, System.nanoTime() - meter.startedNanos())),
                meter.calls(),
                meter.bytesIn(),
                meter.bytesOut(),
                log.lines(),
                killedWorker);
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
            return meter.remaining(cpuNanos);
        }

        @Override
        public RunResult run(RunRequest nested, HostCalls hostCalls) {
            return nesting.run(nested, hostCalls, RemoteRun.this);
        }
    }
}
