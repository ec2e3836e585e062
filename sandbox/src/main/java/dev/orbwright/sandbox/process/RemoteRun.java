package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Allowance;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestLog;
import dev.orbwright.sandbox.HostCall;
import dev.orbwright.sandbox.HostCalls;
import dev.orbwright.sandbox.HostGate;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Meter;
import dev.orbwright.sandbox.ReversibleHostCalls;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Usage;
import dev.orbwright.sandbox.Used;
import dev.orbwright.sandbox.wire.Frame;
import dev.orbwright.sandbox.wire.Frame.Ending;
import dev.orbwright.sandbox.wire.JsonScan;
import dev.orbwright.sandbox.wire.ProtocolViolation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One run in a worker, driven by one thread: it sends the run, executes the host calls that the
/// worker asks for, and decides how the run ended.
///
/// What the worker sends is taken as a stranger's: its calls are counted here, its text is checked,
/// and a frame that no honest worker sends now is its end.
final class RemoteRun {
    /// More than any worker has; sums of it are numbers still.
    private static final long MOST_HEAP = 1L << 48;

    /// A context that was made ahead took no longer, even where a cold worker made it.
    private static final long MOST_MADE_AHEAD = 5_000_000_000L;

    /// What a guest's console has.
    private static final Set<String> LEVELS = Set.of("debug", "info", "log", "warn", "error");

    /// In characters; an honest worker's errors are shorter.
    private static final int LONGEST_CODE = 100;

    private static final int LONGEST_ERROR = 16_000;

    /// Characters of an answer that may have been made in vain.
    private static final int MOST_AHEAD = 1 << 15;

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
    private final WorkerTalk talk;
    private final Nesting nesting;
    private final List<String> functions;
    private final int budgetIndex;
    private final Meter meter;
    private final HostGate gate;
    private final GuestLog log;
    private final Patience patience;
    private final HostCalls hostCalls;
    private final LateCalls late;
    private final FirstCalls firstCalls;
    private Optional<Expected> expected = Optional.empty();
    private boolean hasAsked;
    private boolean patient;
    private boolean begun;
    private int number;
    private long sentNanos;

    /// What the run took since it began, the last time.
    private Used used = Used.NOTHING;

    /// What it took before it began again; no statements, for that was not the guest's doing.
    private Used spent = Used.NOTHING;

    /// A call whose answer was sent with the run, or is to be counted since the guest has made it.
    private record Expected(FirstCalls.Call call, String reply, boolean taken) {}

    /// What all runs of a sandbox share.
    ///
    /// @param functions names of host functions, as frames number them
    /// @param lazyAnswers as in the binding
    record Ground(
            List<Budget> classes,
            List<String> functions,
            Map<String, List<String>> lazyAnswers,
            FirstCalls firstCalls,
            Patience patience,
            Duration grace,
            Nesting nesting) {}

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
        this.nesting = ground.nesting();
        this.functions = ground.functions();
        this.budgetIndex = ground.classes().indexOf(budget);
        this.meter = meter;
        this.gate = new HostGate(hostCalls, meter);
        this.log = new GuestLog(budget, meter);
        this.hostCalls = hostCalls;
        this.patience = ground.patience();
        this.firstCalls = ground.firstCalls();
        this.late = new LateCalls(ground.lazyAnswers(), budget.hostCalls(), budget.bytesOut());
        this.patient =
                !(hostCalls instanceof ReversibleHostCalls)
                        || patience.isNeeded(request.function());
        this.number = worker.nextRun();
        int maxFrame = 2 * Math.min(budget.bytesOut(), Integer.MAX_VALUE / 4) + FRAME_ROOM;
        this.talk = new WorkerTalk(worker, meter, ground.grace().toNanos(), maxFrame);
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
    Meter nestedMeter(RunRequest nested) {
        return meter.nested(nested, spent.plus(used));
    }

