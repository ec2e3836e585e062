package dev.orbwright.npc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.ChatModels;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.npc.mind.DayTime;
import dev.orbwright.npc.turn.NpcState;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What NPCs do by themselves: they follow their day, and talk to each other; with a scripted model
/// over the wire.
final class NpcDaysServerTest {

    private static final String DAY =
            "{\"routine\": [{\"at\": \"06:00\", \"location_id\": \"green\", \"landmark_key\": \"well\","
                    + " \"activity\": \"draws water\"}, {\"at\": \"12:00\", \"location_id\": \"meadow\","
                    + " \"activity\": \"minds the goats\"}]}";

    @TempDir private Path folder = Path.of("");
    private final StubModelServer stub = StubModelServer.start();
    private Village village;

    @BeforeEach
    void open() throws Exception {
        stub.otherwise(_ -> StubAnswer.reply("<say>Tell me more, and more.</say>"));
        ModelSettings settings = ModelSettings.read(stub.environment(), folder.resolve("no.env"));
        village = new Village(folder, ChatModels.open(settings));
    }

    @AfterEach
    void close() throws Exception {
        stub.close();
        village.close();
    }

    private static String sociable(int mostTurns, int cooldownSeconds) {
        return "{\"conduct\": {\"sociable\": true, \"mostTurns\": %d, \"cooldownSeconds\": %d}}"
                .formatted(mostTurns, cooldownSeconds);
    }

    private long turns(String... npcIds) {
        return Stream.of(npcIds).mapToLong(village::over).sum();
    }

    /// Nobody takes a turn any more, nor will.
    private void quiet() {
        await().until(() -> village.npcs.engine().underWay() == 0);
    }

    private void passHours(int hours) {
        village.pass(Duration.ofMinutes(hours));
        // The clock of the world goes on with its next task.
        village.world.submit(Actor.WORLD, "time", _ -> Decision.discard(true)).join();
    }

    /// Lets the routines be looked at, and waits for what comes of it.
    private void tick() {
        village.tick();
        village.world.submit(Actor.WORLD, "after", _ -> Decision.discard(true)).join();
    }

    @Test
    void anNpcWalksByTheHourOfTheWorld() {
        village.with("ilse", "Ilse", DAY);
        assertThat(DayTime.minute(village.world.worldTime()) / 60).isEqualTo(8);
        tick();
        assertThat(village.soul("ilse").position()).isEqualTo(new Position(4, 0, 0));
        passHours(3);
        tick();
        assertThat(village.soul("ilse").placeId()).isEqualTo("green");
        passHours(1);
        tick();
        assertThat(village.soul("ilse").placeId()).isEqualTo("meadow");
        passHours(17);
        tick();
        assertThat(village.soul("ilse").placeId()).as("at five in the morning").isEqualTo("meadow");
        passHours(1);
        tick();
        assertThat(village.soul("ilse").placeId()).as("at six").isEqualTo("green");
        tick();
        assertThat(village.soul("ilse").position()).isEqualTo(new Position(4, 0, 0));
    }

    @Test
    void itsMindKnowsWhatItDoesAtThisHour() {
        village.with("ilse", "Ilse", DAY);
        village.npcs.say("ann", "What are you doing?", Optional.empty());
        await().until(() -> turns("ilse") == 1);
        assertThat(village.npcs.look("ilse").prompt())
                .contains("Your daily routine at this hour: draws water.");
    }

    @Test
    void whoeverIsSpokenToStaysUntilItHasAnswered() {
        village.with("ilse", "Ilse", DAY);
        passHours(5);
        stub.answer(StubAnswer.stall("<say>It was long ago"));
        village.npcs.say("ann", "Tell me a story", Optional.empty());
        await().until(() -> village.said("ilse").contains("long ago"));
        tick();
        assertThat(village.soul("ilse").placeId()).isEqualTo("green");
        village.npcs.engine().interrupt("ilse");
        await().until(() -> turns("ilse") == 1);
        quiet();
        tick();
        assertThat(village.soul("ilse").placeId()).isEqualTo("meadow");
    }

    @Test
    void whereNoWayLeadsItStays() {
        village.with("ilse", "Ilse", DAY);
        village.world
                .submit(
                        Actor.WORLD,
                        "close the gate",
                        transaction -> {
                            transaction.remove(
                                    transaction
                                            .state()
                                            .landmark("green", "gate")
                                            .orElseThrow()
                                            .key());
                            return Decision.commit(true);
                        })
                .join();
        passHours(5);
        tick();
        assertThat(village.soul("ilse").placeId()).isEqualTo("green");
    }

    @Test
    void twoBeginToTalkWhereAPlayerListensAndEndAndRest() {
        village.with("ilse", "Ilse", sociable(3, 100)).with("bram", "Bram", sociable(3, 100));
        village.tick();
        await().until(() -> turns("ilse", "bram") == 3);
        quiet();
        assertThat(village.npcs.isInCompany("ilse")).isFalse();
        assertThat(stub.requests()).hasSize(3);
        assertThat(stub.requests().getFirst().body()).contains("has a moment for you");

        village.pass(Duration.ofSeconds(90));
        village.tick();
        quiet();
        assertThat(turns("ilse", "bram")).as("while they rest").isEqualTo(3);

        village.pass(Duration.ofSeconds(20));
        village.tick();
        await().until(() -> turns("ilse", "bram") == 6);
        quiet();
    }

