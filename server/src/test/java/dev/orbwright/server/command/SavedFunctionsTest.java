package dev.orbwright.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.StoredFunction.Status;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SavedFunctionsTest {

    @TempDir private Path folder = Path.of("");

    private SaveLocation save() {
        return new SaveLocation(folder, "world.sqlite");
    }

    @BeforeEach
    void makeAWorld() throws Exception {
        try (WorldFile file = WorldFile.open(folder.resolve("world.sqlite"));
                World world = World.open("test", file, () -> 0)) {
            world.submit(
                            Actor.WORLD,
                            "arrange",
                            transaction -> {
                                FunctionRevision revision =
                                        new FunctionRevision(
                                                "rains",
                                                JsonObject.EMPTY,
                                                "javascript",
                                                transaction.keep("function rain(p) {}"),
                                                JsonObject.EMPTY);
                                transaction.put(
                                        StoredFunction.first(
                                                "rain",
                                                Optional.of("ada"),
                                                Status.ACTIVE,
                                                revision));
                                transaction.put(
                                        new Timer(
                                                "timer_1",
                                                "rain",
                                                Optional.of("ada"),
                                                Optional.of("ada"),
                                                JsonObject.EMPTY,
                                                5,
                                                Optional.of(1_000L),
                                                0));
                                return Decision.commit(true);
                            })
                    .join();
        }
    }

    private WorldState world() throws Exception {
        try (WorldFile file = WorldFile.open(folder.resolve("world.sqlite"))) {
            return file.load().state();
        }
    }

    private String listed() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SavedFunctions(save()).list(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void functionIsListedRetiredWithItsTimersAndRestored() throws Exception {
        assertThat(listed()).contains("rain").contains("active").contains("timers: 1");

        new SavedFunctions(save()).put("rain", Status.RETIRED);
        assertThat(world().function("rain").orElseThrow().status()).isEqualTo(Status.RETIRED);
        assertThat(world().timers()).isEmpty();
        assertThat(listed()).contains("retired").doesNotContain("timers");

        new SavedFunctions(save()).put("rain", Status.ACTIVE);
        assertThat(world().function("rain").orElseThrow().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> new SavedFunctions(save()).put("snow", Status.RETIRED))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("'snow'");
        assertThatThrownBy(() -> new SavedFunctions(new SaveLocation(folder, "none.sqlite")))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("none.sqlite");
    }
}
