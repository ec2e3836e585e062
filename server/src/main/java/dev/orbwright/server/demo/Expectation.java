package dev.orbwright.server.demo;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What must hold after a step.
final class Expectation {

    private static final Set<String> KNOWN =
            Set.of(
                    "success",
                    "message_contains",
                    "event",
                    "location_id",
                    "puzzle_solved",
                    "inventory_name_starts_with",
                    "command_done",
                    "command_refused",
                    "reachable");

    private final JsonObject expect;

    private Expectation(JsonObject expect) {
        this.expect = expect;
    }

    static Expectation of(DemoStep step) throws StepFailedException {
        for (String member : step.expect().members().keySet()) {
            if (!KNOWN.contains(member)) {
                throw new StepFailedException("an `expect` of " + KNOWN, "`" + member + "`");
            }
        }
        return new Expectation(step.expect());
    }

    /// Compares an answer, and the world as the player sees it afterwards.
    void check(JsonObject answer, JsonObject state) throws StepFailedException {
        boolean wanted = expect.members().get("success") != Json.Bool.FALSE;
        String message = DemoPlayer.message(answer);
        require(answer.flag("success") == wanted, wanted ? "success" : "no success", message);
        Optional<String> part = expect.text("message_contains");
        require(
                part.isEmpty()
                        || message.toLowerCase(Locale.ROOT)
                                .contains(part.get().toLowerCase(Locale.ROOT)),
                "a message with '%s'".formatted(part.orElse("")),
                message);
        equal("event", answer.text("event"));
        equal("location_id", state.object("playerSoul").text("locationId"));
        Optional<String> puzzle = expect.text("puzzle_solved");
        require(
                puzzle.isEmpty()
                        || state.object("allPuzzleStates").object(puzzle.get()).flag("solved"),
                "the puzzle %s solved".formatted(puzzle.orElse("")),
                state.object("allPuzzleStates").toString());
        Optional<String> name = expect.text("inventory_name_starts_with");
        require(
                name.isEmpty()
                        || state.items("inventory").stream()
                                .anyMatch(item ->
                                        item instanceof JsonObject artifact
                                                && artifact.text("name")
                                                        .orElse("")
                                                        .startsWith(name.get())),
                "to carry something named '%s...'".formatted(name.orElse("")),
                state.items("inventory").toString());
        command(answer, "command_done", "done");
        command(answer, "command_refused", "refused");
        Optional<String> reachable = expect.text("reachable");
        require(
                reachable.isEmpty()
                        || state.object("currentLocation")
                                .object("landmarks")
                                .object(reachable.get())
                                .flag("reachable"),
                "a way on foot to %s".formatted(reachable.orElse("")),
                "none");
    }

    private void command(JsonObject answer, String member, String among)
            throws StepFailedException {
        Optional<String> name = expect.text(member);
        require(
                name.isEmpty()
                        || answer.strings(among).stream()
                                .anyMatch(line ->
                                        line.equals("/" + name.get())
                                                || line.startsWith("/" + name.get() + " ")),
                "the command %s %s".formatted(name.orElse(""), among),
                "done %s, refused %s".formatted(answer.strings("done"), answer.strings("refused")));
    }

    private void equal(String member, Optional<String> seen) throws StepFailedException {
        Optional<String> wanted = expect.text(member);
        require(
                wanted.isEmpty() || wanted.equals(seen),
                "%s %s".formatted(member, wanted.orElse("")),
                seen.orElse("none"));
    }

    private static void require(boolean holds, String expected, String seen)
            throws StepFailedException {
        if (!holds) {
            throw new StepFailedException(expected, seen);
        }
    }
}
