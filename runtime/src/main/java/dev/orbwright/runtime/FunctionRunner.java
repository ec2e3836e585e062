package dev.orbwright.runtime;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Call;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Outcome;
import dev.orbwright.world.task.Recording;
import dev.orbwright.world.task.Task;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;

/// Runs stored functions as tasks of a world, for real or to see what they would do.
public final class FunctionRunner {

    private final World world;
    private final Sandbox sandbox;
    private final HostApi hostApi;
    private final Sources sources;

    /// Runs the functions of this world in this sandbox.
    public FunctionRunner(World world, Sandbox sandbox, HostApi hostApi) {
        this.world = world;
        this.sandbox = sandbox;
        this.hostApi = hostApi;
        this.sources = new Sources(world);
    }

    /// Runs a function and waits until what it did is durable. All of it stands where it answered,
    /// and none where it was refused, broke or exceeded a limit.
    ///
    /// @throws dev.orbwright.world.task.WorldStoppedException where the world takes no tasks
    public Outcome<Run> run(Actor actor, String cause, Use use) {
        return world.run(
                actor,
                cause,
                recording -> {
                    Run run = taskRun(recording).run(use);
                    if (run instanceof Run.Answered answered) {
                        recording.call(new FirstSuccess(answered.functionName()));
                        return Decision.commit(run);
                    }
                    return Decision.discard(run);
                });
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
                            .forEach(source -> sources.remember(source.hash(), source.text()));
                    return decision;
                };
        return world.tryOut(
                remembering,
                recording -> {
                    Run run = taskRun(recording).run(use);
                    Transaction done = recording.transaction();
                    return Decision.discard(
                            new Trial(
                                    run, done.base(), done.state(), done.changes(), done.events()));
                });
    }

    private TaskRun taskRun(Recording recording) {
        return new TaskRun(sandbox, hostApi, sources, recording);
    }

    /// A candidate that was used with success is active from then on.
    private record FirstSuccess(String functionName) implements Call<Boolean> {
        @Override
        public Boolean execute(Transaction transaction) {
            transaction
                    .state()
                    .function(functionName)
                    .filter(function -> function.status() == StoredFunction.Status.CANDIDATE)
                    .ifPresent(
                            function -> transaction.put(function.in(StoredFunction.Status.ACTIVE)));
            return true;
        }
    }
}
