package dev.orbwright.runtime;

import static dev.orbwright.runtime.Fixture.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Committed;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.WorldEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimersSandboxTest {

    private static final String COUNTS =
            "function counts(p) { host.log({message: 'tick ' + (p.n ?? '') + ' ' + p.soul_id});"
                    + " return 1; }";

    @TempDir private Path folder = Path.of("");
    private Fixture fixture;
    private final AtomicLong nanos = new AtomicLong();
    private final List<WorldEvent> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        fixture = new Fixture(folder);
        fixture.world.subscribe((Committed committed) -> told.addAll(committed.commit().events()));
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private Timers timers(Predicate<String> awake) {
        return new Timers(fixture.world, fixture.runner, awake, nanos::get);
    }

    private void timer(String id, String function, Optional<Long> interval) {
        fixture.put(
                new Timer(
                        id,
                        function,
                        Optional.of(ADA),
                        Optional.of(ADA),
                        JsonObject.of("n", 7),
                        fixture.world.worldTime(),
                        interval,
                        0));
    }

    /// One tick, and all that it set going.
    private static void tick(Timers timers, long worldTime) {
        timers.tick(worldTime);
        await().atMost(Duration.ofSeconds(30)).until(() -> timers.running() == 0);
    }

    private List<String> log() {
        return fixture.world.log().stream().map(line -> line.text()).toList();
    }

    private Optional<Timer> timerNow(String id) {
        return fixture.world.durable().timer(id);
    }

    @Test
    void functionGoesOnLaterForTheSamePlayer() {
        fixture.tool(
                ADA,
                "counts",
                COUNTS.replace(
                        "return 1;",
                        "if (p.first) { host.after(1, 'counts', {n: 7, soul_id: 'soul_bea'}); }"
                                + " return 1;"));
        fixture.use(ADA, "counts", JsonObject.of("first", true));
        Timer timer = fixture.world.durable().timers().getFirst();
        try (Timers timers = timers(_ -> true)) {
            tick(timers, timer.due() - 1);
            assertThat(log()).hasSize(1);
            waitForWorldTime(timer.due());
            tick(timers, fixture.world.worldTime());
        }
        assertThat(log()).containsExactly("tick  " + ADA, "tick 7 " + ADA);
        assertThat(fixture.world.durable().timers()).isEmpty();
    }

    private void waitForWorldTime(long due) {
        await().until(() -> fixture.world.worldTime() >= due);
    }

    @Test
    void whatWasMissedIsNotMadeUp() {
        fixture.tool(ADA, "counts", COUNTS);
        fixture.put(
                new Timer(
                        "rain",
                        "counts",
                        Optional.of(ADA),
                        Optional.of(ADA),
                        JsonObject.EMPTY,
                        -1_000_000,
                        Optional.of(1_000L),
                        2));
        try (Timers timers = timers(_ -> true)) {
            long now = fixture.world.worldTime();
            tick(timers, now);
            tick(timers, now);
        }
        assertThat(log()).hasSize(1);
        Timer next = timerNow("rain").orElseThrow();
        assertThat(next.due()).isGreaterThan(fixture.world.worldTime() - 30_000).isPositive();
        assertThat(next.failures()).isZero();
    }

    @Test
    void timerThatFailsThreeTimesIsCancelledAndItsOwnerHearsOfIt() {
        fixture.tool(
                ADA,
                "breaks",
                "function breaks(p) { host.log({message: 'x'}); host.getTimers();\n throw new"
                        + " Error('no rain'); }");
        timer("rain", "breaks", Optional.of(1L));
        try (Timers timers = timers(_ -> true)) {
            for (int i = 1; i <= 3; i++) {
                assertThat(timerNow("rain")).isPresent();
                waitForWorldTime(timerNow("rain").orElseThrow().due());
                tick(timers, fixture.world.worldTime());
            }
        }
        assertThat(timerNow("rain")).isEmpty();
        assertThat(log()).isEmpty();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst()).isInstanceOf(WorldEvent.Told.class);
        assertThat(told.getFirst().toString())
                .contains(ADA)
                .contains("breaks failed 3 times in a row")
                .contains("line 2: ")
                .contains("no rain");
    }

    @Test
    void timerCanCancelItself() {
        fixture.tool(
                ADA, "once", "function once(p) { host.cancel('rain'); return 'that was it'; }");
        timer("rain", "once", Optional.of(1L));
        try (Timers timers = timers(_ -> true)) {
            tick(timers, fixture.world.worldTime());
        }
        assertThat(fixture.world.durable().timers()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void timersOfAPlayerRestWhileTheyAreAwayAndEndWithTheSoul() {
        fixture.tool(ADA, "counts", COUNTS);
        timer("rain", "counts", Optional.of(1_000L));
        try (Timers away = timers(_ -> false)) {
            tick(away, fixture.world.worldTime());
            assertThat(log()).isEmpty();
            assertThat(timerNow("rain")).isPresent();

            fixture.world
                    .submit(
                            Actor.WORLD,
                            "leave",
                            transaction -> {
                                transaction.remove(EntryKey.entity(ADA));
                                return Decision.commit(true);
                            })
                    .join();
            tick(away, fixture.world.worldTime());
        }
        assertThat(log()).isEmpty();
        assertThat(timerNow("rain")).isEmpty();
    }

    @Test
    void anOwnersTimersRunOneAfterTheOtherAndNotTooOften() {
        fixture.tool(ADA, "counts", COUNTS);
        for (int i = 0; i < 12; i++) {
            timer("t" + i, "counts", Optional.empty());
        }
        try (Timers timers = timers(_ -> true)) {
            for (int i = 0; i < 20; i++) {
                tick(timers, fixture.world.worldTime());
            }
            assertThat(log()).hasSize(8);
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            tick(timers, fixture.world.worldTime());
            tick(timers, fixture.world.worldTime());
            tick(timers, fixture.world.worldTime());
            assertThat(log()).hasSize(10);
        }
    }

    @Test
    void timersSurviveARestart() throws Exception {
        fixture.tool(ADA, "counts", COUNTS);
        timer("rain", "counts", Optional.of(60_000L));
        fixture.close();
        fixture = fixture.reopened();
        try (Timers timers = timers(_ -> true)) {
            waitForWorldTime(timerNow("rain").orElseThrow().due());
            tick(timers, fixture.world.worldTime());
        }
        assertThat(log()).containsExactly("tick 7 " + ADA);
        assertThat(timerNow("rain").orElseThrow().due()).isGreaterThan(fixture.world.worldTime());
    }

    @Test
    void timerRunsWithWhatItsOwnerMayDo() {
        fixture.worldFunction(
                "builds",
                "function builds(p) { host.addLocation({id: 'castle', name: 'C', description: 'D'});"
                        + " }");
        timer("rain", "builds", Optional.empty());
        try (Timers timers = timers(_ -> true)) {
            tick(timers, fixture.world.worldTime());
        }
        assertThat(fixture.world.durable().entity("castle")).isEmpty();
        assertThat(told.toString()).contains("builds was to run now and failed").contains("BUILD");
    }
}
