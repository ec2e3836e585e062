package dev.orbwright.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldProperty;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeparturesTest {

    @TempDir private Path folder = Path.of("");
    private final AtomicLong now = new AtomicLong();
    private WorldFile file;
    private World world;
    private String ada = "";

    @BeforeEach
    void open() throws Exception {
        file = WorldFile.open(folder.resolve("world.sqlite"));
        world = World.open("test", file, now::get);
        world.submit(
                        Actor.WORLD,
                        "arrange",
                        transaction -> {
                            transaction.put(new Location("hall", "Hall", "", JsonObject.EMPTY));
                            transaction.put(
                                    new WorldProperty(
                                            "initial_start_location_id", Json.of("hall")));
                            return Decision.commit(true);
                        })
                .join();
        ada =
                world.submit(Actor.WORLD, "arrival", Arrival.of(Optional.empty()))
                        .join()
                        .result()
                        .soulId();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
        file.close();
    }

    private void sweepAfter(long millis) {
        Departures departures = new Departures(world, new Sessions(), now::get);
        now.addAndGet(millis);
        departures.sweep();
        departures.close();
    }

    private boolean isThere() {
        return world.durable().entity(ada, Soul.class).isPresent();
    }

    @Test
    void soulWithWhichNothingWasDoneIsRemovedAfterAWhile() {
        sweepAfter(Departures.GRACE_MILLIS - 1);
        assertThat(isThere()).isTrue();

        sweepAfter(Departures.GRACE_MILLIS);
        assertThat(isThere()).isFalse();
    }

    @Test
    void whoComesBackToARemovedSoulIsGivenItAgain() {
        sweepAfter(Departures.GRACE_MILLIS);

        Arrival.Welcome again =
                world.submit(Actor.WORLD, "arrival", Arrival.of(Optional.of(ada))).join().result();

        assertThat(again).isEqualTo(new Arrival.Welcome(ada, false));
        assertThat(isThere()).isTrue();
    }

    @Test
    void soulThatHasDoneSomethingStays() {
        world.submit(
                        Actor.player(ada),
                        "did something",
                        transaction -> {
                            Soul soul = transaction.state().entity(ada, Soul.class).orElseThrow();
                            transaction.put(soul.with("souvenir"));
                            return Decision.commit(true);
                        })
                .join();

        sweepAfter(Departures.GRACE_MILLIS);

        assertThat(isThere()).isTrue();
    }
}
