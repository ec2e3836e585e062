package dev.orbwright.npc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.StubAnswer;
import dev.orbwright.npc.turn.NpcState;
import java.util.List;
import org.junit.jupiter.api.Test;

/// NPCs that talk among themselves, with a scripted model over the wire.
final class NpcCompanyServerTest extends VillageServerFixture {

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
