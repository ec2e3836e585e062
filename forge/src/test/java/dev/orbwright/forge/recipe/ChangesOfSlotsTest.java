package dev.orbwright.forge.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What words like `longer` and `not so bright` do to what was there.
final class ChangesOfSlotsTest {

    @ParameterizedTest
    @CsvSource({
        "longer, 60",
        "much longer, 120",
        "shorter, 15",
        "twice as long, 60",
        "half as long, 15",
        "it should last a minute, 60",
        "for two minutes, 120",
        "ten seconds longer, 40",
        "ten seconds more, 40"
    })
    void durationChanges(String words, int seconds) {
        assertThat(Spans.in(words, 30)).contains(seconds);
    }

    @Test
    void durationStaysWithinWhatThereIs() {
        assertThat(Spans.in("longer", 500)).contains(600);
        assertThat(Spans.in("much shorter", 1)).contains(1);
        assertThat(Spans.in("blue", 30)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bigger, 1.6",
        "much bigger, 2.56",
        "smaller, 0.625",
        "twice as big, 2",
        "half the size, 0.5",
        "not so big, 0.625"
    })
    void sizeChanges(String words, double times) {
        assertThat(Factors.SIZE.changeIn(words).orElseThrow()).isCloseTo(times, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"brighter, 1.6", "not so bright, 0.625", "too bright, 0.625", "twice as bright, 2"})
    void glowChanges(String words, double times) {
        assertThat(Factors.GLOW.changeIn(words).orElseThrow()).isCloseTo(times, within(0.01));
    }

    @Test
    void whatIsSaidOfNothingElseIsHowItUsuallyIs() {
        assertThat(Factors.SIZE.in("a huge statue")).contains(3.0);
        assertThat(Factors.SIZE.in("a statue")).isEmpty();
        assertThat(Factors.SIZE.changeIn("a statue")).isEmpty();
    }

    @Test
    void directionsAreMetres() {
        assertThat(Shifts.in("further to the left")).contains(List.of(-1.5, 0.0, 0.0));
        assertThat(Shifts.in("two metres higher and a lamp")).contains(List.of(0.0, 2.0, 0.0));
        assertThat(Shifts.in("a bit lower")).contains(List.of(0.0, -0.6, 0.0));
        assertThat(Shifts.in("blue")).isEmpty();
        assertThat(Shifts.sum(List.of(11.0, 0.0, 0.0), List.of(5.0, 1.0, 0.0)))
                .isEqualTo(List.of(12.0, 1.0, 0.0));
    }
}