    /// Charges this run for one that was nested in it and is over.
    void charge(Meter nested, Usage usage) {
        meter.charge(nested, usage.own());
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
        if (request.function().language() == Language.JAVASCRIPT) {
            // Its contexts are made in no time.
            meter.begin();
        }
        try {
            send();
            return untilDone();
        } catch (WorkerLost e) {
            return exhausted(e.limit(), messageOf(e));
        } catch (ProtocolViolation e) {
            return killed(
                    Limit.ENGINE, "The worker of the run broke the protocol: " + e.getMessage());
        } catch (IOException e) {
            WorkerLost lost = talk.gone();
            return exhausted(lost.limit(), messageOf(lost));
        }
    }

    private String messageOf(WorkerLost lost) {
        return lost.limit() == Limit.ENGINE
                ? String.valueOf(lost.getMessage())
                : meter.exceeded(lost.limit());
    }

    private RunResult killed(Limit limit, String why) {
        WorkerLost lost = talk.kill(limit, why);
        return exhausted(lost.limit(), messageOf(lost));
    }

    private RunResult exhausted(Limit limit, String message) {
        return new RunResult.Exhausted(limit, message, usage());
    }

    private void send() throws IOException, WorkerLost {
        sentNanos = System.nanoTime();
        talk.requireWorker();
        expectFirstCall();
        SentSources.Place place = worker.sources().place(request.function());
        Allowance allowance = meter.left(spent);
        talk.send(
                new Frame.Run(
                        number,
                        budgetIndex,
                        allowance,
                        patient,
                        request.function().name(),
                        place.slot(),
                        place.isThere()
                                ? Optional.empty()
                                : Optional.of(request.function().source()),
                        request.argumentsJson(),
                        request.owner(),
                        request.reuse()));
    }

    /// Has the answer to what is likely to be asked first travel with the run: nothing has changed
    /// by then, so it is the one that the guest would get.
    private void expectFirstCall() {
        hasAsked = false;
        expected =
                firstCalls
                        .expected(request)
                        .flatMap(call ->
                                gate.expected(new Calling(call.name(), call.argumentsJson()))
                                        .filter(reply -> reply.length() <= MOST_AHEAD)
                                        .map(reply -> new Expected(call, reply, false)));
        expected.ifPresent(it ->
                worker.link()
                        .add(
                                new Frame.Ahead(
                                        number,
                                        it.call().function(),
                                        it.call().argumentsJson(),
                                        it.reply())));
    }

    /// The guest has asked first what was expected.
    private void took() throws ProtocolViolation {
        if (hasAsked || expected.isEmpty()) {
            throw new ProtocolViolation("an answer taken that was not sent ahead");
        }
        hasAsked = true;
        Expected it = expected.get();
        expected = Optional.of(new Expected(it.call(), it.reply(), true));
    }

    /// Learns what it asks first.
    private void asks(Optional<FirstCalls.Call> call) {
        if (!hasAsked) {
            hasAsked = true;
            expected = Optional.empty();
            call.ifPresentOrElse(
                    it -> firstCalls.asked(request, it), () -> firstCalls.forget(request));
        }
    }

    /// What becomes of a run that has to stop.
    private sealed interface Fate {
        record Over(Limit limit) implements Fate {}

        /// A call that was put off had another answer than its function promises.
        record Again() implements Fate {}
    }

