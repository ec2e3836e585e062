package dev.orbwright.world.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldProperty;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.TaskSeed;
import dev.orbwright.world.task.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class UndoTest {

    private static final Location HALL = new Location("hall", "Hall", "", JsonObject.EMPTY);
    private static final EnvironmentObject LAMP =
            new EnvironmentObject("lamp", "hall", "lamp", JsonObject.of("lit", false, "glow", 3));
    private static final Artifact KEY =
            new Artifact("key", "Key", "", Optional.empty(), Optional.empty(), JsonObject.EMPTY);
    private static final Soul ADA = soul("ada", "key");
    private static final Soul BEA = soul("bea");
    private static final WorldState START = WorldState.of(List.of(HALL, LAMP, KEY, ADA, BEA));

    private WorldState state = START;

    private static Soul soul(String id, String... inventory) {
        return new Soul(
                id,
                id,
                Soul.Type.PLAYER,
                "hall",
                Position.ORIGIN,
                List.of(inventory),
                JsonObject.EMPTY);
    }

    private static TemporaryObject bridge(long duration) {
        return new TemporaryObject(
                "bridge",
                "bridge",
                "hall",
                Optional.empty(),
                Position.ORIGIN,
                "gate",
                Position.ORIGIN,
                true,
                Optional.empty(),
                0,
                duration,
                JsonObject.EMPTY);
    }

    private ChangeSet commit(Consumer<Transaction> work) {
        Transaction transaction = new Transaction(state, new TaskSeed(1, 0));
        work.accept(transaction);
        state = transaction.state();
        return transaction.changes();
    }

    private ChangeSet put(Entry... entries) {
        return commit(transaction -> List.of(entries).forEach(transaction::put));
    }

    private EnvironmentObject lamp() {
        return state.entity("lamp", EnvironmentObject.class).orElseThrow();
    }

    private Soul soulNow(String id) {
        return state.entity(id, Soul.class).orElseThrow();
    }

    private void lampDetail(String name, Object value) {
        put(lamp().withDetails(lamp().details().with(name, value)));
    }

    private List<Conflict> conflictsOf(ChangeSet done) {
        WorldState before = state;
        Undo.Plan plan = Undo.plan(done, state, 1_000);
        assertThat(plan).isInstanceOf(Undo.Plan.Impossible.class);
        assertThat(state).isSameAs(before);
        return ((Undo.Plan.Impossible) plan).conflicts();
    }

    private ChangeSet undo(ChangeSet done) {
        Undo.Plan plan = Undo.plan(done, state, 1_000);
        assertThat(plan).isInstanceOf(Undo.Plan.Possible.class);
        ChangeSet changes = ((Undo.Plan.Possible) plan).changes();
        state = changes.applyTo(state);
        return changes;
    }

    @Test
    void onlyWhatTheCommitChangedIsTakenBack() {
        ChangeSet lit = put(lamp().withDetails(lamp().details().with("lit", true)));
        lampDetail("glow", 9);
        lampDetail("colour", "blue");
        undo(lit);
        assertThat(lamp().details())
                .isEqualTo(JsonObject.of("lit", false, "glow", 9).with("colour", "blue"));
    }

    @Test
    void fieldThatWasChangedSinceIsAConflictByName() {
        ChangeSet lit = put(lamp().withDetails(lamp().details().with("lit", "red")));
        lampDetail("lit", "blue");
        assertThat(conflictsOf(lit))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.entry()).isEqualTo(EntryKey.entity("lamp"));
                    assertThat(conflict.field()).isEqualTo("details.lit");
                    assertThat(conflict.expected()).isEqualTo(Json.of("red"));
                    assertThat(conflict.found()).isEqualTo(Json.of("blue"));
                });
    }

    @Test
    void everyConflictIsNamedAndNothingElseIsTakenBack() {
        ChangeSet done =
                put(
                        lamp().withDetails(JsonObject.of("lit", true, "glow", 4)),
                        new WorldProperty("weather", Json.of("rain")));
        lampDetail("lit", "blue");
        lampDetail("glow", 5);
        commit(transaction -> transaction.remove(EntryKey.property("weather")));
        assertThat(conflictsOf(done))
                .extracting(Conflict::field)
                .containsExactlyInAnyOrder("details.lit", "details.glow", "");
    }

    @Test
    void inventoriesAreSets() {
        ChangeSet given = put(ADA.without("key"), BEA.with("key"));
        put(
                soulNow("bea").with("stone"),
                new Artifact(
                        "stone",
                        "Stone",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        JsonObject.EMPTY));
        undo(given);
        assertThat(soulNow("ada").inventory()).containsExactly("key");
        assertThat(soulNow("bea").inventory()).containsExactly("stone");
    }

    @Test
    void whatSomebodyElseCarriesByNowDoesNotComeBack() {
        ChangeSet dropped = put(ADA.without("key"));
        put(BEA.with("key"));
        assertThat(conflictsOf(dropped))
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.problem()).contains("somebody else"));
    }

    @Test
    void whatIsReferredToDoesNotVanish() {
        ChangeSet built =
                put(
                        new Location("vault", "Vault", "", JsonObject.EMPTY),
                        new Landmark("vault", "altar", JsonObject.EMPTY));
        put(
                BEA.movedTo("vault", Position.ORIGIN),
                new Landmark("hall", "door", JsonObject.of("is_exit_to_location_id", "vault")));
        assertThat(conflictsOf(built))
                .extracting(conflict -> conflict.entry().id() + " " + conflict.field())
                .containsExactlyInAnyOrder(
                        "bea place_id", "hall/door config.is_exit_to_location_id");
    }

    @Test
    void conflictsOfFieldsAndOfReferencesAreNamedTogether() {
        ChangeSet done =
                put(
                        lamp().withDetails(JsonObject.of("lit", true, "glow", 3)),
                        new Location("vault", "Vault", "", JsonObject.EMPTY));
        lampDetail("lit", "blue");
        put(BEA.movedTo("vault", Position.ORIGIN));
        assertThat(conflictsOf(done))
                .extracting(Conflict::field)
                .containsExactlyInAnyOrder("details.lit", "place_id");
    }

    @Test
    void exitsAreTakenBackOneByOne() {
        put(
                new Location("vault", "Vault", "", JsonObject.EMPTY),
                new Landmark("hall", "door", JsonObject.of("display_name", "Door")));
        Landmark door = state.landmark("hall", "door").orElseThrow();
        ChangeSet opened =
                put(
                        new Landmark(
                                "hall",
                                "door",
                                door.config().with("is_exit_to_location_id", "vault")));
        put(
                new Landmark(
                        "hall",
                        "door",
                        state.landmark("hall", "door")
                                .orElseThrow()
                                .config()
                                .with("display_name", "Gate")));
        undo(opened);
        assertThat(state.landmark("hall", "door").orElseThrow().config())
                .isEqualTo(JsonObject.of("display_name", "Gate"));
    }

    @Test
    void undoOfAnUndoDoesItAgain() {
        ChangeSet done = put(lamp().withDetails(JsonObject.of("lit", true)), bridge(60_000));
        WorldState after = state;
        ChangeSet undone = undo(done);
        assertThat(state).isEqualTo(START);
        undo(undone);
        assertThat(state).isEqualTo(after);
    }

    @Test
    void whatFadedByItselfNeedsNoTakingBack() {
        ChangeSet made = put(bridge(500), new WorldProperty("weather", Json.of("rain")));
        commit(transaction -> transaction.remove(EntryKey.entity("bridge")));
        undo(made);
        assertThat(state).isEqualTo(START);
    }

    private static Timer timer(long due, Optional<Long> interval, int failures) {
        return new Timer(
                "timer",
                "rain",
                Optional.of("ada"),
                Optional.of("ada"),
                JsonObject.EMPTY,
                due,
                interval,
                failures);
    }

    @Test
    void timerEndsWhereverItIsInItsCourse() {
        ChangeSet set = put(timer(500, Optional.of(1_000L), 0));
        put(timer(7_500, Optional.of(1_000L), 2));
        undo(set);
        assertThat(state).isEqualTo(START);
        ChangeSet once = put(timer(500, Optional.empty(), 0), new WorldProperty("x", Json.of(1)));
        commit(transaction -> transaction.remove(EntryKey.timer("timer")));
        undo(once);
        assertThat(state).isEqualTo(START);
        ChangeSet later = put(timer(5_000, Optional.empty(), 0));
        commit(transaction -> transaction.remove(EntryKey.timer("timer")));
        assertThat(conflictsOf(later)).hasSize(1);
    }

    @Test
    void whatWasRemovedSinceIsAConflictWhileItWouldStillBeThere() {
        ChangeSet made = put(bridge(60_000));
        commit(transaction -> transaction.remove(EntryKey.entity("bridge")));
        assertThat(conflictsOf(made)).hasSize(1);
    }

    @Test
    void whatCameInItsPlaceIsNotOverwritten() {
        ChangeSet removed = commit(transaction -> transaction.remove(LAMP.key()));
        put(LAMP);
        assertThat(conflictsOf(removed)).hasSize(1);
        put(new Artifact("lamp", "Lamp", "", Optional.empty(), Optional.empty(), JsonObject.EMPTY));
        assertThat(conflictsOf(removed)).hasSize(1);
    }

    @Test
    void whatLostItsPlaceDoesNotComeBack() {
        put(new Location("vault", "Vault", "", JsonObject.EMPTY), LAMP.movedTo("vault"));
        ChangeSet removed = commit(transaction -> transaction.remove(LAMP.key()));
        commit(transaction -> transaction.remove(EntryKey.entity("vault")));
        assertThat(conflictsOf(removed))
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.found()).isEqualTo(Json.of("vault")));
    }
}
