package dev.orbwright.npc.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MindStateTest {

    private static final long DAY_MS = 24 * 60 * 1000;

    @Test
    void whatWasKeptIsWhatItWas() {
        MindState mind =
                MindState.NEW
                        .met("ann", "Ann", 1000)
                        .moved(gift(1000, 15, 0.3))
                        .did("rule 1 for ann")
                        .paused(true)
                        .summarised("They talked.", 7)
                        .reflected(9);
        assertThat(MindState.of(Optional.of(mind.toJson()))).isEqualTo(mind);
        assertThat(MindState.of(Optional.empty())).isEqualTo(MindState.NEW);
    }

    @Test
    void ofWhatItDoesOnceTheEarliestIsForgotten() {
        MindState mind = MindState.NEW;
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 1005; i++) {
            all.add("rule " + (5000 - i));
            mind = mind.did(all.getLast());
        }
        assertThat(mind.done()).containsExactlyElementsOf(all.subList(5, 1005));
        MindState again = MindState.of(Optional.of(mind.toJson())).did("one more");
        assertThat(again.done())
                .containsAll(all.subList(6, 1005))
                .doesNotContain(all.get(5))
                .contains("one more");
    }

    @Test
    void feelingsGrowWithEventsAndFadeWithTime() {
        MindState mind = MindState.NEW;
        for (int i = 0; i < 4; i++) {
            mind = mind.met("ann", "Ann", 0).moved(gift(0, 15, 0.3));
        }
        assertThat(mind.relation("ann", "Ann", 0).feeling()).isEqualTo("a friend");
        assertThat(mind.relation("ann", "Ann", 20 * DAY_MS).feeling()).isEqualTo("an acquaintance");
        assertThat(mind.relation("bob", "Bob", 0).feeling()).isEqualTo("a stranger");
        assertThat(mind.feeling(0)).isEqualTo("radiant");
        assertThat(mind.moved()).hasSize(4);
    }

    @Test
    void aMoodGoesBackToWhatIsUsual() {
        MindState moved = MindState.NEW.moved(gift(1000, -20, -0.8));
        assertThat(moved.feeling(0.4)).isEqualTo("gloomy");
        assertThat(moved.at(1000 + DAY_MS / 4).mood()).isCloseTo(-0.4, within(0.001));
        assertThat(moved.at(1000 + DAY_MS / 4).at(1000 + DAY_MS / 2).mood())
                .as("however often it is looked at")
                .isCloseTo(-0.2, within(0.001));
        assertThat(moved.at(1000 + 2 * DAY_MS).feeling(0.4)).isEqualTo("cheerful");
    }

    @Test
    void whoeverWasNeverSpokenToCanBeDisliked() {
        MindState mind = MindState.NEW.moved(gift(1000, -20, 0));
        assertThat(mind.relation("ann", "Ann", 1000).feeling()).isEqualTo("disliked");
        assertThat(mind.relation("ann", "Ann", 20 * DAY_MS).feeling()).isEqualTo("a stranger");
        assertThat(mind.at(1000 + DAY_MS).relations().values())
                .singleElement()
                .satisfies(ann -> assertThat(ann.warmth()).isCloseTo(-18, within(0.001)));
    }

    private static Impression gift(long at, double warmth, double mood) {
        return new Impression(at, "something", Optional.of("ann"), "Ann", warmth, mood);
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
            mind = mind.met("soul" + i, "Soul", i);
        }
        assertThat(mind.relations()).hasSize(200).containsKey("soul299").doesNotContainKey("soul5");
    }
}
