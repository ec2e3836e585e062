package dev.orbwright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.world.task.CommitStore.Saved;
import dev.orbwright.world.task.CommitStore.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveFolderTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    private SaveFolder saves() {
        return new SaveFolder(folder.resolve("deep/saves"), CLOCK);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder.resolve("deep/saves"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }

    private Saved fill(long seed) throws StorageException {
        SaveFolder.Opened opened = saves().open("world");
        assertThat(opened.setAside()).isEmpty();
        try (WorldFile world = opened.world()) {
            world.append(new RandomWorld(seed).commits(30));
            return world.load();
        }
    }

    @Test
    void saveIsMadeAndThenContinued() throws Exception {
        Saved saved = fill(1);
        try (WorldFile world = saves().open("world").world()) {
            assertThat(world.load()).isEqualTo(saved);
            assertThat(world.file()).isEqualTo(saves().file("world.sqlite").toRealPath());
        }
        assertThat(names()).containsExactly("world.sqlite");
    }

    @Test
    void damagedSaveIsSetAsideWithItsCompanionsAndNeverOverwritten() throws Exception {
        fill(1);
        Path file = saves().file("world");
        byte[] damaged = "this was a world".repeat(100).getBytes(StandardCharsets.UTF_8);
        for (int round = 1; round <= 2; round++) {
            Files.write(file, damaged);
            Files.write(Database.sibling(file, "-wal"), new byte[] {1, 2, 3});
            Files.write(Database.sibling(file, "-shm"), new byte[] {4});
            SaveFolder.Opened opened = saves().open("world");
            try (WorldFile world = opened.world()) {
                assertThat(world.load().sequence()).isZero();
                SaveFolder.SetAside setAside = opened.setAside().orElseThrow();
                assertThat(setAside.reason()).contains("is damaged", file.getFileName().toString());
                assertThat(Files.readAllBytes(setAside.kept())).isEqualTo(damaged);
                assertThat(Database.sibling(setAside.kept(), "-wal"))
                        .hasBinaryContent(new byte[] {1, 2, 3});
                assertThat(Database.sibling(setAside.kept(), "-shm"))
                        .hasBinaryContent(new byte[] {4});
            }
        }
        assertThat(names())
                .containsExactly(
                        "world.20260304T050607Z-2.sqlite",
                        "world.20260304T050607Z-2.sqlite-shm",
                        "world.20260304T050607Z-2.sqlite-wal",
                        "world.20260304T050607Z.sqlite",
                        "world.20260304T050607Z.sqlite-shm",
                        "world.20260304T050607Z.sqlite-wal",
                        "world.sqlite");
    }

    @Test
    void logWithoutItsFileIsSetAside() throws Exception {
        fill(1);
        Path file = saves().file("world");
        Files.delete(file);
        Files.write(Database.sibling(file, "-wal"), new byte[] {1, 2, 3});
        try (WorldFile world = saves().open("world").world()) {
            assertThat(world.load().sequence()).isZero();
        }
        assertThat(names()).containsExactly("world.20260304T050607Z.sqlite-wal", "world.sqlite");
    }

    @Test
    void whatIsNotDamagedIsNotSetAside() throws Exception {
        fill(1);
        Path file = saves().file("world");
        try (Database database = Database.open(file)) {
            database.execute("PRAGMA user_version = 999");
        }
        assertThatThrownBy(() -> saves().open("world")).hasMessageContaining("newer Orbwright");
        try (Database database = Database.open(file)) {
            database.execute("PRAGMA application_id = 7");
        }
        assertThatThrownBy(() -> saves().open("world")).hasMessageContaining("another program");
        assertThat(names()).containsExactly("world.sqlite");
    }

    @Test
    void recreateKeepsTheOldWorldWhereItCanBeOpened() throws Exception {
        Saved old = fill(4);
        SaveFolder.Opened opened = saves().recreate("world");
        Path kept = opened.setAside().orElseThrow().kept();
        try (WorldFile world = opened.world()) {
            assertThat(world.load().sequence()).isZero();
            world.append(new RandomWorld(5).commits(3));
        }
        try (WorldFile world = WorldFile.open(kept)) {
            assertThat(world.load()).isEqualTo(old);
        }
        SaveFolder.Opened fresh = saves().recreate("another");
        fresh.world().close();
        assertThat(fresh.setAside()).isEmpty();
    }

    @Test
    void recreateKeepsWhatAKilledServerLeft() throws Exception {
        Path file = saves().file("world");
        Path left = folder.resolve("left.sqlite");
        Saved old;
        try (WorldFile world = WorldFile.open(left)) {
            world.append(new RandomWorld(6).commits(40));
            old = world.load();
            Files.createDirectories(folder.resolve("deep/saves"));
            Files.copy(left, file);
            Files.copy(Database.sibling(left, "-wal"), Database.sibling(file, "-wal"));
        }
        SaveFolder.Opened opened = saves().recreate("world");
        opened.world().close();
        try (WorldFile world = WorldFile.open(opened.setAside().orElseThrow().kept())) {
            assertThat(world.load()).isEqualTo(old);
        }
    }

    @Test
    void saveInUseIsNeitherOpenedNorRecreated() throws Exception {
        SaveFolder.Opened opened = saves().open("world");
        try (WorldFile world = opened.world()) {
            world.append(new RandomWorld(7).commits(3));
            assertThatThrownBy(() -> saves().open("world")).hasMessageContaining("in use");
            assertThatThrownBy(() -> saves().recreate("world")).hasMessageContaining("in use");
            world.append(List.of());
            assertThat(world.load().sequence()).isEqualTo(3);
        }
        assertThat(names()).containsExactly("world.sqlite");
    }

    @Test
    void leftoversOfAnUnfinishedSaveDoNoHarm() throws Exception {
        Files.createDirectories(folder.resolve("deep/saves"));
        Path file = saves().file("world");
        Files.write(Database.sibling(file, ".new"), new byte[] {1});
        Files.write(Database.sibling(file, ".new-wal"), new byte[] {1});
        saves().open("world").world().close();
        assertThat(names()).containsExactly("world.sqlite");
    }

    @Test
    void nameOfASaveIsAFileName() {
        assertThat(saves().file("a.world")).hasFileName("a.world");
        assertThat(saves().file("world")).hasFileName("world.sqlite");
        for (String bad : List.of("", " ", "../world", "a/b", "/etc/passwd")) {
            assertThatThrownBy(() -> saves().file(bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void folderThatCannotBeMadeIsNamed() throws Exception {
        Files.write(folder.resolve("deep"), new byte[0]);
        assertThatThrownBy(() -> saves().open("world"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("No world can be kept in");
    }
}
