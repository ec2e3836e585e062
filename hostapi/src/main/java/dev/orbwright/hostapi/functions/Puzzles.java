package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Called;
import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.Risk;
import dev.orbwright.hostapi.SeedReply;
import dev.orbwright.hostapi.registry.Composition;
import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.Form;
import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Puzzle;
import java.util.Optional;

/// Puzzles: their state, and the functions that say whether they are solved.
final class Puzzles {

    private Puzzles() {}

    @HostFunction(
            doc = "Adds a puzzle.",
            seed = "host_core_initialize_puzzle_state",
            seedReply = SeedReply.TEXT,
            needs = Capability.PUZZLES,
            effects = Effect.WRITES,
            risk = Risk.HIGH)
    static Done initializePuzzle(
            Step step,
            @Doc(value = "id of the new puzzle", form = Form.ID) String id,
            @Doc("what its functions remember about it") JsonObject initialState)
            throws RefusedException {
        Lookup.free(step, id);
        step.transaction().put(new Puzzle(id, initialState, Optional.empty()));
        return new Done("Puzzle %s was added.".formatted(id));
    }

    @HostFunction(
            doc = "Changes what a puzzle's functions remember about it; null removes a member.",
            seed = "host_set_puzzle_properties",
            needs = Capability.PUZZLES,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.HIGH)
    static Done setPuzzleProperties(
            Step step,
            @Doc(value = "the puzzle", form = Form.ID) String puzzleId,
            @Doc("laid over the puzzle's state, one level deep") JsonObject properties)
            throws RefusedException {
        Puzzle puzzle = Lookup.puzzle(step, puzzleId);
        JsonObject state = Merge.of(puzzle.state(), properties, "the state of " + puzzleId);
        step.transaction().put(new Puzzle(puzzleId, state, puzzle.checkFunction()));
        return new Done("Puzzle %s was changed.".formatted(puzzleId));
    }

    @HostFunction(
            doc =
                    "Sets the function that says whether a puzzle is solved. It gets {puzzle_id,"
                            + " current_puzzle_state}, only looks, and answers {condition_met,"
                            + " message}.",
            seed = "host_register_puzzle_check_function",
            needs = Capability.PUZZLES,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.HIGH)
    static Done registerPuzzleChecker(
            Step step,
            @Doc(value = "the puzzle", form = Form.ID) String puzzleId,
            @Doc(value = "the function", form = Form.ID) String checkingDynamicFunctionName)
            throws RefusedException {
        Puzzle puzzle = Lookup.puzzle(step, puzzleId);
        Lookup.function(step, checkingDynamicFunctionName);
        step.transaction()
                .put(
                        new Puzzle(
                                puzzleId,
                                puzzle.state(),
                                Optional.of(checkingDynamicFunctionName)));
        return new Done(
                "Puzzle %s is checked by %s.".formatted(puzzleId, checkingDynamicFunctionName));
    }

    /// Whether a puzzle is solved.
    record Condition(
            @Doc("true where the puzzle is solved now") boolean conditionMet,
            @Doc("why, for people") String message) {}

    /// What a check starts from.
    private record Check(String functionName, JsonObject state) {}

    @HostFunction(
            doc = "Asks whether a puzzle is solved now, by running its checking function.",
            seed = "host_check_puzzle_condition",
            needs = Capability.READ,
            effects = {Effect.READS, Effect.RUNS_FUNCTIONS},
            risk = Risk.LOW)
    static Condition checkPuzzle(
            Composition composition, @Doc(value = "the puzzle", form = Form.ID) String puzzleId)
            throws RefusedException {
        Check check = composition.step("look up the checker", step -> checkOf(step, puzzleId));
        JsonObject params =
                JsonObject.of("puzzle_id", puzzleId, "current_puzzle_state", check.state());
        return switch (composition.check(check.functionName(), params)) {
            case Called.Returned(Json answer) ->
                    CheckerAnswer.read(answer)
                            .orElseThrow(() ->
                                    RefusedException.failed(
                                            "function %s, which checks puzzle %s, must"
                                                            .formatted(
                                                                    check.functionName(), puzzleId)
                                                    + " answer {condition_met, message} and"
                                                    + " answered "
                                                    + answer.kindName()));
            case Called.Failed failed ->
                    throw RefusedException.failed(
                            "function %s, which checks puzzle %s, failed%s (%s): %s"
                                    .formatted(
                                            check.functionName(),
                                            puzzleId,
                                            failed.place(),
                                            failed.code(),
                                            failed.message()));
        };
    }

    private static Check checkOf(Step step, String puzzleId) throws RefusedException {
        Puzzle puzzle = Lookup.puzzle(step, puzzleId);
        String function =
                puzzle.checkFunction()
                        .orElseThrow(() ->
                                RefusedException.notFound(
                                        "puzzle %s has no function that checks it"
                                                .formatted(puzzleId)));
        return new Check(function, View.puzzle(puzzle));
    }
}