    @Test
    void nobodyTalksWhereNobodyListens() {
        village.with("ilse", "Ilse", sociable(3, 1)).with("bram", "Bram", sociable(3, 1));
        village.present.clear();
        village.tick();
        quiet();
        assertThat(stub.requests()).isEmpty();
        assertThat(village.npcs.isInCompany("ilse")).isFalse();
    }

    @Test
    void thoseWhoAreNotSociableDoNotBegin() {
        village.with("ilse", "Ilse", sociable(3, 1)).with("bram", "Bram", "{}");
        village.tick();
        quiet();
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void silenceEndsAConversation() {
        village.with("ilse", "Ilse", sociable(9, 100)).with("bram", "Bram", sociable(9, 100));
        stub.answer(StubAnswer.reply("<say>Cold today.</say>"), StubAnswer.reply("<silence/>"));
        village.tick();
        await().until(() -> turns("ilse", "bram") == 2);
        quiet();
        assertThat(stub.requests()).hasSize(2);
        assertThat(village.npcs.isInCompany("bram")).isFalse();

        village.pass(Duration.ofSeconds(110));
        village.tick();
        await().until(() -> turns("ilse", "bram") > 2);
        quiet();
    }

    @Test
    void whoeverHasNothingToSayFollowsItsDayAllTheSame() {
        village.with("ilse", "Ilse", DAY);
        stub.answer(StubAnswer.reply("<silence/>"));
        village.npcs.say("ann", "Psst!", Optional.empty());
        await().until(() -> village.npcs.engine().state("ilse") == NpcState.SILENT);
        quiet();
        passHours(5);
        tick();
        assertThat(village.soul("ilse").placeId()).isEqualTo("meadow");
    }

    @Test
    void anNpcTakesNoMoreThanItsTurnsOfAMinuteBecauseOfOthers() {
        village.with("ilse", "Ilse", sociable(50, 1)).with("bram", "Bram", sociable(50, 1));
        village.tick();
        await().until(() -> turns("ilse", "bram") >= 1 && !village.npcs.isInCompany("ilse"));
        quiet();
        assertThat(village.over("ilse")).isLessThanOrEqualTo(8);
        assertThat(village.over("bram")).isLessThanOrEqualTo(8);
        long first = turns("ilse", "bram");
        assertThat(first).isEqualTo(16);

        village.pass(Duration.ofSeconds(30));
        village.tick();
        quiet();
        assertThat(turns("ilse", "bram")).as("in the same minute").isEqualTo(first);

        village.pass(Duration.ofSeconds(90));
        village.tick();
        await().until(() -> turns("ilse", "bram") > first);
    }

    @Test
    void theWorldTakesNoMoreThanItsTurnsOfAMinute() {
        String[] all = {"npc_a", "npc_b", "npc_c", "npc_d", "npc_e", "npc_f", "npc_g", "npc_h"};
        for (String id : all) {
            village.with(id, "Nobody " + id.substring(4), sociable(50, 1));
        }
        for (int i = 0; i < all.length; i += 2) {
            List<String> pair = List.of(all[i], all[i + 1]);
            village.npcs.introduce(pair);
            await().until(() -> !village.npcs.isInCompany(pair.getFirst()));
        }
        quiet();
        assertThat(turns(all)).isEqualTo(40);
    }

    @Test
    void twoNpcsCannotKeepEachOtherTalkingByTheirNames() {
        village.with("ilse", "Ilse", sociable(4, 1)).with("bram", "Bram", sociable(4, 1));
        stub.otherwise(_ -> StubAnswer.reply("<say>Ilse! Bram! What do you say?</say>"));
        village.npcs.say("ann", "Good day!", Optional.of("ilse"));
        // Ilse answers a player; three turns follow from each other.
        await().until(() -> turns("ilse", "bram") == 4);
        quiet();
        assertThat(turns("ilse", "bram")).isEqualTo(4);
        assertThat(stub.requests()).hasSize(4);
    }

    @Test
    void aPlayerWhoJoinsInEndsWhatTheyHaveAmongThemselves() {
        village.with("ilse", "Ilse", sociable(50, 100)).with("bram", "Bram", sociable(50, 100));
        stub.answer(StubAnswer.stall("<say>As I was saying, Bram"));
        village.tick();
        await().until(() -> (village.said("ilse") + village.said("bram")).contains("saying"));
        String speaker = village.said("ilse").isEmpty() ? "bram" : "ilse";
        village.npcs.say("ann", "May I ask something?", Optional.of(speaker));
        await().until(() -> turns(speaker) == 2);
        quiet();
        assertThat(village.npcs.isInCompany("ilse")).isFalse();
        assertThat(stub.requests()).hasSize(2);
        assertThat(village.npcs.look(speaker).history().toString()).contains("May I ask");
    }
}
