package dev.orbwright.runtime;

import dev.orbwright.hostapi.Caller;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostReply;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Call;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Outcome;
import dev.orbwright.world.task.Recording;
import dev.orbwright.world.task.RunRecord;
import dev.orbwright.world.task.Task;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Runs stored functions as tasks of a world, for real or to see what they would do.
public final class FunctionRunner {

    /// What a run is refused with whose owner used too much.
    public static final String OVERUSED = "OVERUSED";

    private final World world;
    private final TaskRun.Setting setting;
    private final RunSettings settings;

    /// Runs the functions of this world in this sandbox, with standard settings.
    public FunctionRunner(World world, Sandbox sandbox, HostApi hostApi) {
        this(world, sandbox, hostApi, RunSettings.standard());
    }

    /// Runs the functions of this world in this sandbox.
    ///
    /// @param sandbox was made for the settings' budgets
    public FunctionRunner(World world, Sandbox sandbox, HostApi hostApi, RunSettings settings) {
        this.world = world;
        this.settings = settings;
        this.setting = new TaskRun.Setting(sandbox, hostApi, new Sources(world), settings);
    }

    /// Runs a function and waits until what it did is durable. All of it stands where it answered,
    /// and none where it was refused, broke or exceeded a limit. Where the function's owner used
    /// much lately, it waits a little first, or is refused.
    ///
    /// @throws dev.orbwright.world.task.WorldStoppedException where the world takes no tasks
    public Outcome<Run> run(Actor actor, String cause, Use use) {
        WorldState state = world.snapshot();
        Optional<Run> refused = admit(Resolve.ownerOf(use, state));
        if (refused.isPresent()) {
            return new Outcome<>(refused.get(), Optional.empty(), state, 1);
        }
        return run(
                actor,
                cause,
                (recording, taskRun) -> {
                    Run run = taskRun.run(use);
                    if (run instanceof Run.Answered answered) {
                        recording.call(new FirstSuccess(taskRun.used(answered)));
                        return Decision.commit(run);
                    }
                    return Decision.discard(run);
                });
    }

    /// Calls a host function by itself, in the name of somebody, and waits until what it did is
    /// durable. Where it was refused nothing has changed.
    ///
    /// @param argumentsJson a JSON array: one object of named arguments, or positional ones
    /// @throws dev.orbwright.world.task.WorldStoppedException where the world takes no tasks
    public Outcome<HostReply> call(
            Actor actor, String cause, Caller caller, String hostFunction, String argumentsJson) {
        return world.run(
                actor,
                cause,
                recording -> {
                    HostReply reply =
                            new TaskRun(setting, recording, cause, false)
                                    .call(caller, hostFunction, argumentsJson);
                    return reply instanceof HostReply.Value
                            ? Decision.commit(reply)
                            : Decision.discard(reply);
                });
    }

    /// Waits where the owner is slowed down.
    private Optional<Run> admit(Optional<String> owner) {
        if (settings.ledger().isEmpty() || owner.isEmpty()) {
            return Optional.empty();
        }
        return switch (settings.ledger().get().admit(owner.get())) {
            case OwnerLedger.Admission.After(Duration pause) -> paused(pause);
            case OwnerLedger.Admission.Refused(_, String message) ->
                    Optional.of(new Run.Refused(OVERUSED, message));
        };
    }

    private static Optional<Run> paused(Duration pause) {
        try {
            Thread.sleep(pause);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Run.Refused(OVERUSED, "The server is stopping."));
        }
    }

    /// Why a run of this soul's functions would be refused now, where it would be.
    public Optional<String> refusal(String soulId) {
        return settings.ledger()
                .map(ledger -> ledger.admit(soulId))
                .flatMap(admission ->
                        admission instanceof OwnerLedger.Admission.Refused(_, String message)
                                ? Optional.of(message)
                                : Optional.empty());
    }

    /// Runs a task that runs a function, see [TaskRun]. Where it commits, the records of its runs
    /// become durable with it; in any case the log is told of them.
    Outcome<Run> run(Actor actor, String cause, RunTask task) {
        Outcome<Recorded> outcome =
                world.run(
                        actor,
                        cause,
                        recording -> {
                            TaskRun taskRun = new TaskRun(setting, recording, cause, false);
                            Decision<Run> decision = task.run(recording, taskRun);
                            Recorded recorded = new Recorded(decision.result(), taskRun.records());
                            return switch (decision) {
                                case Decision.Commit<Run> _ ->
                                        Decision.commit(recorded, recorded.records());
                                case Decision.Discard<Run> _ -> Decision.discard(recorded);
                            };
                        });
        List<RunRecord> records = outcome.result().records();
        if (!records.isEmpty()) {
            settings.log()
                    .ran(
                            records,
                            outcome.commit()
                                    .map(commit -> OptionalLong.of(commit.sequence()))
                                    .orElse(OptionalLong.empty()));
        }
        return new Outcome<>(
                outcome.result().run(), outcome.commit(), outcome.state(), outcome.attempts());
    }

    private record Recorded(Run run, List<RunRecord> records) {}

    /// A task with its run.
    interface RunTask {
        Decision<Run> run(Recording recording, TaskRun taskRun);
    }

    /// Runs a function on a snapshot that is thrown away.
    ///
    /// @param arrange changes the snapshot first; source texts that it keeps can be run
    public <A> Trial tryOut(Task<A> arrange, Use use) {
        Task<A> remembering =
                transaction -> {
                    Decision<A> decision = arrange.run(transaction);
                    transaction
                            .sources()
                            .forEach(source ->
                                    setting.sources().remember(source.hash(), source.text()));
                    return decision;
                };
        return world.tryOut(
                remembering,
                recording -> {
                    Run run = new TaskRun(setting, recording, "trial", true).run(use);
                    Transaction done = recording.transaction();
                    return Decision.discard(
                            new Trial(
                                    run, done.base(), done.state(), done.changes(), done.events()));
                });
    }

    /// The source text of a function's revision.
    ///
    /// @param hash see [dev.orbwright.world.state.FunctionRevision#sourceHash]
    /// @throws IllegalStateException where no source of this hash was ever kept, or it cannot be
    ///   read
    public String source(String hash) {
        return setting.sources().text(hash);
    }

    /// Candidates that were used with success are active from then on: the one that was run, and
    /// those that it called.
    record FirstSuccess(List<String> functionNames) implements Call<Boolean> {

        FirstSuccess {
            functionNames = List.copyOf(functionNames);
        }

        @Override
        public Boolean execute(Transaction transaction) {
            for (String name : functionNames) {
                transaction
                        .state()
                        .function(name)
                        .filter(function -> function.status() == StoredFunction.Status.CANDIDATE)
                        .ifPresent(function ->
                                transaction.put(function.in(StoredFunction.Status.ACTIVE)));
            }
            return true;
        }
    }
}
