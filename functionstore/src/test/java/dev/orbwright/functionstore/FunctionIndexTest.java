package dev.orbwright.functionstore;

import static dev.orbwright.functionstore.Samples.function;
import static dev.orbwright.functionstore.Samples.ids;
import static dev.orbwright.functionstore.Samples.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionIndexTest {
    @TempDir Path folder;
    private FunctionIndex index;

    @BeforeEach
    void open() {
        index = FunctionIndex.open(folder, WordEmbedder.PLAIN);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void nextSearchSeesWhatWasPut() {
        Document bridge =
                new Document(
                        "lightBridge",
                        "function",
                        "lightBridge",
                        "makes a bridge of light",
                        "function execute(host) {}",
                        Map.of("language", "javascript", "owner", "ada"),
                        "7");
        index.put(bridge);

        List<Hit> hits = index.search(query("a bridge of light"));

        assertThat(hits).extracting(Hit::document).containsExactly(bridge);
        assertThat(hits.getFirst().similarity()).isBetween(0.5, 1.0);
        assertThat(hits.getFirst().score()).isPositive();
    }

    @Test
    void putReplacesTheDocumentWithTheSameId() {
        index.put(function("wand", "lights a candle"));
        index.put(function("wand", "freezes water"));

        assertThat(index.size()).isEqualTo(1);
        assertThat(index.search(query("freezes water")).getFirst().document().text())
                .isEqualTo("freezes water");
        assertThat(index.search(query("candle")))
                .allSatisfy(hit -> assertThat(hit.document().text()).isEqualTo("freezes water"));
    }

    @Test
    void nextSearchDoesNotSeeWhatWasRemoved() {
        index.put(function("wand", "lights a candle"));
        index.put(function("rod", "lights a torch"));
        index.remove("wand");
        index.remove("never there");

        assertThat(index.size()).isEqualTo(1);
        assertThat(ids(index.search(query("candle")))).containsExactly("rod");
    }

    @Test
    void collectionsAndFacetsFilterBothHalves() {
        index.put(memory("a", "guard", "the door is locked"));
        index.put(memory("b", "cook", "the door is locked"));
        index.put(memory("c", "cook", "soup"));
        index.put(function("unlockDoor", "opens the door that is locked"));

        assertThat(ids(index.search(query("door locked")))).containsExactly("unlockDoor");
        assertThat(ids(index.search(memories("door locked", Map.of("soul", "cook")))))
                .containsExactly("b", "c");
        assertThat(ids(index.search(memories("door locked", Map.of("soul", "cook", "day", "1")))))
                .containsExactly("b", "c");
        assertThat(index.search(memories("door locked", Map.of("soul", "cook", "day", "2"))))
                .isEmpty();
        assertThat(index.search(memories("door locked", Map.of("soul", "c")))).isEmpty();
    }

    @Test
    void equalDocumentsComeInTheOrderOfTheirIds() {
        List<String> names = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            names.add("copy" + i);
        }
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(7));
        for (String name : shuffled) {
            index.put(new Document(name, "function", "lamp", "lights the cave", "", Map.of(), ""));
            index.size(); // a segment each
        }

        assertThat(ids(index.search(query("light the cave")))).isEqualTo(names.subList(0, 10));
    }

    @Test
    void limitIsKept() {
        for (int i = 0; i < 30; i++) {
            index.put(function("lamp" + i, "lights the cave"));
        }

        assertThat(index.search(new Query("cave", "function", 3, Map.of()))).hasSize(3);
        assertThat(index.search(new Query("cave", "function", 1000, Map.of()))).hasSize(30);
    }

    static Stream<String> hostileTexts() {
        StringBuilder manyWords = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            manyWords.append("word").append(i).append(' ');
        }
        StringBuilder noise = new StringBuilder();
        new Random(11).ints(5_000, 0, 0x10000).forEach(c -> noise.append((char) c));
        return Stream.of(
                "",
                "   \t\n",
                "the of and",
                "title:(((\"unclosed AND OR NOT -- ]] }} TO ~ ^ * ? \\",
                "*:*",
                "/.*.*.*.*/",
                "\0\1\2\u001b[31m\u007f\u0085",
                "\ud800 lone \udc00 surrogates \ud800",
                "\u202etxet desrever\u202c \ufeff\uffff",
                "光の橋をかける мост из света جسر من نور สะพานแห่งแสง 빛의 다리 🌉🌉👩‍👩‍👧",
                "x".repeat(100_000),
                "aB1".repeat(33_334),
                "_".repeat(100_000),
                "🌉".repeat(50_000),
                "e\u0301".repeat(50_000),
                manyWords.toString(),
                noise.toString(),
                "'; DROP TABLE functions; --");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void noTextMakesASearchOrAPutFail(String text) {
        index.put(function("bridge", "makes a bridge of light"));

        assertThat(ids(index.search(query(text)))).isSubsetOf("bridge");

        index.put(function("hostile", text, text));
        index.put(new Document("titled", "function", text, "", "", Map.of(), ""));
        assertThat(ids(index.search(query(text)))).isSubsetOf("bridge", "hostile", "titled");
        assertThat(ids(index.search(query("bridge of light")))).startsWith("bridge");
    }

    @Test
    void textInAnotherScriptIsFound() {
        index.put(function("hikari", "光の橋をかける"));
        index.put(function("most", "строит мост из света"));

        assertThat(ids(index.search(query("橋")))).startsWith("hikari");
        assertThat(ids(index.search(query("МОСТ")))).startsWith("most");
    }

    @Test
    void concurrentPutsAndSearchesSeeTheirOwnWrites() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                String mine = "caller" + caller;
                done.add(
                        callers.submit(() -> {
                            for (int i = 0; i < 50; i++) {
                                String name = mine + "n" + i;
                                index.put(function(name, "the lamp of " + name));
                                assertThat(ids(index.search(query(name)))).contains(name);
                                if (i % 5 == 4) {
                                    index.remove(name);
                                }
                            }
                        }));
                done.add(
                        callers.submit(() -> {
                            for (int i = 0; i < 50; i++) {
                                index.search(query("lamp"));
                                index.commit(0);
                            }
                        }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        assertThat(index.size()).isEqualTo(160);
    }

    @Test
    void interruptedCallerDoesNoHarm() {
        Thread.currentThread().interrupt();
        index.put(function("lamp", "lights the cave"));
        index.search(query("cave"));
        index.commit(3);
        assertThat(Thread.interrupted()).isTrue();

        index.put(function("torch", "lights the cave"));
        assertThat(ids(index.search(query("cave")))).containsExactlyInAnyOrder("lamp", "torch");
        assertThat(index.stamp()).isEqualTo(3);
    }

    @Test
    void closedIndexSaysSo() {
        index.close();
        index.close();

        assertThatThrownBy(() -> index.search(query("cave")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void contentsTellTheVersionOfEachDocumentOfACollection() {
        index.put(function("rod", "lights a torch"));
        index.put(function("wand", "lights a candle"));
        index.size(); // a segment of its own
        index.put(new Document("wand", "function", "wand", "freezes water", "", Map.of(), "2"));
        index.put(function("gone", "is removed"));
        index.remove("gone");
        index.put(memory("a", "guard", "the door is locked"));

        assertThat(index.contents("function"))
                .isEqualTo(Map.of("rod", new Indexed("1", true), "wand", new Indexed("2", true)));
        assertThat(index.contents("nothing")).isEmpty();
    }

    @Test
    void identifiersAndLimitsAreChecked() {
        assertThatThrownBy(() -> function("", "no name"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> function("n".repeat(513), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new Document("n", "function", "", "", "", Map.of(), "v".repeat(513)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Query("x", "function", 0, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Query("x", "function", 1, Map.of("a\0b", "c")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Document memory(String id, String soul, String text) {
        return new Document(id, "memory", "", text, "", Map.of("soul", soul, "day", "1"), "");
    }

    private static Query memories(String text, Map<String, String> facets) {
        return new Query(text, "memory", 10, facets);
    }
}
