package dev.orbwright.server.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.server.Sandboxes;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.StoredFunction.Status;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Functions of saves as files on disk.
final class SavedLibrarySandboxTest {

    private static final HostApi HOST_API = HostApi.standard();

    @TempDir private Path folder = Path.of("");

    private static Sandbox sandbox;

    @BeforeAll
    static void openSandbox() {
        sandbox = Sandboxes.forChecking(HOST_API, EnumSet.allOf(Language.class));
    }

    @AfterAll
    static void closeSandbox() {
        sandbox.close();
    }

    private Path from() {
        return folder.resolve("from.sqlite");
    }

    private Path to() {
        return folder.resolve("to.sqlite");
    }

    private Path files() {
        return folder.resolve("files");
    }

    @BeforeEach
    void makeTwoWorlds() throws Exception {
        try (WorldFile file = WorldFile.open(from());
                World world = World.open("test", file, () -> 0)) {
            world.submit(
                            Actor.WORLD,
                            "arrange",
                            transaction -> {
                                StoredFunction rain =
                                        StoredFunction.first(
                                                "rain",
                                                Optional.of("ada"),
                                                Status.ACTIVE,
                                                revision(
                                                        "javascript",
                                                        transaction.keep(
                                                                "function rain(p) { return 1; }")));
                                transaction.put(
                                        rain.revised(
                                                revision(
                                                        "python",
                                                        transaction.keep(
                                                                "def rain(params):\n    return 2\n"))));
                                transaction.put(
                                        StoredFunction.first(
                                                "check",
                                                Optional.empty(),
                                                Status.ACTIVE,
                                                revision(
                                                        "javascript",
                                                        transaction.keep(
                                                                "function check(p) { return true; }"))));
                                return Decision.commit(true);
                            })
                    .join();
        }
        try (WorldFile file = WorldFile.open(to());
                World world = World.open("test", file, () -> 0)) {
            world.submit(
                            Actor.WORLD,
                            "arrange",
                            transaction -> {
                                transaction.put(
                                        new Soul(
                                                "bea",
                                                "Bea",
                                                Soul.Type.PLAYER,
                                                "hall",
                                                Position.ORIGIN,
                                                List.of(),
                                                JsonObject.EMPTY));
                                return Decision.commit(true);
                            })
                    .join();
        }
    }

    private static FunctionRevision revision(String language, String hash) {
        return new FunctionRevision(
                "rains", JsonObject.EMPTY, language, hash, JsonObject.of("author", "ada"));
    }

    private WorldState state(Path save) throws Exception {
        try (WorldFile file = WorldFile.open(save)) {
            return file.load().state();
        }
    }

    private List<String> importInto(Path save, Optional<String> owner) throws Exception {
        return new SavedLibrary(save).importFrom(files(), owner, sandbox, HOST_API);
    }

    @Test
    void functionsGoFromOneSaveToAnotherWithAllTheirRevisions() throws Exception {
        assertThat(new SavedLibrary(from()).export(files(), List.of())).isEqualTo(2);
        assertThat(files().resolve("rain/revisions/2.py"))
                .hasContent("def rain(params):\n    return 2");
        assertThat(SavedLibrary.languagesIn(files()))
                .containsExactlyInAnyOrder(Language.JAVASCRIPT, Language.PYTHON);
        assertThat(importInto(to(), Optional.of("bea"))).containsExactly("check", "rain");
        StoredFunction before = state(from()).function("rain").orElseThrow();
        StoredFunction after = state(to()).function("rain").orElseThrow();
        assertThat(after.ownerId()).contains("bea");
        assertThat(after.revisions()).isEqualTo(before.revisions());
        assertThat(after.activeRevision()).isEqualTo(2);
        assertThat(after.status()).isEqualTo(Status.ACTIVE);
        try (WorldFile file = WorldFile.open(to())) {
            assertThat(file.source(after.active().sourceHash()))
                    .contains("def rain(params):\n    return 2\n");
        }
    }

    @Test
    void ownerWhoIsNotThereIsNamed() throws Exception {
        new SavedLibrary(from()).export(files(), List.of("rain"));
        WorldState before = state(to());
        assertThatThrownBy(() -> importInto(to(), Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rain: owner")
                .hasMessageContaining("'ada'");
        assertThat(state(to())).isEqualTo(before);
    }

    @Test
    void importIsRefusedWholeWhereTheLintFindsSomething() throws Exception {
        new SavedLibrary(from()).export(files(), List.of());
        Files.writeString(
                files().resolve("rain/revisions/2.py"), "def rain(params)\n    return 2\n");
        WorldState before = state(to());
        assertThatThrownBy(() -> importInto(to(), Optional.of("world")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rain/revisions/2.py");
        assertThat(state(to())).isEqualTo(before);
    }

    @Test
    void nothingIsOverwrittenAndWhatIsNotThereIsSaid() throws Exception {
        new SavedLibrary(from()).export(files(), List.of("rain"));
        assertThatThrownBy(() -> new SavedLibrary(from()).export(files(), List.of()))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(files().resolve("check")).doesNotExist();
        assertThatThrownBy(() -> new SavedLibrary(from()).export(folder, List.of("snow")))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("'snow'");
    }
}
