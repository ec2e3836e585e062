package dev.orbwright.forge.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.forge.Draft;
import dev.orbwright.forge.ForgeListener;
import dev.orbwright.forge.Order;
import dev.orbwright.forge.Place;
import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RefiningTest {

    private static final RecipeWriter WRITER =
            new RecipeWriter(RecipeBook.standard(), new Sentences());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a bridge of ice to the keyhole for 20 seconds | longer, and blue     | duration | 40
                    a bridge of ice to the keyhole for 20 seconds | longer, and blue     | color    | #2f6bff
                    a bridge of ice to the keyhole                | make it of glass     | material | glass
                    a lamp over the keyhole                       | lasts two minutes    | duration | 120
                    a lamp over the keyhole                       | not so bright        | glow     | 0.63
                    a lamp over the keyhole                       | bigger, please       | size     | 1.6
                    a lamp over the keyhole                       | further to the left  | shift    | [-1.5,0,0]
                    a lamp over the keyhole                       | rather over the bench | place   | patience_bench_landmark
                    a banner that says "Hello" at the bench       | it should read "Bye" | words    | Bye
                    """)
    void wordsChangeWhatTheySpeakOf(String wish, String words, String slot, String value) {
        Draft.Written first = written(wish, Optional.empty());
        Draft.Written second = written(wish, Optional.of(base(first, words)));

        JsonObject before = first.provenance().object("slots");
        JsonObject after = second.provenance().object("slots");
        assertThat(JsonText.write(Objects.requireNonNull(after.members().get(slot))))
                .contains(value);
        before.members().keySet().stream()
                .filter(name -> !name.equals(slot))
                .filter(_ -> !words.contains("and"))
                // What a thing is made of has a colour of its own.
                .filter(name -> !(slot.equals("material") && name.equals("color")))
                .forEach(name ->
                        assertThat(after.members().get(name))
                                .as(name)
                                .isEqualTo(before.members().get(name)));
        assertThat(second.provenance().text("recipe")).isEqualTo(first.provenance().text("recipe"));
    }

    @Test
    void changesAddUp() {
        Draft.Written first = written("a lamp over the keyhole", Optional.empty());
        Draft.Written second = written("a lamp", Optional.of(base(first, "bigger")));
        Draft.Written third = written("a lamp", Optional.of(base(second, "bigger")));

        assertThat(third.provenance().object("slots").number("size").orElseThrow()).isEqualTo(2.56);
    }

    @Test
    void onlyThePartThatIsNamedChanges() {
        Draft.Written first =
                written(
                        "a bridge of ice to the keyhole and let it snow on the bench",
                        Optional.empty());
        assertThat(first.provenance().object("and").text("recipe")).contains("snow");

        Draft.Written second =
                written("", Optional.of(base(first, "the snow should last a minute")));

        assertThat(second.provenance().object("slots"))
                .isEqualTo(first.provenance().object("slots"));
        assertThat(
                        second.provenance()
                                .object("and")
                                .object("slots")
                                .number("duration")
                                .orElseThrow())
                .isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make it sing an opera",
                "it should obey my cat and the neighbours",
                "better",
                "asdf qwer"
            })
    void whatCannotBeChangedIsSaid(String words) {
        Draft.Written first = written("a lamp over the keyhole", Optional.empty());

        assertThat(write("a lamp over the keyhole", Optional.of(base(first, words))))
                .isInstanceOfSatisfying(
                        Draft.Declined.class,
                        declined -> {
                            assertThat(declined.code()).isEqualTo("CANNOT_REFINE");
                            assertThat(declined.message())
                                    .contains("its colour", "how long it lasts");
                        });
    }

    @Test
    void functionOfAModelIsNotRefinedWithoutOne() {
        Order.Base base =
                new Order.Base(
                        "function f() {}",
                        Language.JAVASCRIPT,
                        JsonObject.EMPTY,
                        JsonObject.of("writer", "model"),
                        "longer",
                        Optional.empty());

        assertThat(write("a bridge", Optional.of(base)))
                .isInstanceOfSatisfying(
                        Draft.Declined.class,
                        declined -> assertThat(declined.message()).contains("OPENAI_API_KEY"));
    }

    private static Order.Base base(Draft.Written written, String words) {
        return new Order.Base(
                written.source(),
                written.language(),
                written.conditions().toJson(),
                written.provenance(),
                words,
                Optional.empty());
    }

    private static Draft.Written written(String wish, Optional<Order.Base> base) {
        Draft draft = write(wish, base);
        assertThat(draft).isInstanceOf(Draft.Written.class);
        return (Draft.Written) draft;
    }

    private static Draft write(String wish, Optional<Order.Base> base) {
        Place place = Scenes.ledge();
        return WRITER.write(
                new Order(
                        "df_user_0001_0002",
                        Language.JAVASCRIPT,
                        wish,
                        JsonObject.EMPTY,
                        Optional.of(place),
                        List.of(),
                        base,
                        List.of()),
                ForgeListener.none());
    }
}
