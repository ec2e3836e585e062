package dev.orbwright.npc.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MindStateTest {

    private static final long DAY_MS = 24 * 60 * 1000;

    @Test
    void whatWasKeptIsWhatItWas() {
        MindState mind =
                MindState.NEW
                        .met("ann", "Ann", 1000, 15, 0.3)
                        .did("rule 1 for ann")
                        .paused(true)
                        .summarised("They talked.", 7)
                        .reflected(9);
        assertThat(MindState.of(Optional.of(mind.toJson()))).isEqualTo(mind);
        assertThat(MindState.of(Optional.empty())).isEqualTo(MindState.NEW);
    }

    @Test
    void feelingsGrowWithEventsAndFadeWithTime() {
        MindState mind = MindState.NEW;
        for (int i = 0; i < 4; i++) {
            mind = mind.met("ann", "Ann", 0, 15, 0.3);
        }
        assertThat(mind.relation("ann", "Ann", 0).feeling()).isEqualTo("a friend");
        assertThat(mind.relation("ann", "Ann", 20 * DAY_MS).feeling()).isEqualTo("an acquaintance");
        assertThat(mind.relation("bob", "Bob", 0).feeling()).isEqualTo("a stranger");
        assertThat(mind.feeling()).isEqualTo("radiant");
    }

    @Test
    void rudenessCostsMoreThanKindnessBrings() {
        assertThat(Sentiment.warmth("Thank you, my friend")).isPositive();
        assertThat(Sentiment.warmth("You stupid fool")).isNegative();
        assertThat(Sentiment.warmth("you fool, thank you")).isNegative();
        assertThat(Sentiment.warmth("Where is the key?")).isZero();
    }

    @Test
    void onlyTheLatestRelationsAreKept() {
        MindState mind = MindState.NEW;
        for (int i = 0; i < 300; i++) {
            mind = mind.met("soul" + i, "Soul", i, 1, 0);
        }
        assertThat(mind.relations()).hasSize(200).containsKey("soul299").doesNotContainKey("soul5");
    }
}
