package dev.orbwright.npc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.ChatModels;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.npc.turn.NpcState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// NPCs that talk among themselves, with a scripted model over the wire.
final class NpcCompanyServerTest {

    @TempDir Path folder;
    private final StubModelServer stub = StubModelServer.start();
    private Village village;

    @BeforeEach
    void open() throws Exception {
        stub.otherwise(_ -> StubAnswer.reply("<silence/>"));
        ModelSettings settings = ModelSettings.read(stub.environment(), folder.resolve("no.env"));
        village = new Village(folder, ChatModels.open(settings));
    }

    private Village withModel() {
        return village;
    }

    @AfterEach
    void close() throws Exception {
        stub.close();
        village.close();
    }

    private void over(String npcId, int turns) {
        await().until(() -> village.over(npcId) >= turns);
    }

    @Test
    void aConversationEndsWhereTheOneWhoWasToSpeakIsGone() throws Exception {
        withModel()
                .with("ilse", "Ilse", "{\"conduct\": {\"sociable\": true, \"mostTurns\": 4}}")
                .with("bram", "Bram", "{\"conduct\": {\"sociable\": true, \"mostTurns\": 4}}");
        stub.otherwise(_ -> {
            village.npcs.pause("bram", true);
            return StubAnswer.reply("<say>A fine day it is.</say>");
        });
        assertThat(village.npcs.introduce(List.of("ilse", "bram"))).isTrue();
        over("ilse", 1);
        await().until(() -> village.npcs.engine().underWay() == 0);

        village.tick();

        assertThat(village.npcs.isInCompany("ilse")).isFalse();
        assertThat(village.npcs.isInCompany("bram")).isFalse();
        assertThat(village.npcs.engine().state("bram")).isEqualTo(NpcState.SILENT);
    }

    @Test
    void twoNpcsTalkAndStopByThemselves() throws Exception {
        withModel()
                .with("ilse", "Ilse", "{\"conduct\": {\"sociable\": true, \"mostTurns\": 4}}")
                .with("bram", "Bram", "{\"conduct\": {\"sociable\": true, \"mostTurns\": 4}}");
        stub.otherwise(_ -> StubAnswer.reply("<say>Ilse! Bram! Tell me more, and more.</say>"));
        assertThat(village.npcs.introduce(List.of("ilse", "bram"))).isTrue();
        await().until(() -> !village.npcs.isInCompany("ilse"));
        await().until(() -> village.npcs.engine().underWay() == 0);
        assertThat(village.over("ilse") + village.over("bram")).isBetween(3L, 6L);
        assertThat(village.npcs.introduce(List.of("ilse", "nobody"))).isFalse();
    }
}
