package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.task.Replays;
import dev.orbwright.world.task.TaskSeed;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.WorldEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Telling and asking, and the task's time and chance.
class SpeakingTest {

    @Test
    void whatIsSaidIsToldInOrder() {
        Guest guest = Guest.as(TestWorld.ann());
        guest.call("log", "[\"Hear, hear.\"]");
        guest.call("tell", "[\"Psst \uD83D\uDE00\"]");
        assertThat(guest.events())
                .containsExactly(
                        new WorldEvent.Logged("Hear, hear."),
                        new WorldEvent.Told("ann", "Psst \uD83D\uDE00"));
        assertThat(guest.recording().transaction().changes().isEmpty()).isTrue();
    }

    @Test
    void playersSpeakOnlyToTheRunnerAndTheOwner() {
        String toBob = "{\"message\": \"hi\", \"soul_id\": \"bob\"}";
        Guest.as(TestWorld.ann()).refused(RefusalCode.FORBIDDEN, "tell", toBob);
        Guest.as(TestWorld.ann()).refused(RefusalCode.FORBIDDEN, "promptPlayer", toBob);
        Caller annsToolInBobsHand =
                new Caller(
                        "df_user_ann",
                        Optional.of("ann"),
                        Optional.of("bob"),
                        Optional.empty(),
                        Capability.ofPlayer());
        Guest guest = Guest.as(annsToolInBobsHand);
        guest.ok("tell", toBob);
        guest.ok("tell", "{\"message\": \"hi\", \"soul_id\": \"ann\"}");
        Guest.as(TestWorld.world()).ok("tell", toBob);
        Guest.as(TestWorld.clock())
                .refused(RefusalCode.BAD_ARGUMENT, "tell", "{\"message\": \"hi\"}");
        Guest.as(TestWorld.world())
                .refused(
                        RefusalCode.NOT_FOUND, "tell", "{\"message\": \"hi\", \"soul_id\": \"x\"}");
    }

    @Test
    void aPlayersToolThatAsksGetsTheAnswerItself() {
        Guest guest = Guest.as(TestWorld.ann());
        guest.ok("promptPlayer", "{\"message\": \"Which colour?\"}");
        assertThat(guest.events())
                .containsExactly(
                        new WorldEvent.Prompted(
                                "ann", "ann_tool", "Which colour?", Optional.of("df_user_ann")));
        Guest other = Guest.as(TestWorld.ann());
        other.ok("promptPlayer", "{\"message\": \"?\", \"function_name\": \"df_user_ann_2\"}");
        assertThat(other.events())
                .containsExactly(
                        new WorldEvent.Prompted(
                                "ann", "ann_tool", "?", Optional.of("df_user_ann_2")));
        assertThat(
                        guest.refused(
                                RefusalCode.FORBIDDEN,
                                "promptPlayer",
                                "{\"message\": \"?\", \"function_name\": \"df_use_key\"}"))
                .contains("function_name");
    }

    @Test
    void theWorldsOwnMayAskForAWish() {
        Guest guest = Guest.as(TestWorld.world());
        guest.ok("promptPlayer", "{\"message\": \"What do you wish for?\"}");
        assertThat(guest.events())
                .containsExactly(
                        new WorldEvent.Prompted(
                                "ann", "key_01", "What do you wish for?", Optional.empty()));
        guest.refused(
                RefusalCode.NOT_FOUND,
                "promptPlayer",
                "{\"message\": \"?\", \"function_name\": \"df_nil\"}");
        Guest.as(TestWorld.clock())
                .refused(
                        RefusalCode.CONFLICT,
                        "promptPlayer",
                        "{\"message\": \"?\", \"soul_id\": \"ann\"}");
    }

    @Test
    void oneRunOfAToolSaysTwentyThingsAndAsksOnce() {
        for (String name : List.of("log", "tell")) {
            Guest guest = Guest.as(TestWorld.ann());
            for (int i = 0; i < 20; i++) {
                guest.ok(name, "{\"message\": \"hi\"}");
            }
            assertThat(guest.refused(RefusalCode.LIMIT, name, "{\"message\": \"hi\"}"))
                    .contains("at most 20");
            guest.ok("log".equals(name) ? "tell" : "log", "{\"message\": \"hi\"}");
            guest.and(TestWorld.world()).ok(name, "{\"message\": \"hi\"}");
        }
        Guest asking = Guest.as(TestWorld.ann());
        asking.ok("promptPlayer", "{\"message\": \"?\"}");
        assertThat(asking.refused(RefusalCode.LIMIT, "promptPlayer", "{\"message\": \"?\"}"))
                .contains("at most 1 ");
    }

    @Test
    void oneRunOfTheWorldsOwnSaysTwoHundredThings() {
        for (String name : List.of("log", "tell", "promptPlayer")) {
            Guest guest = Guest.as(TestWorld.world());
            for (int i = 0; i < 200; i++) {
                guest.ok(name, "{\"message\": \"hi\"}");
            }
            guest.refused(RefusalCode.LIMIT, name, "{\"message\": \"hi\"}");
        }
    }

    @Test
    void whatWasSaidIsCountedTheSameAgain() {
        Guest guest = Guest.as(TestWorld.ann());
        for (int i = 0; i < 25; i++) {
            guest.call("log", "[\"hi\"]");
        }
        Transaction again = new Transaction(TestWorld.state(), new TaskSeed(7, TestWorld.NOW));
        assertThat(Replays.replay(guest.recording(), again)).isEmpty();
        assertThat(again.events()).hasSize(20).isEqualTo(guest.events());
    }

    @Test
    void timeAndChanceAreTheTasks() {
        Guest guest = Guest.as(TestWorld.ann());
        assertThat(guest.ok("now", "{}")).isEqualTo(JsonObject.of("world_time", 50));
        double first = guest.ok("random", "{}").number("value").orElseThrow();
        double second = guest.ok("random", "{}").number("value").orElseThrow();
        assertThat(first).isBetween(0.0, 1.0).isNotEqualTo(second);
        assertThat(Guest.as(TestWorld.ann()).ok("random", "{}").number("value")).hasValue(first);
        assertThat(
                        Guest.in(TestWorld.state(), TestWorld.ann(), 8)
                                .ok("random", "{}")
                                .number("value"))
                .isNotEqualTo(first);
    }
}
