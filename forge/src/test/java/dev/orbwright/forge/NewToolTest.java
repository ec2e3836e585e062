package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.TaskSeed;
import dev.orbwright.world.task.Transaction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NewToolTest {

    private static final WorldState WORLD =
            WorldState.of(
                    List.of(
                            new Soul(
                                    "soul",
                                    "Ada",
                                    Soul.Type.PLAYER,
                                    "cliff",
                                    Position.ORIGIN,
                                    List.of(),
                                    JsonObject.EMPTY)));

    @Test
    void toolIsPutIntoItsOwnersHands() {
        Transaction transaction = on(WORLD);

        assertThat(tool("soul").putInto(transaction)).isEqualTo(NewTool.Handover.DONE);
        assertThat(transaction.state().entity("soul", Soul.class).orElseThrow().carries("tool_1"))
                .isTrue();
    }

    @Test
    void nameTurnsNothingThatItIsShownAmong() {
        assertThat(NewTool.nameFor(" a \u202elight\u2066  for me\u200f "))
                .isEqualTo("Orb: a light for me");
    }

    @Test
    void functionOfTheSameNameIsNotReplaced() {
        Transaction before = on(WORLD);
        tool("soul").putInto(before);

        assertUnchanged(before.state(), "soul", NewTool.Handover.NAME_TAKEN);
    }

    @Test
    void artifactOfTheSameNameIsNotReplaced() {
        WorldState state =
                WORLD.with(
                        new Artifact(
                                "tool_1",
                                "A hammer",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                JsonObject.EMPTY));

        assertUnchanged(state, "soul", NewTool.Handover.NAME_TAKEN);
    }

    @Test
    void toolOfNobodyIsNotKept() {
        assertUnchanged(WORLD, "nobody", NewTool.Handover.NO_OWNER);
    }

    private static void assertUnchanged(
            WorldState state, String ownerId, NewTool.Handover handover) {
        Transaction transaction = on(state);

        assertThat(tool(ownerId).putInto(transaction)).isEqualTo(handover);
        assertThat(transaction.changes().isEmpty()).isTrue();
    }

    private static Transaction on(WorldState state) {
        return new Transaction(state, new TaskSeed(7, 0));
    }

    private static NewTool tool(String ownerId) {
        return new NewTool(
                "df_user_1",
                NewTool.artifactIdFor("df_user_1"),
                "Orb: a tool",
                ownerId,
                "a tool",
                JsonObject.EMPTY,
                Language.JAVASCRIPT,
                "function df_user_1() {}",
                Conditions.NONE,
                List.of(),
                new NewTool.Making.Anew(),
                JsonObject.EMPTY);
    }
}
