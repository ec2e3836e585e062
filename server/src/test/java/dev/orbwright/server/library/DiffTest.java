package dev.orbwright.server.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DiffTest {

    private static List<String> lines(String from, String to) {
        return ((Json.Arr) Diff.between(from, to))
                .items().stream()
                        .map(JsonObject.class::cast)
                        .map(line ->
                                line.text("op").orElseThrow().charAt(0)
                                        + " "
                                        + line.text("text").orElseThrow())
                        .toList();
    }

    private static String side(List<String> lines, char other) {
        return lines.stream()
                .filter(line -> line.charAt(0) != other)
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatStaysIsSaidOnceWhatChangedTwice() {
        assertThat(lines("a\nb\nc", "a\nx\nc")).containsExactly("s a", "r b", "a x", "s c");
        assertThat(lines("a", "a")).containsExactly("s a");
        assertThat(lines("", "a")).containsExactly("a a");
        assertThat(lines("a\nb", "b")).containsExactly("r a", "s b");
    }

    @Test
    void bothTextsCanBeReadOffTheDifference() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 300; i++) {
            String from = text(random);
            String to = text(random);
            List<String> lines = lines(from, to);
            assertThat(side(lines, 'a')).isEqualTo(from);
            assertThat(side(lines, 'r')).isEqualTo(to);
        }
    }

    private static String text(SplittableRandom random) {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, 1 + random.nextInt(12))
                .forEach(_ -> lines.add("line " + random.nextInt(5)));
        return String.join("\n", lines);
    }

    @Test
    void hugeTextsAreComparedRoughly() {
        String many = "a\n".repeat(5_000);
        String others = "b\n".repeat(5_000);
        assertThat(lines("x\n" + many + "y", "x\n" + others + "y"))
                .hasSize(10_002)
                .startsWith("s x", "r a")
                .endsWith("a b", "s y");
    }
}
