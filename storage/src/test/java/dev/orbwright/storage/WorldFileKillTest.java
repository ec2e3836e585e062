package dev.orbwright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.world.task.Commit;
import dev.orbwright.world.task.CommitStore.Saved;
import dev.orbwright.world.task.CommitStore.StorageException;
import dev.orbwright.world.task.RunCost;
import dev.orbwright.world.task.RunRecord;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed in the middle of commits, as by SIGKILL.
class WorldFileKillTest {

    private static final String ACKNOWLEDGED = "acknowledged ";

    @TempDir Path folder;

    /// Appends for ever, in groups, and says what is acknowledged.
    public static void main(String[] args) throws Exception {
        RandomWorld random = new RandomWorld(Long.parseLong(args[1]));
        WorldFile world = WorldFile.open(Path.of(args[0]));
        random.commits((int) world.load().sequence());
        for (int size = 1; ; size = size % 3 + 1) {
            world.append(random.commits(size).stream().map(WorldFileKillTest::recorded).toList());
            System.out.println(ACKNOWLEDGED + random.sequence());
        }
    }

    @Test
    void everythingAcknowledgedOutlivesAKill() throws Exception {
        Path file = folder.resolve("world.sqlite");
        long seed = 21;
        long acknowledged = 0;
        for (int kills = 0; kills < 3; kills++) {
            acknowledged = killAfter(acknowledged + 150, file, seed);
            try (WorldFile world = WorldFile.open(file)) {
                Saved saved = world.load();
                assertThat(saved.sequence()).isGreaterThanOrEqualTo(acknowledged);
                RandomWorld expected = new RandomWorld(seed);
                expected.commits((int) saved.sequence());
                assertThat(saved.state()).isEqualTo(expected.state());
                assertThat(world.journal(1, Integer.MAX_VALUE)).hasSize((int) saved.sequence());
                assertThat(
                                new RunArchive(world)
                                        .ofFunction("f", Long.MAX_VALUE, 100_000)
                                        .reversed())
                        .extracting(StoredRun::commit)
                        .isEqualTo(LongStream.rangeClosed(1, saved.sequence()).boxed().toList());
            }
        }
    }

    /// The commit as if a run had led to it.
    private static Commit recorded(Commit commit) {
        RunRecord run =
                new RunRecord(
                        commit.sequence(),
                        "f",
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "test",
                        RunRecord.Ending.ANSWERED,
                        "",
                        "",
                        RunCost.NONE,
                        true,
                        false,
                        0);
        return new Commit(
                commit.sequence(),
                commit.actor(),
                commit.cause(),
                commit.worldTime(),
                commit.changes(),
                commit.events(),
                commit.sources(),
                List.of(run));
    }

    /// @return the last commit that the child acknowledged before it died
    private static long killAfter(long sequence, Path file, long seed) throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                Objects.requireNonNull(System.getProperty("java.class.path")),
                                WorldFileKillTest.class.getName(),
                                file.toString(),
                                Long.toString(seed))
                        .redirectError(new File(file + ".errors"))
                        .start();
        try (BufferedReader lines = child.inputReader()) {
            long last = readUntil(sequence, lines);
            assertThat(last).isGreaterThanOrEqualTo(sequence);
            assertThatThrownBy(() -> WorldFile.open(file))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("is in use by another server");
            // Process#destroyForcibly would close the stream that is still to be read.
            child.toHandle().destroyForcibly();
            return Math.max(last, readUntil(Long.MAX_VALUE, lines));
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static long readUntil(long sequence, BufferedReader lines) throws IOException {
        long last = 0;
        while (last < sequence) {
            String line = lines.readLine();
            if (line == null) {
                return last;
            }
            if (line.matches(ACKNOWLEDGED + "[0-9]+")) {
                last = Long.parseLong(line.substring(ACKNOWLEDGED.length()));
            }
        }
        return last;
    }
}
