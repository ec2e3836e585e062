package dev.orbwright.npc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.ChatModels;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.turn.Look;
import dev.orbwright.npc.turn.TurnReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What NPCs go on with after a restart.
final class NpcStopsServerTest {

    @TempDir private Path folder = Path.of("");
    private final StubModelServer stub = StubModelServer.start();
    private Village village;

    @BeforeEach
    void open() throws Exception {
        stub.otherwise(_ -> StubAnswer.reply("<silence/>"));
        ModelSettings settings = ModelSettings.read(stub.environment(), folder.resolve("no.env"));
        village = new Village(folder, ChatModels.open(settings));
        village.with("ilse", "Ilse", "{}");
    }

    @AfterEach
    void close() throws Exception {
        stub.close();
        village.close();
    }

    private void over(int turns) {
        await().until(() -> village.over("ilse") >= turns);
    }

    @Test
    void whatWasSaidAndNotAnsweredWhenTheServerStoppedIsAnsweredAfterwards() {
        stub.otherwise(_ -> StubAnswer.stall("<thinking>Let me"));
        village.npcs.say("ann", "What time is it?", Optional.empty());
        await().until(() -> village.npcs.engine().underWay() == 1);
        village.npcs.say("bob", "And where is the well?", Optional.empty());
        stub.otherwise(request ->
                StubAnswer.reply(
                        request.body().contains("What time is it?")
                                        && request.body().contains("where is the well?")
                                ? "<say>It is late, and the well is there.</say>"
                                : "<silence/>"));

        village.startAgain();

        await().until(() -> village.said("ilse").equals("It is late, and the well is there."));
        assertThat(village.npcs.look("ilse").history().toString())
                .containsOnlyOnce("What time is it?")
                .containsOnlyOnce("where is the well?");
    }

    @Test
    void whatAnOperatorSaidAndWasNotAnsweredIsAnsweredAfterwards() {
        village.npcs.pause("ilse", true);
        assertThat(village.npcs.inject("ilse", "The gate is on fire.")).isTrue();

        village.startAgain();

        Look look = village.npcs.look("ilse");
        assertThat(look.queue())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.message().kind()).isEqualTo(Message.Kind.SYSTEM);
                    assertThat(one.message().content()).isEqualTo("The gate is on fire.");
                });
        stub.otherwise(request ->
                StubAnswer.reply(
                        request.body().contains("The gate is on fire.")
                                ? "<say>Water, quick!</say>"
                                : "<silence/>"));
        village.npcs.pause("ilse", false);
        await().until(() -> village.said("ilse").equals("Water, quick!"));
        assertThat(village.npcs.look("ilse").history().toString())
                .containsOnlyOnce("The gate is on fire.");
    }

    @Test
    void anOperatorsWordsThatWereCutShortAreAnsweredAfterwards() {
        stub.otherwise(_ -> StubAnswer.stall("<thinking>Let me"));
        village.npcs.inject("ilse", "The gate is on fire.");
        await().until(() -> stub.requests().size() == 1);
        stub.otherwise(_ -> StubAnswer.reply("<say>Water, quick!</say>"));

        village.startAgain();

        await().until(() -> village.said("ilse").equals("Water, quick!"));
    }

    @Test
    void whatTurnsTookIsKnownAfterARestart() {
        stub.otherwise(_ -> StubAnswer.reply("<say>Yes.</say>"));
        village.npcs.inject("ilse", "One.");
        over(1);
        village.npcs.inject("ilse", "Two.");
        over(2);
        await().until(() -> village.npcs.look("ilse").latest().size() == 2);
        Look before = village.npcs.look("ilse");

        village.startAgain();

        Look after = village.npcs.look("ilse");
        assertThat(after.latest()).isEqualTo(before.latest());
        assertThat(after.latest())
                .allSatisfy(turn -> {
                    assertThat(turn.usage().total()).isPositive();
                    assertThat(turn.usd()).isPositive();
                });
        assertThat(after.turns()).isEqualTo(2);
        assertThat(after.usage())
                .isEqualTo(before.latest().get(0).usage().plus(before.latest().get(1).usage()));
    }

    @Test
    void ofTheTurnsTheLastThirtyAreKept() {
        for (int i = 1; i <= 32; i++) {
            village.npcs.inject("ilse", "Number " + i);
            over(i);
        }
        village.startAgain();
        List<TurnReport> latest = village.npcs.look("ilse").latest();
        assertThat(latest).extracting(TurnReport::number).first().isEqualTo(3L);
        assertThat(latest).hasSize(30).extracting(TurnReport::number).isSorted();
        assertThat(village.npcs.look("ilse").turns()).isEqualTo(32);

        village.npcs.remove("ilse").join();
        assertThat(village.world.durable().entries().toString())
                .as("nothing is left of whoever is gone")
                .doesNotContain("npc/ilse");
    }
}
