package dev.orbwright.npc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.ChatModels;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// NPCs that answer what happens near them, by things that happen near others.
final class NpcHappeningsServerTest {

    private static final String MAKES =
            "<function>/createTemporaryObject {\"type\": \"lamp\", \"to_landmark_id\": \"well\","
                    + " \"location_id\": \"green\", \"duration\": 600}</function>";

    private static final String WATCHFUL =
            "{\"permissions\": {\"allowedCommands\": [\"*\"], \"accessLevel\": \"trusted\"},"
                    + " \"conduct\": {\"wakesOn\": [\"happening\"], \"interruption\": \"never\","
                    + " \"mostTurns\": 3}}";

    @TempDir private Path folder = Path.of("");
    private final StubModelServer stub = StubModelServer.start();
    private Village village;

    @BeforeEach
    void open() throws Exception {
        stub.otherwise(_ -> StubAnswer.reply(MAKES));
        ModelSettings settings = ModelSettings.read(stub.environment(), folder.resolve("no.env"));
        village = new Village(folder, ChatModels.open(settings));
    }

    @AfterEach
    void close() throws Exception {
        stub.close();
        village.close();
    }

    private void appears(Actor actor, String id) {
        appears(actor, id, Position.ORIGIN);
    }

    private void appears(Actor actor, String id, Position from) {
        appears(actor, "make", id, from);
    }

    private void appears(Actor actor, String cause, String id, Position from) {
        village.world
                .submit(
                        actor,
                        cause,
                        transaction -> {
                            transaction.put(
                                    new TemporaryObject(
                                            id,
                                            "rainbow",
                                            "green",
                                            Optional.empty(),
                                            from,
                                            "well",
                                            new Position(4, 0, 0),
                                            false,
                                            Optional.empty(),
                                            0,
                                            1_000_000_000_000L,
                                            JsonObject.EMPTY));
                            return Decision.commit(true);
                        })
                .join();
    }

    /// Everything that was done was noticed.
    private void noticed() {
        village.world.submit(Actor.WORLD, "after", _ -> Decision.discard(true)).join();
        village.npcs.awaitCaughtUp();
    }

    private boolean isCalm(String npcId) {
        return village.npcs.look(npcId).queue().isEmpty() && village.npcs.engine().underWay() == 0;
    }

    @Test
    void whatAnNpcDoesItselfDoesNotWakeIt() {
        village.with("ilse", "Ilse", WATCHFUL);
        village.npcs.say("ann", "Make a lamp, please.", Optional.of("ilse"));
        await().until(() -> village.over("ilse") == 1 && isCalm("ilse"));
        noticed();
        assertThat(village.deeds("ilse"))
                .singleElement()
                .satisfies(deed -> assertThat(deed.done()).as(deed.result()).isTrue());
        assertThat(village.npcs.look("ilse").queue()).isEmpty();
        assertThat(village.npcs.look("ilse").lately().toString()).doesNotContain("lamp");
    }

    @Test
    void whatAPlayerDoesIsAnswered() {
        stub.otherwise(_ -> StubAnswer.reply("<say>A rainbow!</say>"));
        village.with("ilse", "Ilse", WATCHFUL);
        appears(Actor.player("ann"), "rainbow");
        await().until(() -> village.said("ilse").equals("A rainbow!"));
    }

    @Test
    void npcsThatAnswerEachOtherByWhatTheyMakeComeToAnEnd() {
        village.with("ilse", "Ilse", WATCHFUL).with("bram", "Bram", WATCHFUL);
        appears(Actor.player("ann"), "rainbow");
        await().until(() -> {
            boolean calm = isCalm("ilse") && isCalm("bram");
            noticed();
            return calm && isCalm("ilse") && isCalm("bram");
        });
        assertThat(village.over("ilse")).isBetween(1L, 3L);
        assertThat(village.over("bram")).isBetween(1L, 3L);
        assertThat(village.over("ilse") + village.over("bram")).isGreaterThan(2);
        assertThat(village.npcs.look("ilse").lately() + " " + village.npcs.look("bram").lately())
                .as("the last one is only noticed")
                .contains("lamp appears");
    }

