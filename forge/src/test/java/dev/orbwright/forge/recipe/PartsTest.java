package dev.orbwright.forge.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PartsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a bridge of ice and let it snow | a bridge of ice | let it snow
                    build a bridge, then walk me over to the pillar | build a bridge | walk me over to the pillar
                    fog at the door, and tell everybody that something is coming and going | fog at the door | tell everybody that something is coming and going
                    light a lamp; let it rain on the bench | light a lamp | let it rain on the bench
                    """)
    void wishForTwoThingsIsCutInTwo(String wish, String first, String second) {
        assertThat(Parts.of(wish)).contains(new Parts.Two(first, second));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a bridge of ice",
                "a sign that says \"come in and sit down\"",
                "tell everyone that the bridge is up and the door is open",
                "ask me for my name and write it over the door",
                "a wall of ice and it should last a minute",
                "a lamp and a",
                ""
            })
    void wishForOneThingIsNotCut(String wish) {
        assertThat(Parts.of(wish)).isEmpty();
    }
}
