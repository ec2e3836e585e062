package dev.orbwright.world.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyValueComesBackFromItsText(long seed) throws MalformedJsonException {
        Json value = new RandomJson(new SplittableRandom(seed)).value(5);

        assertThat(JsonText.parse(JsonText.write(value))).isEqualTo(value);
        assertThat(JsonText.parse(JsonText.writeCanonical(value))).isEqualTo(value);
        assertThat(JsonText.parse(JsonText.writePretty(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalValuesHaveOneCanonicalText(long seed) {
        Json value = new RandomJson(new SplittableRandom(seed)).value(5);
        Json shuffled = shuffled(value, new Random(seed));

        assertThat(shuffled).isEqualTo(value).hasSameHashCodeAs(value);
        assertThat(JsonText.writeCanonical(shuffled)).isEqualTo(JsonText.writeCanonical(value));
    }

    private static Json shuffled(Json value, Random random) {
        return switch (value) {
            case Json.Arr(List<Json> items) ->
                    new Json.Arr(items.stream().map(item -> shuffled(item, random)).toList());
            case JsonObject(Map<String, Json> members) -> {
                List<Map.Entry<String, Json>> order = new ArrayList<>(members.entrySet());
                Collections.shuffle(order, random);
                Map<String, Json> other = new LinkedHashMap<>();
                order.forEach(
                        member -> other.put(member.getKey(), shuffled(member.getValue(), random)));
                yield new JsonObject(other);
            }
            case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> value;
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedTextIsAValueOrAnHonestError(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(JsonText.write(new RandomJson(random).object(4)));
        for (int i = 0; i < 3; i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                case 1 -> text.insert(at, "{}[]:,\"\\0-eE.".charAt(random.nextInt(13)));
                default -> text.setLength(Math.max(1, at));
            }
        }
        try {
            Json value = JsonText.parse(text.toString());
            assertThat(JsonText.parse(JsonText.write(value))).isEqualTo(value);
        } catch (MalformedJsonException e) {
            assertThat(e.getMessage())
                    .isNotBlank()
                    .doesNotContain("Source", "Stream", "jackson", "Feature");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1,",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "\"open",
                "\"bad \\x escape\"",
                "\"line\nbreak\"",
                "\"\\ud8\"",
                "nul",
                "True",
                "NaN",
                "Infinity",
                "-Infinity",
                "undefined",
                "01",
                "+1",
                ".5",
                "1.",
                "1e",
                "--1",
                "1e400",
                "-1e400",
                "1 2",
                "{} {}",
                "[]]",
                "// comment\n1",
                "/* comment */ 1",
                "\u0000",
                "\ufeff1",
                "1;",
                "\"a\" \"b\""
            })
    void hostileTextIsRefusedWithoutNamingOurParts(String text) {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> JsonText.parse(text))
                .satisfies(e ->
                        assertThat(e.getMessage())
                                .isNotBlank()
                                .doesNotContain("Source", "Stream", "jackson", "Feature"));
    }

    @Test
    void nestingIsReadDownToTheLimitAndNoDeeper() throws MalformedJsonException {
        int most = JsonText.MAX_DEPTH;

        assertThat(JsonText.parse("[".repeat(most) + "]".repeat(most)))
                .isInstanceOf(Json.Arr.class);
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> JsonText.parse("[".repeat(most + 1) + "]".repeat(most + 1)))
                .withMessageContaining("64 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
    void depthBombsAreRefusedBeforeTheyGoOff(String level) {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> JsonText.parse(level.repeat(1_000_000)))
                .withMessageContaining("nested deeper");
    }

    @Test
    void aNumberOfManyDigitsIsRefused() {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> JsonText.parse("9".repeat(401)))
                .withMessageContaining("too long");
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> JsonText.parse("1e999999999"))
                .withMessageContaining("too large");
    }

    @Test
    void namesMadeToCollideAreReadOrRefusedAndHarmNoLaterText() throws MalformedJsonException {
        StringBuilder hostile = new StringBuilder("{");
        for (int bits = 0; bits < 1 << 10; bits++) {
            hostile.append(bits == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < 10; bit++) {
                // Both pairs hash alike where a hash takes 33 times the old one plus the new
                // letter.
                hostile.append((bits >> bit & 1) == 0 ? "bA" : "ab");
            }
            hostile.append("\":1");
        }
        String text = hostile.append('}').toString();
        for (int i = 0; i < 3; i++) {
            try {
                assertThat(JsonText.parseObject(text).members()).hasSize(1 << 10);
            } catch (MalformedJsonException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(
                        JsonText.parseObject("{\"bAbAbAbAbAbAbAbAbAbA\":1}")
                                .number("bAbAbAbAbAbAbAbAbAbA"))
                .hasValue(1);
    }

    @Test
    void numbersAreWrittenAsPeopleWriteThem() {
        assertThat(JsonText.write(Json.of(3))).isEqualTo("3");
        assertThat(JsonText.write(Json.of(-0.0))).isEqualTo("0");
        assertThat(JsonText.write(Json.of(0.5))).isEqualTo("0.5");
        assertThat(JsonText.write(Json.of(123456789012345d))).isEqualTo("123456789012345");
    }

    @Test
    void ofARepeatedMemberTheLastOneCounts() throws MalformedJsonException {
        assertThat(JsonText.parse("{\"a\":1,\"a\":2}")).isEqualTo(JsonObject.of("a", 2));
    }

    @Test
    void membersKeepTheirOrderUnlessTheTextIsCanonical() throws MalformedJsonException {
        Json value = JsonText.parse(" { \"b\" : 1 , \"a\" : [ true , null ] } ");

        assertThat(JsonText.write(value)).isEqualTo("{\"b\":1,\"a\":[true,null]}");
        assertThat(JsonText.writeCanonical(value)).isEqualTo("{\"a\":[true,null],\"b\":1}");
    }

    @Test
    void parseObjectSaysWhatItFoundInstead() {
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> JsonText.parseObject("[1]"))
                .withMessage("expected an object, found an array");
    }
}