    @Test
    void theWorldWakesAnNpcOnlySoOftenInAMinute() {
        stub.otherwise(_ -> StubAnswer.reply("<silence/>"));
        village.with("ilse", "Ilse", WATCHFUL);
        for (int i = 0; i < 12; i++) {
            appears(Actor.WORLD, "rainbow-" + i);
        }
        noticed();
        await().until(() -> village.over("ilse") > 0 && isCalm("ilse"));
        assertThat(answered("ilse")).isEqualTo(8);
    }

    private long answered(String npcId) {
        return village.npcs.look(npcId).history().stream()
                .filter(HistoryEntry.Incoming.class::isInstance)
                .mapToLong(entry -> ((HistoryEntry.Incoming) entry).heard().size())
                .sum();
    }

    /// However a timer's run is told apart from what a person does: by its cause, or by whose soul
    /// it acts for.
    @ParameterizedTest
    @CsvSource({"ann, timer rings", "bram, timer rings", "bram, performAction bell"})
    void whatNoPersonDoesThroughASoulWakesAnNpcOnlySoOften(String soulId, String cause) {
        stub.otherwise(_ -> StubAnswer.reply("<silence/>"));
        village.with("ilse", "Ilse", WATCHFUL).with("bram", "Bram", "{}");
        for (int i = 0; i < 12; i++) {
            appears(Actor.player(soulId), cause, "rainbow-" + i, Position.ORIGIN);
        }
        noticed();
        await().until(() -> village.over("ilse") > 0 && isCalm("ilse"));
        assertThat(answered("ilse")).isEqualTo(8);
    }

    private void walks(String soulId, double x) {
        village.world
                .submit(
                        Actor.player(soulId),
                        "walk",
                        transaction -> {
                            Soul soul =
                                    transaction.state().entity(soulId, Soul.class).orElseThrow();
                            transaction.put(soul.movedTo("green", new Position(x, 0, 0)));
                            return Decision.commit(true);
                        })
                .join();
    }

    private static String senses(String wakes, double radius) {
        return "{\"context\": {\"worldState\": {\"perceptionRadius\": %s}}, \"conduct\": {\"wakesOn\": [\"%s\"]}}"
                .formatted(radius, wakes);
    }

    @Test
    void whatHappensBeyondAnNpcsSensesIsNotNoticed() {
        village.with("ilse", "Ilse", senses("proximity", 3))
                .with("bram", "Bram", senses("proximity", 5));
        appears(Actor.player("ann"), "rainbow", new Position(8, 0, 0));
        noticed();
        assertThat(village.npcs.look("ilse").lately().toString()).doesNotContain("rainbow");
        assertThat(village.npcs.look("bram").lately().toString()).contains("rainbow appears");
    }

    @Test
    void whoeverWalksNearIsMet() {
        stub.otherwise(_ -> StubAnswer.reply("<say>Well met.</say>"));
        village.with("ilse", "Ilse", senses("proximity", 1.5));
        walks("bob", 8);
        noticed();
        assertThat(isCalm("ilse")).isTrue();
        assertThat(village.over("ilse")).isZero();

        walks("bob", 1);

        await().until(() -> village.said("ilse").equals("Well met."));
    }

    @Test
    void anNpcThatWalksUpToSomebodyMeetsThemWhereTheyArePlayed() {
        stub.otherwise(_ -> StubAnswer.reply("<say>There you are.</say>"));
        village.with("ilse", "Ilse", senses("proximity", 1.5));
        village.present.remove("ann");
        walks("ilse", 2);
        noticed();
        assertThat(isCalm("ilse")).isTrue();
        assertThat(village.over("ilse")).isZero();

        walks("ilse", 8.5);

        await().until(() -> village.said("ilse").equals("There you are."));
    }
}
