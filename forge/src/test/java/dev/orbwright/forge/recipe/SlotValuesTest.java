package dev.orbwright.forge.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a bridge for half a minute                        | 30
                    it lasts 90 seconds                               | 90
                    fog for 2 min                                     | 120
                    stay for a minute                                 | 60
                    for an hour                                       | 600
                    1.5 minutes of rain                               | 90
                    a minute and a half                               | 90
                    two minutes and 30 seconds                        | 150
                    for twenty-five seconds                           | 25
                    keep it standing for five more minutes            | 300
                    a 45-second light                                 | 45
                    10s of music                                      | 10
                    for a couple of minutes                           | 120
                    for a while                                       | 60
                    make it permanent                                 | 600
                    0 seconds                                         | 1
                    99999 minutes                                     | 600
                    """)
    void durationIsRead(String wish, int seconds) {
        assertThat(Durations.in(wish)).contains(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a bridge", "two dice", "b2 min5", "12 metres"})
    void noDurationIsInvented(String wish) {
        assertThat(Durations.in(wish)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    twice as big                  | 2
                    three times as big            | 3
                    roll a d20                    | 20
                    12 stars                      | 12
                    a dozen roses                 | 12
                    for 5 minutes, seven stars    | 7
                    5000000 lamps                 | 1000
                    """)
    void countIsRead(String wish, int count) {
        assertThat(Counts.in(wish, List.of())).contains(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the red one", "for 5 minutes", "7 metres away", "half", "many"})
    void noCountIsInvented(String wish) {
        assertThat(Counts.in(wish, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a die with twenty sides   | 20
                    throw two dice            |
                    a 12-sided die            | 12
                    """)
    void countMayNeedItsUnit(String wish, Integer count) {
        assertThat(Counts.in(wish, List.of("sides", "sided")))
                .isEqualTo(Optional.ofNullable(count));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    paint it red                      | #e0252d
                    a dark red flag                   | #7b1419
                    light blue fog                    | #97b5ff
                    make it #F80 now                  | #ff8800
                    the colour '#12ab9f'              | #12ab9f
                    a bluish lamp                     | #2f6bff
                    a bridge of ice                   | #bfe9ff
                    like the sunset                   | #ff7e5f
                    turn the fire blue                | #2f6bff
                    """)
    void colorIsRead(String wish, String color) {
        assertThat(Colors.in(wish.toLowerCase(Locale.ROOT))).contains(color);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a lamp", "a reddit", "predator", "", "#12"})
    void noColorIsInvented(String wish) {
        assertThat(Colors.in(wish)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a bridge of moonlight                  | moonlight
                    grow vines over the chasm              | vines
                    wooden planks                          | wood
                    a path of shining light over the water | light
                    a bridge made of cheese                | cheese
                    a walkway of ice                       | ice
                    golden statue                          | gold
                    """)
    void materialIsRead(String wish, String material) {
        assertThat(Stuff.in(wish)).contains(material);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a bridge", "made of the same", "a statue of me", "out of my way"})
    void noMaterialIsInvented(String wish) {
        assertThat(Stuff.in(wish)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    carve a stone lion beside the pillar     | stone lion
                    let flowers grow around the pillar       | flowers
                    plant a tree beside the door             | tree
                    play music                               | music
                    a garden of glowing mushrooms            | garden of glowing mushrooms
                    a statue of me at the door               | statue
                    """)
    void kindOfThingIsRead(String wish, String noun) {
        assertThat(Nouns.in(wish, false)).contains(noun);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    give me a red rose to carry around   | a red rose
                    conjure a sword for me               | a sword
                    hand me my hat                       | hat
                    """)
    void thingIsReadWithItsArticle(String wish, String thing) {
        assertThat(Nouns.in(wish, true)).contains(thing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "give me something", "make it", "   ", "in the"})
    void noThingIsInvented(String wish) {
        assertThat(Nouns.in(wish, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    a sign "Keep out!" at the door                        | Keep out!
                    a banner with “Hello there”                           | Hello there
                    a signpost reading 'this way' next to the bench       | this way
                    put up a sign that says Beware of the gap.            | Beware of the gap
                    tell everyone the vault is open                       | the vault is open
                    announce to everybody that I was here                 | I was here
                    tell all players that the party starts now            | the party starts now
                    write welcome over the entrance                       | welcome
                    shout hello so that all can hear it                   | hello
                    letters of fire that spell Freedom                    | Freedom
                    """)
    void textToSayIsRead(String wish, String text) {
        assertThat(Wording.of(wish).said()).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a megaphone",
                "the pedestal's light isn't bright",
                "announce my victory",
                "\"\"",
                "shout something to all"
            })
    void noTextIsInvented(String wish) {
        assertThat(Wording.of(wish).said()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    Please, I want a tool that paints the door   | paints the door
                    Could you make fog for 2 minutes, please?    | make fog
                    a banner with "make me a bridge" on it       | a banner with on it
                    I'd like a lamp                              | a lamp
                    """)
    void wishIsCutDownToItsCore(String wish, String core) {
        assertThat(Wording.of(wish).core().replaceAll("\\s+", " ")).isEqualTo(core);
    }
}
