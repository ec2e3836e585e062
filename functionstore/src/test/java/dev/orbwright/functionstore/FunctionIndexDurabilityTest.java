package dev.orbwright.functionstore;

import static dev.orbwright.functionstore.Samples.copyFolder;
import static dev.orbwright.functionstore.Samples.function;
import static dev.orbwright.functionstore.Samples.ids;
import static dev.orbwright.functionstore.Samples.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void rebuildReplacesEverything() {
        fill(folder(), 9);
        List<Integer> progress = new ArrayList<>();
        try (FunctionIndex index = open(folder())) {
            index.rebuild(lamps(200), 5, progress::add);

            assertThat(index.stamp()).isEqualTo(5);
            assertThat(index.size()).isEqualTo(200);
            assertThat(ids(index.search(query("torch")))).doesNotContain("torch");
        }
        assertThat(progress).isSorted().endsWith(200);
        assertThat(folder().resolve("rebuild")).doesNotExist();
        try (FunctionIndex index = open(folder())) {
            assertThat(index.stamp()).isEqualTo(5);
            assertThat(index.size()).isEqualTo(200);
        }
    }

    @Test
    void killDuringARebuildLeavesTheOldContentWithItsOldStamp() {
        fill(folder(), 9);
        List<Path> crashes = new ArrayList<>();
        try (FunctionIndex index = open(folder())) {
            index.rebuild(
                    lamps(200),
                    12,
                    done -> {
                        assertThat(ids(index.search(query("cave")))).containsExactly("torch");
                        index.commit(13);
                        crashes.add(copyFolder(folder(), temporary.resolve("crash" + done)));
                    });
        }
        assertThat(crashes).hasSizeGreaterThan(2);
        for (Path crash : crashes) {
            try (FunctionIndex index = open(crash)) {
                assertThat(index.stamp()).isEqualTo(9);
                assertThat(ids(index.search(query("cave")))).containsExactly("torch");
            }
            assertThat(crash.resolve("rebuild")).doesNotExist();
        }
    }

    @Test
    void changesDuringARebuildWinAndItsEndTakesTheirStampOver() {
        try (FunctionIndex index = open(folder())) {
            index.rebuild(
                    lamps(100),
                    12,
                    done -> {
                        index.put(function("lamp3", "digs a tunnel"));
                        index.remove("lamp4");
                        index.put(function("spade", "digs a tunnel"));
                        index.commit(13);
                        assertThat(index.stamp()).isZero();
                    });

            assertThat(index.stamp()).isEqualTo(13);
            assertThat(index.size()).isEqualTo(100);
            assertThat(ids(index.search(query("digs a tunnel")))).startsWith("lamp3", "spade");
            assertThat(ids(index.search(query("lamp4")))).doesNotContain("lamp4");
        }
    }

    @Test
    void rebuildForAnOlderSaveGoesBackAndOnFromThere() {
        fill(folder(), 9);
        try (FunctionIndex index = open(folder())) {
            index.rebuild(lamps(100), 5, _ -> index.commit(6));

            assertThat(index.stamp()).isEqualTo(6);
            index.commit(7);
            assertThat(index.stamp()).isEqualTo(7);
        }
    }

    @Test
    void failedRebuildChangesNothingAndHoldsTheStampUntilOneSucceeds() {
        fill(folder(), 9);
        try (FunctionIndex index = open(folder())) {
            Stream<Document> failing =
                    lamps(200)
                            .peek(lamp -> {
                                if (lamp.id().equals("lamp150")) {
                                    throw new IllegalStateException("the save is gone");
                                }
                            });

            assertThatThrownBy(() -> index.rebuild(failing, 12, _ -> {}))
                    .hasMessageContaining("the save is gone");

            assertThat(ids(index.search(query("cave")))).containsExactly("torch");
            index.put(function("spade", "digs a tunnel"));
            index.commit(13);
            assertThat(index.stamp()).isEqualTo(9);
            assertThat(index.size()).isEqualTo(2);

            index.rebuild(lamps(10), 14, _ -> {});
            assertThat(index.stamp()).isEqualTo(14);
            assertThat(index.size()).isEqualTo(10);
        }
    }

    @Test
    void interruptCancelsARebuildAndNothingElse() {
        fill(folder(), 9);
        try (FunctionIndex index = open(folder())) {
            assertThatThrownBy(() ->
                            index.rebuild(lamps(200), 12, _ -> Thread.currentThread().interrupt()))
                    .isInstanceOf(RuntimeException.class);
            assertThat(Thread.interrupted()).isTrue();

            assertThat(ids(index.search(query("cave")))).containsExactly("torch");
            index.rebuild(lamps(10), 14, _ -> {});
            assertThat(index.stamp()).isEqualTo(14);
        }
    }

    private Path folder() {
        return temporary.resolve("index");
    }

    private static FunctionIndex open(Path folder) {
        return FunctionIndex.open(folder, WordEmbedder.PLAIN);
    }

    private static void fill(Path folder, long stamp) {
        try (FunctionIndex index = open(folder)) {
            index.rebuild(Stream.of(function("torch", "lights the cave")), stamp, _ -> {});
        }
    }

    private static Stream<Document> lamps(int count) {
        return IntStream.range(0, count).mapToObj(n -> function("lamp" + n, "lights room " + n));
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
