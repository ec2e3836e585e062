package dev.orbwright.runtime;

import dev.orbwright.hostapi.Called;
import dev.orbwright.hostapi.Caller;
import dev.orbwright.hostapi.FunctionCaller;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostTask;
import dev.orbwright.sandbox.Allowance;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.HostCall;
import dev.orbwright.sandbox.HostCalls;
import dev.orbwright.sandbox.HostReply;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.ReversibleHostCalls;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.Usage;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.task.Recording;
import dev.orbwright.world.task.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One run of a function within one task, with the functions that it makes run.
///
/// A function runs in the name of its owner, with the owner's capabilities; one that another calls
/// runs in the name of that one. All act for the soul that the whole task is for.
final class TaskRun {

    /// How many functions deep a run may go below the first.
    private static final int DEEPEST = 8;

    /// What all runs of a world have in common.
    record Setting(Sandbox sandbox, HostApi hostApi, Sources sources, RunSettings settings) {}

    /// Where a run takes place: the sandbox, or the run whose host call asks for it.
    @FunctionalInterface
    private interface Ground {
        RunResult run(RunRequest request, HostCalls hostCalls);

        /// Half of what is left there, where it is bounded.
        default Optional<Allowance> half() {
            return Optional.empty();
        }
    }

    /// In the run that this call is of.
    private record Within(HostCall call) implements Ground {
        @Override
        public RunResult run(RunRequest request, HostCalls hostCalls) {
            return call.run(request, hostCalls);
        }

        @Override
        public Optional<Allowance> half() {
            return Optional.of(call.remaining().part(2));
        }
    }

    /// A run may wait so long, for host calls or for the machine, at no cost.
    private static final Duration FREE_WAIT = Duration.ofMillis(250);

    /// Of what making its context took, a run is charged no more: a cold engine is not its doing.
    private static final Duration MOST_PREPARATION = Duration.ofMillis(120);

    /// How one function runs.
    ///
    /// @param account the soul that the run is charged to; empty for the world
    /// @param offered whether its caller did not choose it: then it gets half of what its caller
    ///   has left at most, so that nobody's handler ends what others do
    private record Mode(
            Authority authority,
            Budget budget,
            Optional<String> account,
            int depth,
            Ground ground,
            boolean offered) {}

    private final Setting setting;
    private final Recording recording;
    private final TaskRecords records;
    private final boolean trial;

    /// The functions that were called and answered, as far as that stands, each once.
    private final List<String> called = new ArrayList<>();

    /// How many of the things that the task made are counted as some run's that is over.
    private int counted;

    /// @param cause what the task does, for people
    /// @param trial true where nothing of the run may stay
    TaskRun(Setting setting, Recording recording, String cause, boolean trial) {
        this.setting = setting;
        this.recording = recording;
        this.records = new TaskRecords(cause);
        this.trial = trial;
    }

    /// What was run so far.
    List<RunRecord> records() {
        return records.all();
    }

    /// The function that answered, and those that answered it.
    List<String> used(Run.Answered answered) {
        return Stream.concat(Stream.of(answered.functionName()), called.stream())
                .distinct()
                .toList();
    }

    private void forgetCallsSince(int mark) {
        called.subList(Math.min(mark, called.size()), called.size()).clear();
    }

    /// Runs what is asked for; takes nothing back.
    Run run(Use use) {
        Budget budget = budget(use.budget());
        return switch (recording.call(new Resolve(use))) {
            case Resolve.Resolution.Missing missing -> missing.refusal();
            case Resolve.Resolution.Found found -> {
                Authority authority = Authority.of(use);
                Optional<String> account = Resolve.payer(use).or(found::ownerId);
                Ground ground = setting.sandbox()::run;
                Run run =
                        run(
                                found,
                                new Mode(authority, budget, account, 0, ground, false),
                                budget.entities());
                records.addFirst(found, use.via(), tells(use, found), run);
                yield run;
            }
        };
    }

    /// Whether a failure tells of the function: anybody can make somebody else's function fail who
    /// may choose its arguments.
    private static boolean tells(Use use, Resolve.Resolution.Found found) {
        return use instanceof Use.OfTimer
                || found.ownerId().isEmpty()
                || found.ownerId().equals(found.runnerId())
                || use.arguments().members().isEmpty();
    }

    /// Calls a host function by itself, without a guest, in the name of somebody.
    ///
    /// @param argumentsJson a JSON array, see [HostApi#invoke]
    dev.orbwright.hostapi.HostReply call(Caller caller, String name, String argumentsJson) {
        Budget budget = budget(BudgetClass.NPC);
        Mode mode =
                new Mode(
                        Authority.borrowedFrom(caller),
                        budget,
                        caller.ownerId(),
                        0,
                        setting.sandbox()::run,
                        false);
        HostTask task =
                new HostTask(
                        recording,
                        caller,
                        new Nested(
                                caller,
                                caller.runnerId(),
                                name,
                                mode,
                                budget.entities(),
                                mode.ground()),
                        () -> told(Allowance.of(budget), budget.entities()),
                        budget.entities());
        return setting.hostApi().invoke(task, name, argumentsJson);
    }

