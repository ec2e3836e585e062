package dev.orbwright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Commit;
import dev.orbwright.world.task.CommitStore.StorageException;
import dev.orbwright.world.task.RunCost;
import dev.orbwright.world.task.RunRecord;
import dev.orbwright.world.task.RunRecord.Ending;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunArchiveTest {

    @TempDir private Path folder = Path.of("");

    private WorldFile file;
    private RunArchive runs;

    @BeforeEach
    void open() throws Exception {
        file = WorldFile.open(folder.resolve("world.sqlite"));
        runs = new RunArchive(file);
    }

    @AfterEach
    void close() throws Exception {
        file.close();
    }

    private void reopen() throws Exception {
        close();
        open();
    }

    private static RunRecord run(String function, Ending ending, boolean counts, boolean nested) {
        return run(1_234, function, ending, counts, nested);
    }

    private static RunRecord run(
            long at, String function, Ending ending, boolean counts, boolean nested) {
        return new RunRecord(
                at,
                function,
                2,
                Optional.of("ada"),
                Optional.of("soul \uD83C"),
                Optional.empty(),
                "performAction lamp",
                ending,
                ending == Ending.ANSWERED ? "" : "GUEST_ERROR",
                "line 1: 'oh' \u0000 no",
                new RunCost(1, 2, 3, 4, 5, 6, 7, 8),
                counts,
                nested,
                0);
    }

    private static RunRecord good(String function) {
        return run(function, Ending.ANSWERED, true, false);
    }

    private static RunRecord bad(String function) {
        return run(function, Ending.BROKE, true, false);
    }

    private static Commit commit(long sequence, RunRecord... runs) {
        return new Commit(
                sequence,
                Actor.WORLD,
                "test",
                sequence,
                ChangeSet.EMPTY,
                List.of(),
                List.of(),
                List.of(runs));
    }

    private List<StoredRun> all(String function) throws StorageException {
        return runs.ofFunction(function, Long.MAX_VALUE, 1_000);
    }

    @Test
    void runsComeBackAsTheyWereLatestFirst() throws Exception {
        runs.add(List.of(List.of(bad("lamp")), List.of(good("lamp"))));
        file.append(List.of(commit(1, good("lamp")), commit(2, good("key"))));
        reopen();
        assertThat(all("lamp"))
                .extracting(StoredRun::run)
                .containsExactly(good("lamp"), good("lamp"), bad("lamp"));
        assertThat(all("lamp")).extracting(StoredRun::commit).containsExactly(1L, 0L, 0L);
        assertThat(all("key")).extracting(StoredRun::commit).containsExactly(2L);
        long newest = all("lamp").getFirst().id();
        assertThat(runs.ofFunction("lamp", newest, 1))
                .extracting(StoredRun::commit)
                .containsExactly(0L);
        assertThat(runs.find(newest)).contains(all("lamp").getFirst());
        assertThat(runs.find(newest + 100)).isEmpty();
        assertThat(runs.lastTime("lamp")).contains(1_234L);
        assertThat(runs.lastTime("none")).isEmpty();
    }

    @Test
    void nestedRunsBelongToTheRunThatBeganTheirTask() throws Exception {
        RunRecord checker = run("checker", Ending.ANSWERED, false, true);
        file.append(List.of(commit(1, good("key"), checker, checker)));
        long parent = all("key").getFirst().id();
        assertThat(all("key").getFirst().parentId()).isZero();
        assertThat(all("checker")).extracting(StoredRun::parentId).containsExactly(parent, parent);
        assertThat(all("checker")).extracting(StoredRun::commit).containsExactly(1L, 1L);
    }

    @Test
    void commitThatIsNotKeptLeavesNoRecord() throws Exception {
        Commit wrongNumber = commit(7, good("lamp"));
        assertThatThrownBy(() -> file.append(List.of(commit(1, good("lamp")), wrongNumber)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(all("lamp")).isEmpty();
        assertThat(file.journal(1, 10)).isEmpty();
    }

    @Test
    void failuresAreCountedInARowAsFarAsTheyCount() throws Exception {
        runs.add(List.of(List.of(bad("f")), List.of(good("f")), List.of(bad("f"))));
        assertThat(runs.failuresInARow("f", 2, 3)).hasSize(1);
        runs.add(List.of(List.of(run("f", Ending.EXCEEDED, false, false))));
        assertThat(runs.failuresInARow("f", 2, 3)).hasSize(1);
        runs.add(List.of(List.of(bad("f")), List.of(bad("f"))));
        assertThat(runs.failuresInARow("f", 2, 3)).hasSize(3);
        assertThat(runs.failuresInARow("f", 1, 3)).isEmpty();
        runs.forgive("f");
        assertThat(runs.failuresInARow("f", 2, 3)).isEmpty();
    }

    @Test
    void runThatCommittedIsInItsPlaceThoughOthersWereNotedLater() throws Exception {
        file.append(List.of(commit(1, run(20, "f", Ending.ANSWERED, true, false))));
        runs.add(
                List.of(
                        List.of(run(10, "f", Ending.BROKE, true, false)),
                        List.of(run(11, "f", Ending.BROKE, true, false)),
                        List.of(run(30, "f", Ending.BROKE, true, false))));
        assertThat(runs.failuresInARow("f", 2, 3)).hasSize(1);
        assertThat(all("f"))
                .extracting(stored -> stored.run().at())
                .containsExactly(30L, 20L, 11L, 10L);
        long second = all("f").get(1).id();
        assertThat(runs.ofFunction("f", second, 10))
                .extracting(stored -> stored.run().at())
                .containsExactly(11L, 10L);
        assertThat(runs.ofFunction("f", 1_000_000, 10)).hasSize(4);
        assertThat(runs.ofFunction("f", second, 1)).hasSize(1);
    }

    @Test
    void onlyTheLatestAreKeptAndNumbersAreNeverUsedTwice() throws Exception {
        List<List<RunRecord>> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(List.of(good("often")));
        }
        many.add(List.of(good("rare")));
        runs.add(many);
        runs.trim(10, 1_000);
        assertThat(all("often")).hasSize(10);
        assertThat(all("rare")).hasSize(1);
        long last = all("rare").getFirst().id();
        runs.trim(10, 0);
        assertThat(all("often")).isEmpty();
        assertThat(all("rare")).isEmpty();
        reopen();
        runs.add(List.of(List.of(good("rare"))));
        assertThat(all("rare").getFirst().id()).isGreaterThan(last);
    }

    @Test
    void wishesUnderWayOutliveTheServer() throws Exception {
        WishArchive wishes = new WishArchive(file);
        Instant now = Instant.ofEpochMilli(5_000);
        KeptWish rain =
                new KeptWish("w1", now, "ada", "orb", "rain \uD83C\uDF27", "{\"do\": 1}", 0);
        KeptWish snow = new KeptWish("w2", now.plusMillis(1), "bea", "orb", "snow", "", 0);
        wishes.begin(snow);
        wishes.begin(rain);
        reopen();
        wishes = new WishArchive(file);
        assertThat(wishes.underWay()).containsExactly(rain, snow);
        KeptWish again = new KeptWish("w1", now, "ada", "orb", "rain \uD83C\uDF27", "", 1);
        wishes.begin(again);
        wishes.end("w2");
        wishes.end("none");
        assertThat(wishes.underWay()).containsExactly(again);
    }
}
