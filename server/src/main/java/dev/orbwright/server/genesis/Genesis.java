package dev.orbwright.server.genesis;

import dev.orbwright.forge.WorldFunctions;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Use;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Task;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldStoppedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final int MOST_REPAIRS = 3;
    private static final String REHEARSAL_SOUL = "genesis_rehearsal";

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
        Map<String, FunctionSources.Written> written = new LinkedHashMap<>();
        int done = 0;
        for (InitialPrompt.NewFunction function : prompt.functions()) {
            written.put(function.name(), sources.of(function));
            LOG.info("Genesis: {} ({} of {})", function.name(), ++done, prompt.functions().size());
        }
        tryTheCalls(prompt, written);
        store(prompt, written);
        for (InitialPrompt.FirstCall call : prompt.calls()) {
            Run run = runner.run(Actor.WORLD, "genesis " + call.functionName(), use(call)).result();
            if (!(run instanceof Run.Answered)) {
                throw new GenesisException(
                        "%s could not build the world: %s"
                                .formatted(call.functionName(), problem(run)));
            }
        }
        tryTheCheckers(prompt, written);
        tryTheRest(prompt, written);
        mark(COMPLETE);
        LOG.info("Genesis: the world stands, {} entries", world.durable().size());
    }

    /// Runs the calls on a copy of the world, and has their functions repaired where they fail.
    private void tryTheCalls(InitialPrompt prompt, Map<String, FunctionSources.Written> written)
            throws GenesisException {
        for (InitialPrompt.FirstCall call : prompt.calls()) {
            repairUntilItRuns(
                    prompt,
                    written,
                    call.functionName(),
                    () -> runner.tryOut(storing(prompt, written), use(call)).run());
        }
    }

    /// Runs each puzzle's checker once, now that there is something to check.
    private void tryTheCheckers(InitialPrompt prompt, Map<String, FunctionSources.Written> written)
            throws GenesisException {
        for (Entity entity : world.durable().ofKind(Entity.Kind.PUZZLE)) {
            if (entity instanceof Puzzle(String id, JsonObject state, Optional<String> checker)
                    && checker.isPresent()) {
                Use use =
                        new Use.OfFunction(
                                checker.get(),
                                Optional.empty(),
                                JsonObject.of("puzzle_id", id, "current_puzzle_state", state),
                                Budget.CHECKER);
                boolean repaired =
                        repairUntilItRuns(
                                prompt,
                                written,
                                checker.get(),
                                () -> runner.tryOut(storing(prompt, written), use).run());
                if (repaired) {
                    store(prompt, written);
                }
            }
        }
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

    /// Runs each function once more, for a player who has just arrived, and has it written again
    /// where its code breaks. That a host function refuses what is asked of it out of place is no
    /// fault.
    private void tryTheRest(InitialPrompt prompt, Map<String, FunctionSources.Written> written)
            throws GenesisException {
        boolean repaired = false;
        for (InitialPrompt.NewFunction function : prompt.functions()) {
            boolean built =
                    prompt.calls().stream()
                            .anyMatch(call -> call.functionName().equals(function.name()));
            if (!built) {
                repaired |=
                        repairUntilItRuns(
                                prompt,
                                written,
                                function.name(),
                                () -> rehearse(prompt, written, function));
            }
        }
        if (repaired) {
            store(prompt, written);
        }
    }

    private Run rehearse(
            InitialPrompt prompt,
            Map<String, FunctionSources.Written> written,
            InitialPrompt.NewFunction function) {
        Task<Boolean> arrange =
                transaction -> {
                    var _ = storing(prompt, written).run(transaction);
                    String start =
                            transaction.state().ofKind(Entity.Kind.LOCATION).stream()
                                    .map(Entity::id)
                                    .findFirst()
                                    .orElse("");
                    transaction.put(
                            new Soul(
                                    REHEARSAL_SOUL,
                                    "Somebody",
                                    Soul.Type.PLAYER,
                                    start,
                                    Position.ORIGIN,
                                    List.of(),
                                    JsonObject.EMPTY));
                    return Decision.commit(true);
                };
        Use use =
                new Use.OfFunction(
                        function.name(),
                        Optional.of(REHEARSAL_SOUL),
                        JsonObject.EMPTY,
                        Budget.TOOL);
        Run run = runner.tryOut(arrange, use).run();
        boolean refusedByHost =
                run instanceof Run.Broke(_, GuestError error, _)
                        && !error.code().equals(GuestError.GUEST_ERROR)
                        && !error.code().equals(GuestError.UNKNOWN_FUNCTION);
        return refusedByHost ? new Run.Answered(function.name(), Json.Null.NULL, run.usage()) : run;
    }

    private interface Attempt {
        Run run();
    }

    private boolean repairUntilItRuns(
            InitialPrompt prompt,
            Map<String, FunctionSources.Written> written,
            String functionName,
            Attempt attempt)
            throws GenesisException {
        for (int repairs = 0; ; repairs++) {
            Run run = attempt.run();
            if (run instanceof Run.Answered) {
                return repairs > 0;
            }
            String problem = problem(run);
            Optional<InitialPrompt.NewFunction> function =
                    prompt.functions().stream()
                            .filter(candidate -> candidate.name().equals(functionName))
                            .findFirst();
            FunctionSources.Written failed = written.get(functionName);
            if (repairs == MOST_REPAIRS || function.isEmpty() || failed == null) {
                throw new GenesisException("%s does not work: %s".formatted(functionName, problem));
            }
            LOG.warn("Genesis: {} does not work yet: {}", functionName, problem);
            written.put(
                    functionName,
                    sources.repaired(function.get(), failed.source(), problem)
                            .orElseThrow(() ->
                                    new GenesisException(
                                            "%s does not work: %s"
                                                    .formatted(functionName, problem))));
        }
    }

    private static Use use(InitialPrompt.FirstCall call) {
        return new Use.OfFunction(
                call.functionName(), Optional.empty(), call.arguments(), Budget.GENESIS);
    }

    private void store(InitialPrompt prompt, Map<String, FunctionSources.Written> written) {
        world.submit(Actor.WORLD, "genesis functions", storing(prompt, written)).join();
    }

    private static Task<Boolean> storing(
            InitialPrompt prompt, Map<String, FunctionSources.Written> written) {
        return transaction -> {
            transaction.put(new Metadata(STARTED, Json.of(true)));
            for (InitialPrompt.NewFunction function : prompt.functions()) {
                FunctionSources.Written source = written.get(function.name());
                if (source != null) {
                    put(transaction, function, source);
                }
            }
            return Decision.commit(true);
        };
    }

    private static void put(
            Transaction transaction,
            InitialPrompt.NewFunction function,
            FunctionSources.Written written) {
        FunctionRevision revision =
                new FunctionRevision(
                        function.description(),
                        function.parametersSchema(),
                        function.language(),
                        transaction.keep(written.source()),
                        written.provenance());
        Optional<StoredFunction> before = transaction.state().function(function.name());
        if (before.isPresent() && before.get().active().equals(revision)) {
            return;
        }
        transaction.put(
                before.map(old -> old.revised(revision))
                        .orElseGet(() ->
                                StoredFunction.first(
                                        function.name(),
                                        Optional.empty(),
                                        StoredFunction.Status.ACTIVE,
                                        revision)));
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

    private static String problem(Run run) {
        return switch (run) {
            case Run.Answered _ -> "";
            case Run.Refused(_, String message) -> message;
            case Run.Broke(_, var error, _) ->
                    (error.line().isPresent() ? "line %d: ".formatted(error.line().getAsInt()) : "")
                            + error.message()
                            + (error.excerpt().isBlank() ? "" : "\n    " + error.excerpt());
            case Run.Exceeded(_, _, String message, _) -> message;
        };
    }
}
