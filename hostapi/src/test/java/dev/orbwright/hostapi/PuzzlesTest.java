package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PuzzlesTest {

    private static final String VAULT = "{\"puzzle_id\": \"vault\"}";

    @Test
    void aPuzzleIsMadeChangedAndGivenAChecker() {
        Guest guest = Guest.as(TestWorld.world());
        guest.ok("initializePuzzle", "{\"id\": \"maze\", \"initial_state\": {\"a\": 1, \"b\": 2}}");
        guest.refused(
                RefusalCode.CONFLICT,
                "initializePuzzle",
                "{\"id\": \"maze\", \"initial_state\": {}}");
        guest.ok(
                "setPuzzleProperties",
                "{\"puzzle_id\": \"maze\", \"properties\": {\"b\": null, \"c\": 3}}");
        guest.ok(
                "registerPuzzleChecker",
                "{\"puzzle_id\": \"maze\", \"checking_dynamic_function_name\": \"df_check\"}");
        assertThat(guest.entity("maze", Puzzle.class))
                .isEqualTo(
                        new Puzzle("maze", JsonObject.of("a", 1, "c", 3), Optional.of("df_check")));
        assertThat(guest.ok("getEntity", "{\"entity_id\": \"maze\"}"))
                .isEqualTo(
                        TestWorld.json(
                                """
                                {"id": "maze", "a": 1, "c": 3, "kind": "puzzle",
                                 "checking_dynamic_function_name": "df_check"}
                                """));
    }

    @Test
    void theCheckerGetsThePuzzleAndItsStateAndAnyPlayerMayAsk() {
        Guest guest = Guest.as(TestWorld.ann());
        guest.functions()
                .answer(
                        "df_check",
                        TestWorld.json("{\"condition_met\": false, \"message\": \"Locked.\"}"));
        assertThat(guest.ok("checkPuzzle", VAULT))
                .isEqualTo(TestWorld.json("{\"condition_met\": false, \"message\": \"Locked.\"}"));
        assertThat(guest.functions().calls())
                .containsExactly(
                        TestWorld.json(
                                """
                                {"puzzle_id": "vault",
                                 "current_puzzle_state": {"tries": 1, "id": "vault",
                                   "checking_dynamic_function_name": "df_check"}}
                                """));
    }

    @Test
    void whatACheckerWritesIsTakenBack() {
        Guest guest = Guest.as(TestWorld.ann());
        guest.functions()
                .define(
                        "df_check",
                        (checker, _) -> {
                            checker.ok(
                                    "setPuzzleProperties",
                                    "{\"puzzle_id\": \"vault\", \"properties\": {\"tries\": 0}}");
                            checker.ok("log", "{\"message\": \"checking\"}");
                            return new Called.Returned(Json.of(true));
                        });
        WorldState before = guest.state();
        assertThat(guest.ok("checkPuzzle", VAULT).flag("condition_met")).isTrue();
        assertThat(guest.state()).isEqualTo(before);
        assertThat(guest.events()).isEmpty();
    }

    @Test
    void theSeedsWaysToAnswerAreUnderstood() {
        for (Json answer :
                List.of(
                        Json.of(true),
                        Json.of("true"),
                        Json.of(" True\n"),
                        Json.of("{\"condition_met\": true}"),
                        JsonObject.of("condition_met", true))) {
            Guest guest = Guest.as(TestWorld.ann());
            guest.functions().answer("df_check", answer);
            assertThat(guest.ok("checkPuzzle", VAULT).flag("condition_met")).isTrue();
        }
    }

    @Test
    void otherAnswersAreTheCheckersFailure() {
        for (Json answer :
                List.of(
                        Json.of("maybe"),
                        Json.of("{\"condition_met\": \"yes\"}"),
                        Json.of("[true]"),
                        Json.of(1),
                        Json.Null.NULL,
                        JsonObject.EMPTY)) {
            Guest guest = Guest.as(TestWorld.ann());
            guest.functions().answer("df_check", answer);
            assertThat(guest.refused(RefusalCode.FAILED, "checkPuzzle", VAULT))
                    .contains("df_check", "condition_met");
        }
    }

    @Test
    void aFailingCheckerIsNamed() {
        Guest guest = Guest.as(TestWorld.ann());
        guest.functions()
                .define("df_check", (_, _) -> new Called.Failed("ERROR", "x is not defined"));
        assertThat(guest.refused(RefusalCode.FAILED, "checkPuzzle", VAULT))
                .contains("df_check", "vault", "x is not defined");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Guest guest = Guest.as(TestWorld.world());
        guest.refused(RefusalCode.NOT_FOUND, "checkPuzzle", "{\"puzzle_id\": \"riddle\"}");
        assertThat(guest.refused(RefusalCode.NOT_FOUND, "checkPuzzle", "{\"puzzle_id\": \"valt\"}"))
                .contains("did you mean vault?");
        guest.refused(
                RefusalCode.NOT_FOUND,
                "registerPuzzleChecker",
                "{\"puzzle_id\": \"vault\", \"checking_dynamic_function_name\": \"df_nil\"}");
        guest.refused(
                RefusalCode.NOT_FOUND,
                "setPuzzleProperties",
                "{\"puzzle_id\": \"lamp\", \"properties\": {}}");
    }
}
