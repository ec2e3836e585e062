package dev.orbwright.forge.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    light a lamp at the bench in ten seconds from now | light a lamp at the bench | 10 | false
                    In half a minute let it snow | let it snow | 30 | false
                    let it rain every 2 minutes | let it rain | 120 | true
                    every minute, ring a bell | ring a bell | 60 | true
                    fireworks after 5 seconds | fireworks | 5 | false
                    """)
    void timeIsTakenOutOfTheWish(String wish, String rest, int seconds, boolean repeats) {
        assertThat(Timing.in(wish)).contains(new Timing.Timed(rest, new Timing(seconds, repeats)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a bridge for ten seconds",
                "a lamp in the hall",
                "every pedestal shall glow",
                "in ten seconds",
                ""
            })
    void wishForNowHasNoTiming(String wish) {
        assertThat(Timing.in(wish)).isEmpty();
    }
}
