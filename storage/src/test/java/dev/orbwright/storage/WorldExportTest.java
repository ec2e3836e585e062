package dev.orbwright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.SourceText;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldProperty;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Commit;
import dev.orbwright.world.task.CommitStore.Saved;
import dev.orbwright.world.task.CommitStore.StorageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldExportTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String SOURCE =
            "function run(args) {\r\n  return 'ü\uD83C\uDF09\\n';\n}\n";

    private static final String HEAD =
            "{\"format\":\"orbwright-world\",\"version\":1,\"world_id\":\"w\","
                    + "\"created\":\"2026-01-01T00:00:00Z\",\"sequence\":7,\"world_time\":9";

    @TempDir Path folder;

    private Path target() {
        return folder.resolve("imported.sqlite");
    }

    private static byte[] export(WorldFile world) throws StorageException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WorldExport.write(world, out);
        return out.toByteArray();
    }

    private static InputStream in(String document) {
        return new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
    }

    /// A random world, and a function of three revisions in it.
    private WorldFile world(long seed) throws StorageException {
        WorldFile world = WorldFile.open(folder.resolve("world.sqlite"));
        RandomWorld random = new RandomWorld(seed);
        List<Commit> commits = random.commits(150);
        // Sources of random functions are names of nothing: such a world cannot be exported whole.
        ChangeSet removed =
                new ChangeSet(
                        random.state().functions().stream()
                                .map(f -> new Change(f.key(), Optional.of(f), Optional.empty()))
                                .toList());
        world.append(commits);
        SourceText source = SourceText.of(SOURCE);
        FunctionRevision revision =
                new FunctionRevision(
                        "Builds a bridge",
                        JsonObject.of("type", "object"),
                        "javascript",
                        source.hash(),
                        JsonObject.of("author", "soul_1"));
        StoredFunction function =
                StoredFunction.first(
                                "df_user_1",
                                Optional.of("soul_1"),
                                StoredFunction.Status.ACTIVE,
                                revision)
                        .revised(revision)
                        .revised(revision);
        Change put = new Change(function.key(), Optional.empty(), Optional.of(function));
        world.append(
                List.of(
                        new Commit(151, Actor.WORLD, "tidy", 8_000, removed, List.of(), List.of()),
                        new Commit(
                                152,
                                Actor.WORLD,
                                "forge",
                                1L << 60,
                                new ChangeSet(List.of(put)),
                                List.of(),
                                List.of(source))));
        return world;
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void worldComesBackExactly(long seed) throws Exception {
        Saved saved;
        String id;
        byte[] document;
        try (WorldFile world = world(seed)) {
            saved = world.load();
            id = world.worldId();
            document = export(world);
        }
        try (WorldFile copy =
                WorldExport.importInto(target(), new ByteArrayInputStream(document), CLOCK)) {
            assertThat(copy.load()).isEqualTo(saved);
            assertThat(copy.worldId()).isEqualTo(id);
            assertThat(copy.source(SourceText.of(SOURCE).hash())).contains(SOURCE);
            assertThat(export(copy)).isEqualTo(document);
            assertThat(copy.journal(1, 10))
                    .singleElement()
                    .satisfies(only -> assertThat(only.commit().cause()).isEqualTo("import"));
            copy.append(
                    List.of(
                            new Commit(
                                    153,
                                    Actor.WORLD,
                                    "on",
                                    1L << 60,
                                    ChangeSet.EMPTY,
                                    List.of(),
                                    List.of())));
        }
    }

    @Test
    void emptyWorldComesBackEmpty() throws Exception {
        byte[] document;
        try (WorldFile world = WorldFile.open(folder.resolve("world.sqlite"))) {
            document = export(world);
        }
        try (WorldFile copy =
                WorldExport.importInto(target(), new ByteArrayInputStream(document), CLOCK)) {
            assertThat(copy.load()).isEqualTo(new Saved(WorldState.EMPTY, 0, 0, List.of()));
        }
    }

    @Test
    void documentIsOneJsonObjectThatPeopleCanRead() throws Exception {
        try (WorldFile world = world(1)) {
            String text = new String(export(world), StandardCharsets.UTF_8);
            JsonObject document = JsonText.parseObject(text);
            assertThat(document.members().keySet())
                    .containsExactly(
                            "format",
                            "version",
                            "world_id",
                            "created",
                            "sequence",
                            "world_time",
                            "log",
                            "entries",
                            "sources");
            assertThat(text).contains("function run(args) {\\r\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|$: expected an object",
                "[]|$: expected an object",
                "nonsense|line 1, column",
                "{\"format\":\"orbwright-world\"|line 1, column",
                "{}|'format' and 'version' come first",
                "{\"entries\":[]}|'format' and 'version' come first",
                "{\"format\":\"minecraft\",\"version\":1}|$.format: expected 'orbwright-world'",
                "{\"format\":\"orbwright-world\",\"version\":3,\"entries\":[{\"kind\":\"new\"}]}"
                        + "|$.version: this Orbwright reads versions 1 to 2, not 3",
                "{\"format\":\"orbwright-world\",\"version\":1}|$.world_id: is missing",
                "HEAD,\"format\":\"orbwright-world\"}|Duplicate field",
                "HEAD,\"souls\":1}|$.souls: is not known here",
                "HEAD,\"entries\":{}}|$.entries: expected an array",
                "HEAD,\"entries\":[3]}|$.entries[0]: expected an object, found a number",
                "HEAD,\"entries\":[{\"kind\":\"metadata\",\"name\":\"a\",\"value\":1},"
                        + "{\"kind\":\"dragon\"}]}|$.entries[1].kind: there is no kind 'dragon'",
                "HEAD,\"entries\":[{\"kind\":\"metadata\",\"name\":\"a\",\"value\":1e999}]}"
                        + "|$.entries[0]: a number is too large to keep",
                "HEAD,\"entries\":[{\"kind\":\"metadata\",\"name\":\"a\",\"value\":1},"
                        + "{\"kind\":\"metadata\",\"name\":\"a\",\"value\":1}]}"
                        + "|$.entries[1]: there is another metadata 'a'",
                "HEAD,\"entries\":[{\"kind\":\"metadata\",\"name\":\"a\",\"name\":\"b\",\"value\":1}]}"
                        + "|Duplicate field 'name'",
                "HEAD,\"entries\":[{\"kind\":\"function\",\"name\":\"f\",\"status\":\"active\","
                        + "\"active_revision\":1,\"revisions\":[{\"description\":\"\","
                        + "\"parameters_schema\":{},\"language\":\"javascript\","
                        + "\"source_hash\":\"ab\",\"provenance\":{}}]}]}"
                        + "|function 'f' needs source ab, which is missing",
                "HEAD,\"sources\":[{\"hash\":\"ab\",\"lines\":[\"x\"]}]}"
                        + "|$.sources[0].hash: the lines have another hash",
                "HEAD,\"sources\":[{\"hash\":\"ab\",\"lines\":[1]}]}"
                        + "|$.sources[0].lines: expected strings, found a number",
                "HEAD,\"log\":[{\"world_time\":1}]}|$.log[0].text: is missing",
                "HEAD} {}|something follows the document",
                "{\"format\":\"orbwright-world\",\"version\":1,\"world_id\":\"w\",\"created\":\"now\","
                        + "\"sequence\":1,\"world_time\":1}|$.created: expected a time",
                "{\"format\":\"orbwright-world\",\"version\":1,\"world_id\":\" \","
                        + "\"created\":\"2026-01-01T00:00:00Z\",\"sequence\":1,\"world_time\":1}"
                        + "|$.world_id: is blank",
                "{\"format\":\"orbwright-world\",\"version\":1,\"world_id\":\"w\","
                        + "\"created\":\"2026-01-01T00:00:00Z\",\"sequence\":0,\"world_time\":1}"
                        + "|$.sequence: expected at least 1",
            })
    void badDocumentIsRefusedBeforeAnythingIsWritten(String document, String reason) {
        assertThatThrownBy(() ->
                        WorldExport.importInto(target(), in(document.replace("HEAD", HEAD)), CLOCK))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("The document cannot be imported: ")
                .hasMessageContaining(reason);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void documentNestedWithoutEndIsRefused() {
        String deep = HEAD + ",\"x\":" + "[".repeat(1_000_000);
        assertThatThrownBy(() -> WorldExport.importInto(target(), in(deep), CLOCK))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void mutilatedDocumentsAreRefusedOrRead() throws Exception {
        byte[] document;
        try (WorldFile world = world(4)) {
            document = export(world);
        }
        Random random = new Random(6);
        for (int i = 0; i < 150; i++) {
            byte[] bad = document.clone();
            for (int bytes = random.nextInt(3); bytes >= 0; bytes--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Path file = folder.resolve("mutilated" + i + ".sqlite");
            try (WorldFile read =
                    WorldExport.importInto(file, new ByteArrayInputStream(bad), CLOCK)) {
                assertThat(read.load().sequence()).isPositive();
            } catch (StorageException e) {
                assertThat(e).hasMessageContaining("document");
                assertThat(file).doesNotExist();
            }
        }
    }

    @Test
    void importNeverReplacesAFile() throws Exception {
        byte[] document;
        try (WorldFile world = world(1)) {
            document = export(world);
        }
        Files.write(target(), new byte[] {1, 2});
        assertThatThrownBy(() ->
                        WorldExport.importInto(target(), new ByteArrayInputStream(document), CLOCK))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is there already. Name a new file");
        assertThat(target()).hasBinaryContent(new byte[] {1, 2});
    }

    @Test
    void exportThatCannotBeWrittenSaysSoAndTheWorldGoesOn() throws Exception {
        try (WorldFile world = world(1)) {
            Saved before = world.load();
            OutputStream full =
                    new OutputStream() {
                        @Override
                        public void write(int value) throws IOException {
                            throw new IOException("No space left on device");
                        }
                    };
            assertThatThrownBy(() -> WorldExport.write(world, full))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("export the world")
                    .hasMessageContaining("No space left");
            assertThat(world.load()).isEqualTo(before);
        }
    }

    @Test
    void equalStatesHaveEqualCanonicalText() {
        RandomWorld first = new RandomWorld(1);
        RandomWorld second = new RandomWorld(1);
        first.commits(50);
        second.commits(50);
        WorldState shuffled = WorldState.of(List.copyOf(second.state().entries()).reversed());
        assertThat(WorldExport.canonical(first.state())).isEqualTo(WorldExport.canonical(shuffled));
        WorldState changed =
                first.state().with(new WorldProperty("id1", JsonObject.of("b", 1, "a", 2)));
        assertThat(WorldExport.canonical(changed))
                .isNotEqualTo(WorldExport.canonical(first.state()))
                .contains(
                        "{\"kind\":\"world_property\",\"name\":\"id1\",\"value\":{\"a\":2,\"b\":1}}");
    }
}
