package dev.orbwright.server.genesis;

import dev.orbwright.forge.WorldFunctions;
import dev.orbwright.runtime.BudgetClass;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Use;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldStoppedException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a world that has not been made yet.
///
/// All functions are stored in one commit, and each call that builds is one more, so a crash leaves
/// a world that is made from the start the next time.
public final class Genesis {

    private static final Logger LOG = LoggerFactory.getLogger(Genesis.class);
    private static final String STARTED = "initial_prompt_processing_started";
    private static final String COMPLETE = "initial_prompt_processing_complete";

    private final World world;
    private final FunctionRunner runner;
    private final FunctionSources sources;

    private Genesis(World world, FunctionRunner runner, FunctionSources sources) {
        this.world = world;
        this.runner = runner;
        this.sources = sources;
    }

    /// Makes worlds from the reference implementations.
    public static Genesis fromReference(World world, FunctionRunner runner) {
        return new Genesis(world, runner, new FunctionSources.Reference());
    }

    /// Makes worlds with functions that a model writes from their descriptions.
    public static Genesis generated(World world, FunctionRunner runner, WorldFunctions functions) {
        return new Genesis(world, runner, new FunctionSources.Generated(functions));
    }

    /// Makes the world, if it has not been made.
    ///
    /// @return false where it was there already
    /// @throws GenesisException where it could not be made
    public boolean run(InitialPrompt prompt) throws GenesisException {
        if (isMarked(COMPLETE)) {
            return false;
        }
        try {
            make(prompt);
            return true;
        } catch (WorldStoppedException e) {
            throw new GenesisException(String.valueOf(e.getMessage()));
        }
    }

    private boolean isMarked(String name) {
        return world.durable().metadata(name).equals(Optional.of(Json.of(true)));
    }

    private void make(InitialPrompt prompt) throws GenesisException {
        if (isMarked(STARTED)) {
            LOG.warn("Genesis: the world was left unfinished and is made from the start");
            clear();
        }
        FirstFunctions functions = new FirstFunctions(sources);
        int done = 0;
        for (InitialPrompt.NewFunction function : prompt.functions()) {
            functions.write(function);
            LOG.info("Genesis: {} ({} of {})", function.name(), ++done, prompt.functions().size());
        }
        Rehearsal rehearsal = new Rehearsal(runner, functions);
        for (InitialPrompt.FirstCall call : prompt.calls()) {
            rehearsal.build(call);
        }
        store(functions);
        for (InitialPrompt.FirstCall call : prompt.calls()) {
            build(call);
        }
        rehearsal.checkers(world.durable());
        for (InitialPrompt.NewFunction function : prompt.functions()) {
            if (prompt.calls().stream()
                    .noneMatch(call -> call.functionName().equals(function.name()))) {
                rehearsal.use(function.name());
            }
        }
        store(functions);
        mark(COMPLETE);
        LOG.info("Genesis: the world stands, {} entries", world.durable().size());
    }

    private void build(InitialPrompt.FirstCall call) throws GenesisException {
        Run run = runner.run(Actor.WORLD, "genesis " + call.functionName(), use(call)).result();
        if (!(run instanceof Run.Answered)) {
            throw new GenesisException(
                    "%s could not build the world: %s"
                            .formatted(call.functionName(), Rehearsal.problem(run)));
        }
    }

    static Use use(InitialPrompt.FirstCall call) {
        return new Use.OfFunction(
                call.functionName(), Optional.empty(), call.arguments(), BudgetClass.GENESIS);
    }

    private void store(FirstFunctions functions) {
        world.submit(
                        Actor.WORLD,
                        "genesis functions",
                        transaction -> {
                            transaction.put(new Metadata(STARTED, Json.of(true)));
                            functions.putInto(transaction);
                            return Decision.commit(true);
                        })
                .join();
    }

    /// Makes the world once more: everything but the players' souls and the server's own notes
    /// goes, and comes back as it was at the beginning.
    public void runAgain(InitialPrompt prompt) throws GenesisException {
        clear();
        run(prompt);
    }

    private void clear() {
        world.submit(
                        Actor.WORLD,
                        "the world begins again",
                        transaction -> {
                            for (Entry entry : transaction.state().entries()) {
                                if (!(entry instanceof Soul) && !(entry instanceof Metadata)) {
                                    transaction.remove(entry.key());
                                }
                            }
                            transaction.put(new Metadata(STARTED, Json.of(false)));
                            transaction.put(new Metadata(COMPLETE, Json.of(false)));
                            return Decision.commit(true);
                        })
                .join();
    }

    private void mark(String name) {
        world.submit(
                        Actor.WORLD,
                        name,
                        transaction -> {
                            transaction.put(new Metadata(name, Json.of(true)));
                            return Decision.commit(true);
                        })
                .join();
    }
}
