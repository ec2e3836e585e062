package dev.orbwright.server.genesis;

import dev.orbwright.runtime.BudgetClass;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Use;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Task;
import dev.orbwright.world.task.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries the functions that a world begins with on copies of it, and has those repaired that do not
/// work. Nothing here changes the world.
final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int MOST_REPAIRS = 3;
    private static final String SOMEBODY = "genesis_rehearsal";

    private final FunctionRunner runner;
    private final FirstFunctions functions;

    Rehearsal(FunctionRunner runner, FirstFunctions functions) {
        this.runner = runner;
        this.functions = functions;
    }

    /// A call that builds the world must answer.
    void build(InitialPrompt.FirstCall call) throws GenesisException {
        repairUntilItRuns(
                call.functionName(), () -> runner.tryOut(stored(), Genesis.use(call)).run());
    }

    /// Each puzzle's checker must answer, in the world as it stands.
    void checkers(WorldState state) throws GenesisException {
        for (Entity entity : state.ofKind(Entity.Kind.PUZZLE)) {
            if (entity instanceof Puzzle(String id, JsonObject known, Optional<String> checker)
                    && checker.isPresent()) {
                Use use =
                        new Use.OfFunction(
                                checker.get(),
                                Optional.empty(),
                                JsonObject.of("puzzle_id", id, "current_puzzle_state", known),
                                BudgetClass.CHECKER);
                repairUntilItRuns(checker.get(), () -> runner.tryOut(stored(), use).run());
            }
        }
    }

    /// A function that players use, or that the world uses for them, must not break when somebody
    /// has just arrived. That a host function refuses what is asked of it out of place is no fault.
    void use(String functionName) throws GenesisException {
        Use use =
                new Use.OfFunction(
                        functionName, Optional.of(SOMEBODY), JsonObject.EMPTY, BudgetClass.TOOL);
        repairUntilItRuns(
                functionName, () -> unlessRefused(runner.tryOut(withSomebody(), use).run()));
    }

    private static Run unlessRefused(Run run) {
        boolean refused =
                run instanceof Run.Broke(_, GuestError error, _)
                        && !error.code().equals(GuestError.GUEST_ERROR)
                        && !error.code().equals(GuestError.UNKNOWN_FUNCTION);
        return refused ? new Run.Answered("", Json.Null.NULL, run.usage()) : run;
    }

    private Task<Boolean> stored() {
        return transaction -> {
            functions.putInto(transaction);
            return Decision.commit(true);
        };
    }

    private Task<Boolean> withSomebody() {
        return transaction -> {
            functions.putInto(transaction);
            transaction.put(somebody(transaction));
            return Decision.commit(true);
        };
    }

    private static Soul somebody(Transaction transaction) {
        String place =
                transaction.state().ofKind(Entity.Kind.LOCATION).stream()
                        .map(Entity::id)
                        .findFirst()
                        .orElse("");
        return new Soul(
                SOMEBODY,
                "Somebody",
                Soul.Type.PLAYER,
                place,
                Position.ORIGIN,
                List.of(),
                JsonObject.EMPTY);
    }

    private void repairUntilItRuns(String functionName, Supplier<Run> attempt)
            throws GenesisException {
        for (int repairs = 0; ; repairs++) {
            Run run = attempt.get();
            if (run instanceof Run.Answered) {
                return;
            }
            String problem = problem(run);
            if (repairs == MOST_REPAIRS) {
                throw new GenesisException("%s does not work: %s".formatted(functionName, problem));
            }
            LOG.warn("Genesis: {} does not work yet: {}", functionName, problem);
            functions.repair(functionName, problem);
        }
    }

    /// What went wrong, for people and for whoever writes the function again.
    static String problem(Run run) {
        return switch (run) {
            case Run.Answered _ -> "";
            case Run.Refused(_, String message) -> message;
            case Run.Broke(_, GuestError error, _) ->
                    (error.line().isPresent() ? "line %d: ".formatted(error.line().getAsInt()) : "")
                            + error.message()
                            + (error.excerpt().isBlank() ? "" : "\n    " + error.excerpt());
            case Run.Exceeded(_, _, String message, _) -> message;
        };
    }
}
