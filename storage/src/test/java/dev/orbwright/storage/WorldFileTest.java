package dev.orbwright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.SourceText;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldProperty;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Commit;
import dev.orbwright.world.task.CommitStore.LogLine;
import dev.orbwright.world.task.CommitStore.Saved;
import dev.orbwright.world.task.CommitStore.StorageException;
import dev.orbwright.world.task.RunCost;
import dev.orbwright.world.task.WorldEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldFileTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("world.sqlite");
    }

    private static Commit commit(long sequence, WorldEvent... events) {
        return new Commit(
                sequence,
                Actor.WORLD,
                "test",
                sequence,
                ChangeSet.EMPTY,
                List.of(events),
                List.of());
    }

    private static Commit putting(long sequence, String name, Json value) {
        return putting(sequence, new WorldProperty(name, value));
    }

    private static Commit putting(long sequence, Entry entry) {
        Change change = new Change(entry.key(), Optional.empty(), Optional.of(entry));
        return new Commit(
                sequence,
                Actor.WORLD,
                "put",
                sequence,
                new ChangeSet(List.of(change)),
                List.of(),
                List.of());
    }

    @Test
    void newWorldIsEmpty() throws Exception {
        try (WorldFile world = WorldFile.open(file())) {
            assertThat(world.load()).isEqualTo(new Saved(WorldState.EMPTY, 0, 0, List.of()));
            assertThat(world.journal(0, 10)).isEmpty();
            assertThat(world.source("none")).isEmpty();
            assertThat(world.modelTotals()).isEmpty();
            assertThat(world.worldId()).isNotBlank();
            assertThat(world.file()).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasAppendedIsLoadedAgain(long seed) throws Exception {
        RandomWorld random = new RandomWorld(seed);
        List<Commit> all = new ArrayList<>();
        List<LogLine> log = new ArrayList<>();
        String id;
        try (WorldFile world = WorldFile.open(file(), CLOCK)) {
            id = world.worldId();
            for (int group = 0; group < 60; group++) {
                List<Commit> commits = random.commits(1 + group % 5);
                world.append(commits);
                all.addAll(commits);
                assertThat(world.load().state()).isEqualTo(random.state());
            }
        }
        for (Commit commit : all) {
            for (WorldEvent event : commit.events()) {
                if (event instanceof WorldEvent.Logged(String text)) {
                    log.add(new LogLine(commit.worldTime(), text));
                }
            }
        }
        try (WorldFile world = WorldFile.open(file(), CLOCK)) {
            long last = random.sequence();
            List<LogLine> latest = log.subList(Math.max(0, log.size() - 100), log.size());
            assertThat(world.load())
                    .isEqualTo(
                            new Saved(random.state(), last, RandomWorld.worldTime(last), latest));
            assertThat(world.worldId()).isEqualTo(id);
            assertThat(world.journal(1, 1_000))
                    .isEqualTo(all.stream().map(c -> new RecordedCommit(c, NOW)).toList());
            assertThat(world.journal(5, 2))
                    .extracting(recorded -> recorded.commit().sequence())
                    .containsExactly(5L, 6L);
            for (Commit commit : all) {
                for (SourceText source : commit.sources()) {
                    assertThat(world.source(source.hash())).contains(source.text());
                }
            }
        }
    }

    @Test
    void journalTakesBackWhatItRecorded() throws Exception {
        RandomWorld random = new RandomWorld(11);
        try (WorldFile world = WorldFile.open(file())) {
            world.append(random.commits(50));
            WorldState state = world.load().state();
            for (RecordedCommit recorded : world.journal(1, 100).reversed()) {
                state = recorded.commit().changes().inverse().applyTo(state);
            }
            assertThat(state).isEqualTo(WorldState.EMPTY);
        }
    }

    @Test
    void logKeepsTheLatestHundredLines() throws Exception {
        try (WorldFile world = WorldFile.open(file())) {
            for (int i = 1; i <= 130; i++) {
                world.append(
                        List.of(
                                commit(
                                        i,
                                        new WorldEvent.Logged("a" + i),
                                        new WorldEvent.Told("soul", "private"),
                                        new WorldEvent.Logged("b" + i))));
            }
            List<LogLine> log = world.load().log();
            assertThat(log).hasSize(100);
            assertThat(log.getFirst()).isEqualTo(new LogLine(81, "a81"));
            assertThat(log.getLast()).isEqualTo(new LogLine(130, "b130"));
        }
    }

    @Test
    void groupOfCommitsIsAppendedWholeOrNotAtAll() throws Exception {
        RandomWorld random = new RandomWorld(5);
        try (WorldFile world = WorldFile.open(file())) {
            world.append(random.commits(3));
            Saved before = world.load();
            world.use(
                    "break the world",
                    (database, _) -> {
                        database.execute(
                                "CREATE TRIGGER broken BEFORE INSERT ON commits WHEN NEW.sequence = 6"
                                        + " BEGIN SELECT RAISE(ABORT, 'the fifth is enough'); END");
                        return before;
                    });
            List<Commit> commits = random.commits(4);
            assertThatThrownBy(() -> world.append(commits))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("the fifth is enough")
                    .hasMessageContaining(world.file().toString());
            assertThat(world.load()).isEqualTo(before);
            assertThat(world.journal(4, 10)).isEmpty();
            world.use(
                    "mend the world",
                    (database, _) -> {
                        database.execute("DROP TRIGGER broken");
                        return before;
                    });
            world.append(commits);
            assertThat(world.load().state()).isEqualTo(random.state());
        }
    }

    @Test
    void commitsOutOfOrderAreABugAndLeaveNothing() throws Exception {
        try (WorldFile world = WorldFile.open(file())) {
            assertThatThrownBy(() -> world.append(List.of(commit(1), commit(3))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("commit 3 comes where 2 is due");
            assertThat(world.load().sequence()).isZero();
            world.append(List.of());
            world.append(List.of(commit(1)));
            assertThatThrownBy(() -> world.append(List.of(commit(1))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(world.load().sequence()).isEqualTo(1);
        }
    }

    @Test
    void valueTooDeepToWriteLeavesNothing() throws Exception {
        Json value = Json.of(1);
        for (int i = 0; i < 5_000; i++) {
            value = Json.Arr.of(value);
        }
        Json deep = value;
        try (WorldFile world = WorldFile.open(file())) {
            assertThatThrownBy(() -> world.append(List.of(commit(1), putting(2, "deep", deep))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("nest");
            assertThat(world.load().sequence()).isZero();
            world.append(List.of(putting(1, "shallow", JsonObject.EMPTY)));
        }
    }

    @Test
    void copyOfTheFilesOfAnOpenWorldHasAllThatWasAppended() throws Exception {
        RandomWorld random = new RandomWorld(9);
        try (WorldFile world = WorldFile.open(file())) {
            for (int i = 0; i < 40; i++) {
                world.append(random.commits(2));
            }
            Path copy = folder.resolve("copy.sqlite");
            Files.copy(file(), copy);
            Files.copy(Database.sibling(file(), "-wal"), Database.sibling(copy, "-wal"));
            try (WorldFile second = WorldFile.open(copy)) {
                assertThat(second.load()).isEqualTo(world.load());
                second.append(List.of(commit(random.sequence() + 1)));
            }
        }
    }

    @Test
    void fullDiskKeepsWhatWasSavedAndSaysSo() throws Exception {
        try (WorldFile world = WorldFile.open(file())) {
            world.append(List.of(putting(1, "small", Json.of(1))));
            Saved before = world.load();
            world.use(
                    "limit the disk",
                    (database, _) -> {
                        database.execute("PRAGMA max_page_count = 20");
                        return before;
                    });
            Commit large = putting(2, "large", Json.of("x".repeat(1 << 20)));
            assertThatThrownBy(() -> world.append(List.of(large)))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("the disk is full. Free some space")
                    .hasMessageContaining(world.file().toString());
            assertThat(world.load()).isEqualTo(before);
            world.append(List.of(large));
            assertThat(world.load().sequence()).isEqualTo(2);
        }
    }

    @Test
    void fileThatMayNotBeWrittenIsSaidToBeReadOnly() throws Exception {
        try (WorldFile world = WorldFile.open(file())) {
            world.use(
                    "protect the file",
                    (database, _) -> {
                        database.execute("PRAGMA query_only = 1");
                        return folder;
                    });
            assertThatThrownBy(() -> world.append(List.of(commit(1))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("is read-only. Allow writing");
        }
    }

    @Test
    void secondOpenOfASaveIsRefusedUntilTheFirstIsClosed() throws Exception {
        Files.createSymbolicLink(folder.resolve("link.sqlite"), file());
        try (WorldFile world = WorldFile.open(file())) {
            for (Path name : List.of(file(), folder.resolve("link.sqlite"))) {
                for (int i = 0; i < 3; i++) {
                    assertThatThrownBy(() -> WorldFile.open(name))
                            .isInstanceOf(StorageException.class)
                            .hasMessageContaining("is in use by another server");
                }
            }
            world.append(List.of(commit(1)));
        }
        try (WorldFile world = WorldFile.open(folder.resolve("link.sqlite"))) {
            assertThat(world.load().sequence()).isEqualTo(1);
        }
    }

    @Test
    void newerFormatIsRefusedAndLeftAsItIs() throws Exception {
        try (WorldFile world = WorldFile.open(file())) {
            world.use(
                    "pretend",
                    (database, _) -> {
                        database.execute("PRAGMA user_version = 99");
                        return folder;
                    });
        }
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> WorldFile.open(file()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(
                        "newer Orbwright (format 99, this one reads up to %d)"
                                .formatted(Schema.CURRENT.version()));
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void olderFormatIsBroughtUpToDateInOneStep() throws Exception {
        WorldFile.open(file()).close();
        List<List<String>> steps = new ArrayList<>(Schema.CURRENT.steps());
        steps.add(List.of("ALTER TABLE model_usage ADD COLUMN cost INTEGER NOT NULL DEFAULT 0"));
        List<List<String>> broken = new ArrayList<>(steps);
        broken.add(List.of("CREATE TABLE fine (id INTEGER)", "CREATE NONSENSE"));
        assertThatThrownBy(() -> SaveFile.open(file(), new Schema(broken), CLOCK).close())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("NONSENSE");
        try (Database database = Database.open(file())) {
            assertThat(database.text("PRAGMA user_version"))
                    .isEqualTo(String.valueOf(Schema.CURRENT.version()));
        }
        try (Database database = SaveFile.open(file(), new Schema(steps), CLOCK)) {
            assertThat(database.text("PRAGMA user_version"))
                    .isEqualTo(String.valueOf(steps.size()));
            assertThat(database.text("SELECT count(cost) FROM model_usage")).isEqualTo("0");
            assertThat(database.text("SELECT count(*) FROM sqlite_schema WHERE name = 'fine'"))
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void useOfModelsFromOlderFormatsIsTheWorldsAndUnpriced(int format) throws Exception {
        Schema older = new Schema(Schema.CURRENT.steps().subList(0, format));
        try (Database database = SaveFile.open(file(), older, CLOCK)) {
            assertThat(database.text("PRAGMA user_version")).isEqualTo(String.valueOf(format));
            database.execute(
                    "INSERT INTO model_usage (wall_time, purpose, model, prompt_tokens,"
                            + " completion_tokens) VALUES (%d, 'functions', 'm-1', 100, 20)"
                                    .formatted(NOW.toEpochMilli()));
        }
        ModelUsage paid = usage(NOW, "forge.write", "m-1", 1, 2);
        for (int opening = 0; opening < 2; opening++) {
            try (WorldFile world = WorldFile.open(file())) {
                if (opening == 0) {
                    world.recordModelUsage(paid);
                }
                assertThat(world.modelUsageSince(NOW))
                        .containsExactly(
                                new ModelUsage(
                                        NOW,
                                        "functions",
                                        "m-1",
                                        ModelUsage.Payer.WORLD,
                                        100,
                                        20,
                                        0,
                                        false),
                                paid);
                assertThat(world.runUsage()).isEmpty();
            }
        }
        try (Database database = Database.open(file())) {
            assertThat(database.text("PRAGMA user_version"))
                    .isEqualTo(String.valueOf(Schema.CURRENT.version()));
        }
    }

    private static ModelUsage usage(
            Instant time, String purpose, String model, long promptTokens, long completionTokens) {
        return new ModelUsage(
                time,
                purpose,
                model,
                new ModelUsage.Payer("player", "ada"),
                promptTokens,
                completionTokens,
                7,
                true);
    }

    @Test
    void useOfModelsSinceATimeIsFound() throws Exception {
        ModelUsage unpriced =
                new ModelUsage(
                        NOW.plusSeconds(1), "test", "m-1", ModelUsage.Payer.WORLD, 1, 2, 3, false);
        try (WorldFile world = WorldFile.open(file())) {
            world.recordModelUsage(usage(NOW, "forge.write", "m-1", 100, 20));
            world.recordModelUsage(unpriced);
        }
        try (WorldFile world = WorldFile.open(file())) {
            assertThat(world.modelUsageSince(NOW))
                    .containsExactly(usage(NOW, "forge.write", "m-1", 100, 20), unpriced);
            assertThat(world.modelUsageSince(NOW.plusSeconds(1))).containsExactly(unpriced);
            assertThat(world.modelTotals().getLast().unpriced()).isEqualTo(1);
        }
    }

    @Test
    void useOfModelsIsAddedUp() throws Exception {
        try (WorldFile world = WorldFile.open(file())) {
            world.recordModelUsage(usage(NOW, "forge.write", "m-1", 100, 20));
            world.recordModelUsage(usage(NOW, "forge.write", "m-1", 50, 0));
            world.recordModelUsage(usage(NOW, "npc", "m-\uD83C", 1, 2));
            assertThat(world.modelTotals())
                    .containsExactly(
                            new ModelUsage.Total("forge.write", "m-1", 2, 150, 20, 14, 0),
                            new ModelUsage.Total("npc", "m-\uD83C", 1, 1, 2, 7, 0));
            assertThat(world.load().sequence()).isZero();
        }
        assertThatThrownBy(() -> usage(NOW, "p", "m", -1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saveOfTheFirstFormatIsBroughtUpToDate() throws Exception {
        Schema first = new Schema(Schema.CURRENT.steps().subList(0, 1));
        SaveFile.open(file(), first, CLOCK).close();
        Timer timer =
                new Timer(
                        "timer_1",
                        "rain",
                        Optional.of("ada"),
                        Optional.of("ada"),
                        JsonObject.of("drops", 3),
                        5_000,
                        Optional.of(1_000L),
                        2);
        try (WorldFile world = WorldFile.open(file())) {
            assertThat(world.runUsage()).isEmpty();
            world.append(List.of(putting(1, timer)));
        }
        try (WorldFile world = WorldFile.open(file())) {
            assertThat(world.load().state().timers()).containsExactly(timer);
        }
    }

    private static RunCost cost(long some) {
        return new RunCost(
                some, some + 1, some + 2, some + 3, some + 4, some + 5, some + 6, some + 7);
    }

    @Test
    void useOfFunctionsIsKeptAsItWasNotedLast() throws Exception {
        RunUsage world = new RunUsage(RunUsage.Kind.WORLD, "", 2, 0, 1, cost(1));
        RunUsage before = new RunUsage(RunUsage.Kind.FUNCTION, "f\uD83C", 1, 0, 0, cost(2));
        RunUsage after = new RunUsage(RunUsage.Kind.FUNCTION, "f\uD83C", 2, 1, 0, cost(3));
        try (WorldFile file = WorldFile.open(file())) {
            file.recordRunUsage(List.of(world, before));
            file.recordRunUsage(List.of(after));
            assertThat(file.runUsage()).containsExactlyInAnyOrder(world, after);
            assertThat(file.load().sequence()).isZero();
        }
        assertThatThrownBy(() -> new RunUsage(RunUsage.Kind.WORLD, "", -1, 0, 0, RunCost.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void threadsWaitForOneAnother() throws Exception {
        try (WorldFile world = WorldFile.open(file())) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<String>> work = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    work.add(() -> {
                        world.recordModelUsage(usage(NOW, "p", "m", 1, 1));
                        return world.worldId();
                    });
                }
                List<Future<String>> done = new ArrayList<>();
                work.forEach(item -> done.add(threads.submit(item)));
                for (int i = 1; i <= 50; i++) {
                    world.append(List.of(commit(i)));
                }
                for (Future<String> each : done) {
                    assertThat(each.get()).isEqualTo(world.worldId());
                }
            }
            assertThat(world.load().sequence()).isEqualTo(50);
            assertThat(world.modelTotals())
                    .containsExactly(new ModelUsage.Total("p", "m", 50, 50, 50, 350, 0));
        }
    }

    @Test
    void halfASurrogatePairInASourceBecomesWhatItsHashIsOf() throws Exception {
        SourceText odd = SourceText.of("a\uD83Cb");
        try (WorldFile world = WorldFile.open(file())) {
            world.append(
                    List.of(
                            new Commit(
                                    1,
                                    Actor.WORLD,
                                    "odd",
                                    0,
                                    ChangeSet.EMPTY,
                                    List.of(),
                                    List.of(odd))));
            assertThat(world.source(odd.hash())).contains("a?b");
        }
        WorldFile.open(file()).close();
    }

    @Test
    void closedWorldSaysSoAndMayBeClosedAgain() throws Exception {
        WorldFile world = WorldFile.open(file());
        world.close();
        world.close();
        assertThatThrownBy(world::load)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is closed");
        assertThat(Database.sibling(file(), "-wal")).doesNotExist();
    }

    @Test
    void placesThatCannotHoldASaveAreRefused() {
        assertThatThrownBy(() -> WorldFile.open(folder))
                .hasMessageContaining("is a folder. Name a file in it");
        assertThatThrownBy(() -> WorldFile.open(folder.resolve("none/world.sqlite")))
                .hasMessageContaining("its folder does not exist. Make it first");
        assertThatThrownBy(() -> WorldFile.open(folder.resolve("world?.sqlite")))
                .hasMessageContaining("must not contain '?'");
    }
}
