package dev.orbwright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.CommitStore.Saved;
import dev.orbwright.world.task.CommitStore.StorageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamageTest {

    @TempDir Path folder;

    private Path file = Path.of("");
    private Saved saved = new Saved(WorldState.EMPTY, 0, 0, List.of());
    private byte[] good = {};

    @BeforeEach
    void saveAWorld() throws Exception {
        file = folder.resolve("world.sqlite");
        try (WorldFile world = WorldFile.open(file)) {
            world.append(new RandomWorld(2).commits(60));
            saved = world.load();
        }
        good = Files.readAllBytes(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 99, 512, 4096, 5000, 20_000})
    void truncatedFileIsDamaged(int length) throws Exception {
        Files.write(file, Arrays.copyOf(good, length));
        assertThatThrownBy(() -> WorldFile.open(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("is damaged");
    }

    @Test
    void garbageIsDamaged() throws Exception {
        byte[] garbage = new byte[good.length];
        new Random(1).nextBytes(garbage);
        Files.write(file, garbage);
        assertThatThrownBy(() -> WorldFile.open(file)).hasMessageContaining("is damaged");
        byte[] page = good.clone();
        System.arraycopy(garbage, 0, page, 4096, 4096);
        Files.write(file, page);
        assertThatThrownBy(() -> WorldFile.open(file)).hasMessageContaining("is damaged");
    }

    @Test
    void databaseOfAnotherProgramIsRefusedAndNotCalledDamaged() throws Exception {
        Path other = folder.resolve("other.sqlite");
        try (Database database = Database.create(other)) {
            database.execute("CREATE TABLE precious (id INTEGER)");
        }
        byte[] before = Files.readAllBytes(other);
        assertThatThrownBy(() -> WorldFile.open(other))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is a database of another program");
        assertThat(Files.readAllBytes(other)).isEqualTo(before);
    }

    @Test
    void letterChangedWithinATextIsDamage() throws Exception {
        String text = new String(good, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf("\"kind\":\"") + "\"kind\":\"".length();
        byte[] bad = good.clone();
        bad[at] ^= 1;
        Files.write(file, bad);
        assertThatThrownBy(
                        () -> {
                            try (WorldFile world = WorldFile.open(file)) {
                                world.load();
                                world.journal(1, 1_000);
                            }
                        })
                .hasMessageContaining("is damaged")
                .hasMessageContaining("is not what was saved");
    }

    @Test
    void flippedBitNeverChangesAWorldUnnoticed() throws Exception {
        Random random = new Random(8);
        int noticed = 0;
        int flips = 400;
        for (int i = 0; i < flips; i++) {
            byte[] bad = good.clone();
            int at = i < 100 ? i : random.nextInt(bad.length);
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            try (WorldFile world = WorldFile.open(file)) {
                assertThat(world.load()).as("bit flipped in byte %d", at).isEqualTo(saved);
            } catch (StorageException e) {
                assertThat(e).hasMessageContaining(file.toString());
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(flips / 10);
    }
}