    /// What is left, as guests are told.
    private static dev.orbwright.hostapi.Allowance told(Allowance left, int entities) {
        return new dev.orbwright.hostapi.Allowance(
                (double) left.statements(),
                milliseconds(left.cpuNanos()),
                milliseconds(left.wallNanos()),
                left.hostCalls(),
                (double) left.bytesIn(),
                (double) left.bytesOut(),
                left.logLines(),
                (double) left.heap(),
                entities);
    }

    private static double milliseconds(long nanos) {
        return (double) TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private Budget budget(BudgetClass budgetClass) {
        return setting.settings().budgets().of(budgetClass);
    }

    private Run run(Resolve.Resolution.Found found, Mode mode, int mostCreated) {
        String name = found.functionName();
        Optional<Language> language = Language.named(found.revision().language());
        if (language.isEmpty()) {
            return new Run.Refused(
                    "LANGUAGE",
                    "The function '%s' is written in %s, and this server runs %s only."
                            .formatted(name, found.revision().language(), Language.names()));
        }
        GuestFunction function =
                new GuestFunction(
                        name,
                        language.get(),
                        setting.sources().text(found.revision().sourceHash()));
        RunRequest request =
                new RunRequest(
                        function,
                        JsonText.write(found.params()),
                        mode.budget(),
                        found.ownerId().orElse(""),
                        trial ? Optional.empty() : Optional.of(reuseKey(found)),
                        mode.offered() ? mode.ground().half() : Optional.empty());
        Calls calls = new Calls(mode.authority().callerOf(found), found, mode, mostCreated);
        int before = uncounted();
        RunResult result = mode.ground().run(request, calls);
        int created = Math.max(0, uncounted() - before);
        counted += created;
        Run run =
                switch (result) {
                    case RunResult.Completed(String json, Usage usage) ->
                            answered(name, json, usage.creating(created));
                    case RunResult.Failed(var error, Usage usage) ->
                            new Run.Broke(name, error, usage.creating(created));
                    case RunResult.Exhausted(var limit, String message, Usage usage) ->
                            new Run.Exceeded(name, limit, message, usage.creating(created));
                };
        account(name, found, mode, run);
        return run;
    }

    private int uncounted() {
        return recording.transaction().created() - counted;
    }

    /// What is found again by it is of one world, one owner and one revision of one function.
    private String reuseKey(Resolve.Resolution.Found found) {
        return String.join(
                "\n",
                setting.settings().worldId(),
                found.ownerId().orElse(""),
                found.functionName(),
                found.revision().language(),
                found.revision().sourceHash());
    }

    /// A trial costs its owner time, but no strikes, for what is wrong with it is the writer's
    /// fault; unless it cost a worker.
    private void account(String name, Resolve.Resolution.Found found, Mode mode, Run run) {
        if (!trial) {
            setting.settings().totals().add(name, mode.account().or(found::runnerId), run);
        }
        if (mode.account().isPresent()) {
            int strikes =
                    run instanceof Run.Exceeded exceeded
                                    && (!trial || exceeded.usage().workerKilled())
                            ? OwnerLedger.strikes(exceeded.limit(), exceeded.usage())
                            : 0;
            boolean good = !trial && run instanceof Run.Answered;
            setting.settings()
                    .ledger()
                    .ifPresent(ledger ->
                            ledger.charge(
                                    mode.account().get(), taken(mode, run.usage()), strikes, good));
        }
    }

    /// What a run took of what all share: a guest that sleeps keeps others from its slot, so all
    /// but the beginning of its time counts as if it had worked, and so does the making of its
    /// context. What is nested is in that time already.
    private static Duration taken(Mode mode, Usage usage) {
        Duration held = usage.wall().minus(FREE_WAIT);
        Duration worked = mode.depth() == 0 && held.compareTo(usage.cpu()) > 0 ? held : usage.cpu();
        return worked.plus(
                usage.preparation().compareTo(MOST_PREPARATION) < 0
                        ? usage.preparation()
                        : MOST_PREPARATION);
    }

    private static Run answered(String name, String json, Usage usage) {
        try {
            return new Run.Answered(name, JsonText.parse(json), usage);
        } catch (MalformedJsonException e) {
            return new Run.Broke(
                    name,
                    GuestError.of(
                            GuestError.RESULT,
                            "What the function returned cannot be kept: " + e.getMessage()),
                    usage);
        }
    }

    /// The host calls of one run.
    private final class Calls implements ReversibleHostCalls {
        private final Caller caller;
        private final Resolve.Resolution.Found found;
        private final Mode mode;
        private final int mostCreated;
        private final int start = recording.savepoint();
        private final int mark = records.mark();
        private final int calledBefore = called.size();
        private final int countedBefore = counted;

        Calls(Caller caller, Resolve.Resolution.Found found, Mode mode, int mostCreated) {
            this.caller = caller;
            this.found = found;
            this.mode = mode;
            this.mostCreated = mostCreated;
        }

        @Override
        public HostReply call(HostCall call) {
            HostTask task =
                    new HostTask(
                            recording,
                            caller,
                            new Nested(
                                    caller,
                                    found.runnerId(),
                                    found.functionName(),
                                    mode,
                                    mostCreated,
                                    new Within(call)),
                            () -> told(call.remaining(), entitiesLeft()),
                            mostCreated);
            return switch (setting.hostApi().invoke(task, call.name(), call.argumentsJson())) {
                case dev.orbwright.hostapi.HostReply.Value(Json value) ->
                        new HostReply.Value(JsonText.write(value));
                case dev.orbwright.hostapi.HostReply.Refusal(String code, String message) ->
                        new HostReply.Refusal(code, message);
            };
        }

        @Override
        public void takeBack() {
            recording.beginAgainAt(start);
            records.forgetSince(mark);
            forgetCallsSince(calledBefore);
            counted = countedBefore;
        }

        private int entitiesLeft() {
            return Math.max(0, mostCreated - recording.transaction().created());
        }
    }

    /// The functions that one host call makes run.
    private final class Nested implements FunctionCaller {
        private final Caller caller;
        private final Optional<String> runnerId;
        private final String by;
        private final Mode mode;
        private final int mostCreated;
        private final Ground ground;

        /// @param by the function that makes them run
        /// @param ground where the functions run
        Nested(
                Caller caller,
                Optional<String> runnerId,
                String by,
                Mode mode,
                int mostCreated,
                Ground ground) {
            this.caller = caller;
            this.runnerId = runnerId;
            this.by = by;
            this.mode = mode;
            this.mostCreated = mostCreated;
            this.ground = ground;
        }

        @Override
        public Called check(String functionName, JsonObject params) {
            return offered(functionName, params, BudgetClass.CHECKER, true);
        }

        @Override
        public Called handle(String functionName, JsonObject params) {
            if (setting.settings().safeMode()) {
                return new Called.Failed(
                        "SAFE_MODE",
                        "the world runs in safe mode, in which nothing handles events");
            }
            return offered(functionName, params, BudgetClass.HANDLER, false);
        }

        /// What was registered to be run like this has the rights of its own owner, and is at that
        /// one's expense.
        private Called offered(
                String functionName, JsonObject params, BudgetClass budgetClass, boolean readOnly) {
            return nested(
                    functionName,
                    params,
                    (readOnly ? "checks for " : "handles an event of ") + by,
                    readOnly,
                    callee ->
                            new Mode(
                                    Authority.OWN,
                                    budget(budgetClass),
                                    callee.ownerId(),
                                    mode.depth() + 1,
                                    ground,
                                    true));
        }

        @Override
        public Called call(String functionName, JsonObject params) {
            return nested(
                    functionName,
                    params,
                    "called by " + by,
                    false,
                    callee ->
                            new Mode(
                                    Authority.borrowedFrom(caller),
                                    mode.budget(),
                                    mode.account().or(callee::ownerId),
                                    mode.depth() + 1,
                                    ground,
                                    false));
        }

        /// Of the whole task, when a run of this mode is over.
        private int mostCreatedBy(Mode nested) {
            int made = recording.transaction().created();
            return nested.offered()
                    ? Math.min(
                            made + nested.budget().entities(),
                            made + Math.max(0, mostCreated - made) / 2)
                    : mostCreated;
        }

        /// Under a savepoint: what it did stands only where it answered, and was meant to do
        /// something.
        private Called nested(
                String functionName,
                JsonObject params,
                String why,
                boolean readOnly,
                Moding moding) {
            if (mode.depth() >= DEEPEST) {
                return new Called.Failed(
                        "LIMIT", "functions run functions more than %d deep".formatted(DEEPEST));
            }
            Resolve resolve =
                    new Resolve(
                            new Use.OfFunction(functionName, runnerId, params, BudgetClass.TOOL));
            int before = recording.savepoint();
            int calledBefore = called.size();
            int countedBefore = counted;
            Run run =
                    switch (recording.call(resolve)) {
                        case Resolve.Resolution.Missing missing -> missing.refusal();
                        case Resolve.Resolution.Found callee -> {
                            Mode its = moding.of(callee);
                            Run done = TaskRun.this.run(callee, its, mostCreatedBy(its));
                            records.addNested(callee, why, done);
                            yield done;
                        }
                    };
            if (readOnly || !(run instanceof Run.Answered)) {
                recording.rollbackTo(before);
                forgetCallsSince(calledBefore);
                counted = countedBefore;
            } else if (!called.contains(functionName)) {
                called.add(functionName);
            }
            return switch (run) {
                case Run.Answered(_, Json value, _) -> new Called.Returned(value);
                case Run.Refused(String code, String message) -> new Called.Failed(code, message);
                case Run.Broke(_, GuestError error, _) ->
                        new Called.Failed(error.code(), error.message(), error.line());
                case Run.Exceeded(_, _, String message, _) -> new Called.Failed("LIMIT", message);
            };
        }
    }

    /// How a function that was found runs.
    @FunctionalInterface
    private interface Moding {
        Mode of(Resolve.Resolution.Found callee);
    }
}