    private RunResult untilDone() throws IOException, WorkerLost {
        Optional<Fate> fate = Optional.empty();
        while (true) {
            Frame frame = talk.read();
            boolean first = !begun;
            begun = true;
            if (first) {
                begin(frame);
            }
            if (fate.isPresent() && !mayFollowTheEnd(frame)) {
                throw new ProtocolViolation("a call of a run that is over");
            }
            switch (frame) {
                case Frame.Log(int run, String level, String text) -> {
                    requireThis(run);
                    if (!LEVELS.contains(level)) {
                        throw new ProtocolViolation("a line of an unknown level");
                    }
                    if (!log.add(level, text)) {
                        return killed(Limit.OUTPUT, meter.exceeded(Limit.OUTPUT));
                    }
                }
                case Frame.Begun(int run, long _) -> {
                    requireThis(run);
                    if (!first) {
                        throw new ProtocolViolation("a beginning in the middle of a run");
                    }
                }
                case Frame.Leaving(int run) -> {
                    requireThis(run);
                    worker.leaves();
                }
                case Frame.Took(int run) -> {
                    requireThis(run);
                    took();
                }
                case Frame.Later later -> putOff(later);
                case Frame.Call(int run, int function, String arguments, Used reported) -> {
                    requireThis(run);
                    take(reported);
                    requireCall(function, arguments);
                    asks(
                            Optional.of(
                                    new FirstCalls.Call(
                                            function, functions.get(function), arguments)));
                    fate = meter.overTogether(spent.plus(used)).map(Fate.Over::new);
                    if (fate.isEmpty()) {
                        fate = catchUp();
                    }
                    if (fate.isEmpty()) {
                        fate = answer(gate.call(new Calling(functions.get(function), arguments)));
                    } else {
                        stop();
                    }
                }
                case Frame.Await(int run, int ticket) -> {
                    requireThis(run);
                    fate = catchUp();
                    if (fate.isPresent()) {
                        stop();
                    } else {
                        fate = answer(late.takeAnswer(ticket));
                    }
                }
                case Frame.Done(int run, Ending ending, Used reported) -> {
                    requireThis(run);
                    if (talk.hasMore()) {
                        throw new ProtocolViolation("a frame after the end of the run");
                    }
                    take(reported);
                    asks(Optional.empty());
                    if (fate.isEmpty()) {
                        fate = meter.overTogether(spent.plus(used)).map(Fate.Over::new);
                    }
                    if (fate.isEmpty()) {
                        fate = catchUp();
                    }
                    if (fate.isEmpty()) {
                        return ended(ending);
                    }
                    switch (fate.get()) {
                        case Fate.Over(Limit limit) -> {
                            return exhausted(limit, meter.exceeded(limit));
                        }
                        case Fate.Again _ -> {
                            fate = Optional.empty();
                            again();
                        }
                    }
                }
                case Frame other ->
                        throw new ProtocolViolation(
                                "a " + other.getClass().getSimpleName() + " in a run");
            }
        }
    }

    /// The guest has begun when its worker says so, which it may say late; a guest that nothing has
    /// to be there for begins with its run.
    private void begin(Frame first) {
        long preparation =
                first instanceof Frame.Begun(int _, long nanos)
                        ? Math.clamp(nanos, 0, Math.max(0, System.nanoTime() - sentNanos))
                        : 0;
        meter.begin(sentNanos + preparation);
    }

    private static boolean mayFollowTheEnd(Frame frame) {
        return switch (frame) {
            case Frame.Done _, Frame.Log _, Frame.Leaving _ -> true;
            default -> false;
        };
    }

    /// Takes back what was done, and lets the guest wait for every answer this time.
    private void again() throws IOException, WorkerLost {
        if (!(hostCalls instanceof ReversibleHostCalls reversible)) {
            throw new ProtocolViolation("a call put off that had to wait");
        }
        patience.need(request.function());
        patient = true;
        reversible.takeBack();
        meter.restart(request.argumentsJson());
        log.clear();
        late.clear();
        spent = spent.plus(used.withoutStatements());
        used = Used.NOTHING;
        number = worker.nextRun();
        begun = false;
        send();
    }

    private void putOff(Frame.Later later) throws ProtocolViolation {
        requireThis(later.run());
        requireCall(later.function(), later.argumentsJson());
        if (patient) {
            throw new ProtocolViolation("a call put off that had to wait");
        }
        asks(Optional.empty());
        late.add(later, functions.get(later.function()));
    }

