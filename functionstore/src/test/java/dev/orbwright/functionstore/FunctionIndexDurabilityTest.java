package dev.orbwright.functionstore;

import static dev.orbwright.functionstore.Samples.copyFolder;
import static dev.orbwright.functionstore.Samples.function;
import static dev.orbwright.functionstore.Samples.ids;
import static dev.orbwright.functionstore.Samples.lamps;
import static dev.orbwright.functionstore.Samples.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionIndexDurabilityTest {
    @TempDir Path temporary;

    @Test
    void newIndexIsEmptyWithStampZero() {
        try (FunctionIndex index = open(temporary.resolve("deep/new"))) {
            assertThat(index.stamp()).isZero();
            assertThat(index.size()).isZero();
            assertThat(index.search(query("anything"))).isEmpty();
        }
        assertThat(temporary.resolve("deep/new.damaged")).doesNotExist();
    }

    @Test
    void closeKeepsEverythingButMovesNoStamp() {
        try (FunctionIndex index = open(folder())) {
            index.put(function("lamp", "lights the cave"));
            index.commit(4);
            index.put(function("torch", "lights the cave"));
        }
        try (FunctionIndex index = open(folder())) {
            assertThat(index.stamp()).isEqualTo(4);
            assertThat(ids(index.search(query("cave")))).containsExactlyInAnyOrder("lamp", "torch");
        }
    }

    @Test
    void killKeepsWhatWasCommittedAndItsStamp() {
        Path crashed = temporary.resolve("crashed");
        try (FunctionIndex index = open(folder())) {
            index.put(function("lamp", "lights the cave"));
            index.commit(4);
            index.put(function("torch", "lights the cave"));
            assertThat(index.size()).isEqualTo(2); // the torch is in a file by now
            copyFolder(folder(), crashed);
        }
        try (FunctionIndex index = open(crashed)) {
            assertThat(index.stamp()).isEqualTo(4);
            assertThat(ids(index.search(query("cave")))).containsExactly("lamp");
        }
        assertThat(temporary.resolve("crashed.damaged")).doesNotExist();
    }

    @Test
    void stampMovesOnlyForwardAndAlsoWithoutChanges() {
        try (FunctionIndex index = open(folder())) {
            index.commit(7);
            index.commit(7);
            assertThat(index.stamp()).isEqualTo(7);
            assertThatThrownBy(() -> index.commit(6)).isInstanceOf(IllegalArgumentException.class);
        }
        try (FunctionIndex index = open(folder())) {
            assertThat(index.stamp()).isEqualTo(7);
        }
    }

    @Test
    void anotherEmbedderMakesTheIndexStale() {
        fill(folder(), 9);
        try (FunctionIndex index =
                FunctionIndex.open(folder(), new WordEmbedder("words-2", 96, Map.of()))) {
            assertThat(index.stamp()).isZero();
            assertThat(index.size()).isZero();
        }
        fill(folder(), 9);
        try (FunctionIndex index =
                FunctionIndex.open(folder(), new WordEmbedder("words-1", 48, Map.of()))) {
            assertThat(index.stamp()).isZero();
            index.put(function("lamp", "lights the cave"));
            assertThat(ids(index.search(query("cave")))).containsExactly("lamp");
        }
        assertThat(temporary.resolve("index.damaged")).doesNotExist();
    }

    @Test
    void folderInUseIsRefusedAndLeftAlone() {
        try (FunctionIndex index = open(folder())) {
            index.put(function("lamp", "lights the cave"));

            assertThatThrownBy(() -> open(folder()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("in use");

            index.commit(2);
            assertThat(index.size()).isEqualTo(1);
        }
    }

    @Test
    void oneFlippedBitInAnyFileSetsTheFolderAside() throws IOException {
        fill(folder(), 9);
        int n = 0;
        for (Path file : contentFiles(folder())) {
            Path damaged = copyFolder(folder(), temporary.resolve("flipped" + n++));
            Path victim = damaged.resolve(folder().relativize(file));
            byte[] bytes = Files.readAllBytes(victim);
            bytes[bytes.length / 2] ^= 1;
            Files.write(victim, bytes);

            assertSetAside(damaged, file);
        }
        assertThat(n).isGreaterThan(2);
    }

    @Test
    void missingOrTruncatedFileSetsTheFolderAside() throws IOException {
        fill(folder(), 9);
        int n = 0;
        for (Path file : contentFiles(folder())) {
            Path missing = copyFolder(folder(), temporary.resolve("missing" + n));
            Files.delete(missing.resolve(folder().relativize(file)));
            assertSetAside(missing, file);

            Path truncated = copyFolder(folder(), temporary.resolve("truncated" + n++));
            Files.write(truncated.resolve(folder().relativize(file)), new byte[3]);
            assertSetAside(truncated, file);
        }
    }

    @Test
    void fileInPlaceOfTheFolderIsSetAsideEachTimeUnderAnotherName() throws IOException {
        for (String aside : List.of("index.damaged", "index.damaged-2")) {
            Files.writeString(folder(), "not an index");

            fill(folder(), 1);

            assertThat(temporary.resolve(aside)).hasContent("not an index");
            Files.move(folder(), temporary.resolve("moved for " + aside));
        }
    }

    @Test
    void anotherOwnerMakesTheIndexStale() {
        try (FunctionIndex index = FunctionIndex.open(folder(), WordEmbedder.PLAIN, "world a")) {
            index.put(function("lamp", "lights the cave"));
            index.commit(9);
        }
        try (FunctionIndex index = FunctionIndex.open(folder(), WordEmbedder.PLAIN, "world a")) {
            assertThat(index.stamp()).isEqualTo(9);
        }
        try (FunctionIndex index = FunctionIndex.open(folder(), WordEmbedder.PLAIN, "world b")) {
            assertThat(index.stamp()).isZero();
            assertThat(index.size()).isZero();
        }
        assertThat(temporary.resolve("index.damaged")).doesNotExist();
    }

    @Test
    void distrustedIndexHasStampZeroEvenAfterAKill() {
        Path crashed = temporary.resolve("crashed");
        fill(folder(), 9);
        try (FunctionIndex index = open(folder())) {
            index.distrust();
            copyFolder(folder(), crashed);
            index.commit(5);
        }
        try (FunctionIndex index = open(crashed)) {
            assertThat(index.stamp()).isZero();
            assertThat(index.contents("function")).containsOnlyKeys("torch");
        }
        try (FunctionIndex index = open(folder())) {
            assertThat(index.stamp()).isEqualTo(5);
        }
    }

    @Test
    void contentsOutliveAKill() {
        Path crashed = temporary.resolve("crashed");
        try (FunctionIndex index = open(folder())) {
            index.putAll(lamps(200).toList());
            index.commit(0);
            copyFolder(folder(), crashed);
        }
        try (FunctionIndex index = open(crashed)) {
            assertThat(index.contents("function"))
                    .hasSize(200)
                    .containsEntry("lamp7", new Indexed("1", true));
        }
    }

    /// As many as OpenAI's large model has.
    @ParameterizedTest
    @ValueSource(ints = {1_536, 3_072, 4_096})
    void largeVectorsAreFoundAgainAfterReopeningAndMerging(int dimensions) {
        Embedder large =
                new WordEmbedder("large", dimensions, Map.of("bridge", "span", "walkway", "span"));
        try (FunctionIndex index = FunctionIndex.open(folder(), large, "world")) {
            index.putAll(lamps(100).toList());
            index.size(); // a segment of its own
            index.put(function("crossing", "bridge"));
            index.commit(4);
        }
        try (FunctionIndex index = FunctionIndex.open(folder(), large, "world")) {
            assertThat(index.stamp()).isEqualTo(4);
            assertThat(ids(index.search(query("walkway")))).startsWith("crossing");
            index.putAll(lamps(100).toList());
            index.commit(5);
            assertThat(ids(index.search(query("walkway")))).startsWith("crossing");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4_097})
    void vectorsThatDoNotFitAreRefusedWithTheirSize(int dimensions) {
        assertThatThrownBy(() ->
                        FunctionIndex.open(
                                folder(), new WordEmbedder("large", dimensions, Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("large has " + dimensions + " dimensions");
    }

    private Path folder() {
        return temporary.resolve("index");
    }

    private static FunctionIndex open(Path folder) {
        return FunctionIndex.open(folder, WordEmbedder.PLAIN);
    }

    private static void fill(Path folder, long stamp) {
        try (FunctionIndex index = open(folder)) {
            index.put(function("torch", "lights the cave"));
            index.commit(stamp);
        }
    }

    private static List<Path> contentFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("index"))) {
            return files.filter(file -> !file.endsWith("write.lock")).toList();
        }
    }

    private static void assertSetAside(Path folder, Path victim) {
        try (FunctionIndex index = open(folder)) {
            assertThat(index.stamp()).as("stamp after damage to %s", victim).isZero();
            assertThat(index.size()).isZero();
            index.put(function("lamp", "lights the cave"));
            index.commit(1);
        }
        assertThat(folder.resolveSibling(folder.getFileName() + ".damaged")).isDirectory();
    }
}
