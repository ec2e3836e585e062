package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.runtime.GuestBudgets;
import dev.orbwright.server.transport.PortSettings;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.StoredFunction.Status;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Timers in a whole server: over a restart, and in safe mode.
final class TimersServerTest {

    private static final String TICKS = "function ticks(p) { host.log({message: 'tick'}); }";

    @TempDir private Path folder = Path.of("");

    /// A world that was made, left with a timer of its own, and stopped.
    @BeforeEach
    void leaveAWorldWithATimer() throws Exception {
        start(false).close();
        try (WorldFile file = WorldFile.open(save());
                World world = World.open("test", file, () -> System.nanoTime() / 1_000_000)) {
            world.submit(
                            Actor.WORLD,
                            "arrange",
                            transaction -> {
                                FunctionRevision revision =
                                        new FunctionRevision(
                                                "ticks",
                                                JsonObject.EMPTY,
                                                "javascript",
                                                transaction.keep(TICKS),
                                                JsonObject.EMPTY);
                                transaction.put(
                                        StoredFunction.first(
                                                "ticks",
                                                Optional.empty(),
                                                Status.ACTIVE,
                                                revision));
                                transaction.put(
                                        new Timer(
                                                "timer_1",
                                                "ticks",
                                                Optional.empty(),
                                                Optional.empty(),
                                                JsonObject.EMPTY,
                                                transaction.worldTime(),
                                                Optional.of(1_000L),
                                                0));
                                return Decision.commit(true);
                            })
                    .join();
        }
    }

    private Path save() {
        return folder.resolve("world.sqlite");
    }

    private GameServer start(boolean safeMode) throws Exception {
        return GameServer.start(
                new ServerSettings(
                        folder,
                        "world",
                        PortSettings.local(0),
                        false,
                        false,
                        ModelSettings.offline("this is a test"),
                        ModelRules.standard(),
                        new GuestSettings(Isolation.THREAD, GuestBudgets.standard(), safeMode),
                        false,
                        NpcSettings.none()),
                OpenServer.prompt());
    }

    private static JsonObject health(GameServer server) throws Exception {
        return JsonText.parseObject(OpenServer.get(server, "/health").body());
    }

    private static double runs(GameServer server) throws Exception {
        return health(server).object("functions").object("usage").number("runs").orElse(0);
    }

    @Test
    void timerGoesOnAfterARestartAndWhatItTookIsKept() throws Exception {
        double before;
        try (GameServer server = start(false)) {
            double atFirst = runs(server);
            await().until(() -> runs(server) >= atFirst + 2);
            before = runs(server);
        }
        try (GameServer server = start(false)) {
            assertThat(runs(server)).isGreaterThanOrEqualTo(before);
            await().until(() -> runs(server) > before);
        }
        try (WorldFile file = WorldFile.open(save())) {
            assertThat(file.load().log()).extracting(line -> line.text()).contains("tick");
            assertThat(file.load().state().timer("timer_1")).isPresent();
            assertThat(file.runUsage()).isNotEmpty();
        }
    }

    @Test
    void nothingRunsByItselfInSafeMode() throws Exception {
        try (GameServer server = start(true)) {
            assertThat(health(server).object("world").flag("safe_mode")).isTrue();
            assertThat(health(server).object("world").flag("clock_ticks")).isTrue();
            assertThat(health(server).object("functions").object("timers").number("waiting"))
                    .hasValue(1);
            double before = runs(server);
            try (Player ada = Player.enter(server.port())) {
                assertThat(ada.use("ember_01", "pedestal_fire").flag("success")).isTrue();
            }
            await().until(() -> runs(server) > before);
        }
        try (WorldFile file = WorldFile.open(save())) {
            assertThat(file.load().log())
                    .extracting(line -> line.text())
                    .isNotEmpty()
                    .doesNotContain("tick");
        }
    }
}