    /// Counts the call that was answered ahead, and makes those that were put off.
    private Optional<Fate> catchUp() throws WorkerLost {
        Optional<Fate> fate =
                expected.filter(Expected::taken)
                        .flatMap(it -> gate.took(it.call().argumentsJson(), it.reply()))
                        .map(Fate.Over::new);
        expected = Optional.empty();
        if (fate.isPresent()) {
            return fate;
        }
        for (Frame.Later later : late.take()) {
            String name = functions.get(later.function());
            switch (gate.call(new Calling(name, later.argumentsJson()))) {
                case HostGate.Answer.Reply reply -> {
                    if (!late.answered(later, name, reply)) {
                        fate = Optional.of(new Fate.Again());
                    }
                }
                case HostGate.Answer.Over(Limit limit) -> fate = Optional.of(new Fate.Over(limit));
                case HostGate.Answer.Ticket _, HostGate.Answer.NotLater _ ->
                        throw new IllegalStateException("Nobody puts calls off here");
            }
            if (gate.bug().isPresent()) {
                fate = Optional.of(new Fate.Over(Limit.ENGINE));
            }
            talk.requireWorker();
            if (fate.isPresent()) {
                break;
            }
        }
        return fate;
    }

    private void requireCall(int function, String arguments) throws ProtocolViolation {
        if (function < 0 || function >= functions.size()) {
            throw new ProtocolViolation("a call of function " + function);
        }
        if (!JsonScan.isArray(arguments)) {
            throw new ProtocolViolation("arguments that are no JSON array");
        }
    }

    /// Answers a call; where that broke a limit, the worker is told to end the run.
    private Optional<Fate> answer(HostGate.Answer answer) throws IOException, WorkerLost {
        // It may have ended in a run that was nested in this one.
        talk.requireWorker();
        switch (answer) {
            case HostGate.Answer.Reply(String text) -> {
                talk.send(new Frame.Reply(number, text));
                return Optional.empty();
            }
            case HostGate.Answer.Over(Limit limit) -> {
                stop();
                return Optional.of(new Fate.Over(limit));
            }
            case HostGate.Answer.Ticket _, HostGate.Answer.NotLater _ ->
                    throw new IllegalStateException("Nobody puts calls off here");
        }
    }

    private void stop() throws IOException, WorkerLost {
        talk.send(new Frame.Stop(number));
    }

    private void requireThis(int run) throws ProtocolViolation {
        if (run != number) {
            throw new ProtocolViolation("a frame of run %d in run %d".formatted(run, number));
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
                if (error.code().length() > LONGEST_CODE
                        || error.message().length() > LONGEST_ERROR
                        || error.excerpt().length() > LONGEST_ERROR) {
                    throw new ProtocolViolation("an error that is too long");
                }
                return new RunResult.Failed(error, usage());
            }
            case Ending.Stopped(Limit limit) -> {
                if (!Trust.isGuestsFault(limit)) {
                    throw new ProtocolViolation("a run that " + limit + " is to have ended");
                }
                return exhausted(limit, meter.exceeded(limit));
            }
        }
    }

    /// A worker may say what it likes, but no run has more CPU time than there was time, and none
    /// executes more statements than the one that ends it.
    private void take(Used reported) {
        long elapsed = Math.max(0, System.nanoTime() - meter.startedNanos());
        long sinceSent = Math.max(MOST_MADE_AHEAD, System.nanoTime() - sentNanos);
        used = reported.within(new Used(budget.statements() + 1, elapsed, MOST_HEAP, sinceSent));
    }

    /// Of a run that cost its worker nobody knows what it used: it is charged all of its time.
    private Usage usage() {
        long wall = Math.max(0, System.nanoTime() - meter.startedNanos());
        Used all = spent.plus(used);
        return new Usage(
                all.statements(),
                Duration.ofNanos(talk.hasEndedWorker() ? wall : all.cpuNanos()),
                Duration.ofNanos(wall),
                meter.calls(),
                meter.bytesIn(),
                meter.bytesOut(),
                all.heap(),
                Duration.ofNanos(all.preparationNanos()),
                0,
                log.lines(),
                talk.hasEndedWorker());
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
            return meter.left(used());
        }

        @Override
        public Used used() {
            return spent.plus(used);
        }

        @Override
        public RunResult run(RunRequest nested, HostCalls hostCalls) {
            return nesting.run(nested, hostCalls, RemoteRun.this);
        }
    }
}
