package dev.orbwright.world.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WorldStateTest {

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void indexesEqualARecomputationAfterAnyChanges(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomEntries entries = new RandomEntries(random);
        Map<EntryKey, Entry> model = new HashMap<>();
        WorldState state = WorldState.EMPTY;
        for (int step = 0; step < 200; step++) {
            if (random.nextInt(3) == 0) {
                EntryKey key = entries.key();
                model.remove(key);
                state = state.without(key);
            } else {
                Entry entry = entries.entry();
                model.put(entry.key(), entry);
                state = state.with(entry);
            }
            if (step % 10 == 0) {
                assertAnswersAs(model, state);
            }
        }
        assertAnswersAs(model, state);
        for (EntryKey key : List.copyOf(model.keySet())) {
            model.remove(key);
            state = state.without(key);
        }
        assertAnswersAs(model, state);
        assertThat(state).isEqualTo(WorldState.EMPTY);
    }

    private static void assertAnswersAs(Map<EntryKey, Entry> model, WorldState state) {
        assertThat(state.size()).isEqualTo(model.size());
        assertThat(state.entries()).containsExactlyInAnyOrderElementsOf(model.values());
        model.forEach((key, entry) -> assertThat(state.get(key)).contains(entry));
        assertThat(state)
                .isEqualTo(WorldState.of(model.values()))
                .hasSameHashCodeAs(WorldState.of(model.values()));
        for (String place : RandomEntries.PLACES) {
            assertThat(state.in(place))
                    .isEqualTo(entities(model, in -> in.locationId().equals(Optional.of(place))));
            assertThat(state.in(place, Landmark.class))
                    .isEqualTo(
                            entities(
                                    model,
                                    in ->
                                            in instanceof Landmark
                                                    && in.locationId().equals(Optional.of(place))));
        }
        for (String owner : RandomEntries.OWNERS) {
            assertThat(state.ownedBy(owner))
                    .isEqualTo(entities(model, its -> its.ownerId().equals(Optional.of(owner))));
        }
        for (Entity.Kind kind : Entity.Kind.values()) {
            List<Entity> expected = entities(model, its -> its.kind() == kind);
            assertThat(state.ofKind(kind)).isEqualTo(expected);
            assertThat(state.count(kind)).isEqualTo(expected.size());
        }
        for (long time : new long[] {0, 999, 1_000, 2_345, 4_000, 6_000}) {
            assertThat(state.expiredAt(time)).isEqualTo(expired(model, time));
        }
        assertThat(state.functions())
                .isEqualTo(
                        rules(
                                model,
                                StoredFunction.class,
                                Comparator.comparing(StoredFunction::name)));
        assertThat(state.helpersOf("tool"))
                .isEqualTo(
                        state.functions().stream()
                                .filter(function -> function.name().startsWith("tool_"))
                                .filter(function ->
                                        function.active()
                                                .provenance()
                                                .text(StoredFunction.HELPER_OF)
                                                .isPresent())
                                .toList());
        assertThat(state.handlers())
                .isEqualTo(
                        rules(
                                model,
                                EventHandler.class,
                                Comparator.comparing(EventHandler::eventId)));
        assertThat(List.copyOf(state.properties().keySet()))
                .isEqualTo(
                        rules(model, WorldProperty.class, Comparator.comparing(WorldProperty::name))
                                .stream()
                                .map(WorldProperty::name)
                                .toList());
    }

    private static List<Entity> entities(Map<EntryKey, Entry> model, Predicate<Entity> wanted) {
        return rules(model, Entity.class, Comparator.comparing(Entity::id)).stream()
                .filter(wanted)
                .toList();
    }

    private static List<TemporaryObject> expired(Map<EntryKey, Entry> model, long time) {
        return rules(
                        model,
                        TemporaryObject.class,
                        Comparator.comparingLong(TemporaryObject::expiresAt)
                                .thenComparing(TemporaryObject::id))
                .stream()
                .filter(object -> object.expiresAt() <= time)
                .toList();
    }

    private static <E> List<E> rules(
            Map<EntryKey, Entry> model, Class<E> type, Comparator<E> order) {
        return model.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .sorted(order)
                .toList();
    }

    @Test
    void timersAreDueInTheOrderOfTheirTime() {
        Timer late = timer("late", 2_500, Optional.empty());
        Timer early = timer("early", 1_200, Optional.of(1_000L));
        WorldState state = WorldState.of(List.of(late, early));

        assertThat(state.timers()).containsExactly(early, late);
        assertThat(state.timersDueAt(1_199)).isEmpty();
        assertThat(state.timersDueAt(2_499)).containsExactly(early);
        assertThat(state.timersDueAt(2_500)).containsExactly(early, late);
        assertThat(state.without(early.key()).timersDueAt(9_000)).containsExactly(late);
    }

    @Test
    void whatATimerMissedIsNotMadeUp() {
        Timer timer = timer("rain", 1_000, Optional.of(500L));

        assertThat(timer.after(1_100, false).orElseThrow().due()).isEqualTo(1_500);
        assertThat(timer.after(60_000, false).orElseThrow().due()).isEqualTo(60_500);
        Timer failing = timer.after(1_000, true).orElseThrow();
        assertThat(failing.failures()).isEqualTo(1);
        assertThat(failing.after(2_000, false).orElseThrow().failures()).isZero();
        assertThat(timer("once", 1_000, Optional.empty()).after(1_000, false)).isEmpty();
    }

    private static Timer timer(String id, long due, Optional<Long> interval) {
        return new Timer(
                id, "f", Optional.empty(), Optional.empty(), JsonObject.EMPTY, due, interval, 0);
    }

    @Test
    void aChangedCopyLeavesTheOriginalAlone() {
        WorldState before = WorldState.EMPTY.with(lamp("a", "hall"));

        WorldState after = before.with(lamp("a", "garden")).with(lamp("b", "hall"));

        assertThat(before.in("hall")).containsExactly(lamp("a", "hall"));
        assertThat(before.in("garden")).isEmpty();
        assertThat(after.in("hall")).containsExactly(lamp("b", "hall"));
        assertThat(after.in("garden")).containsExactly(lamp("a", "garden"));
    }

    @Test
    void aChangeThatChangesNothingIsTheSameState() {
        WorldState state = WorldState.EMPTY.with(lamp("a", "hall"));

        assertThat(state.with(lamp("a", "hall"))).isSameAs(state);
        assertThat(state.without(EntryKey.entity("b"))).isSameAs(state);
    }

    @Test
    void tablesAreNameSpacesOfTheirOwn() {
        WorldState state =
                WorldState.of(
                        List.of(
                                new WorldProperty("x", Json.of(1)),
                                new Metadata("x", Json.of(2)),
                                new EventHandler("x", "f", Optional.empty()),
                                lamp("x", "hall")));

        assertThat(state.size()).isEqualTo(4);
        assertThat(state.property("x")).contains(Json.of(1));
        assertThat(state.metadata("x")).contains(Json.of(2));
        assertThat(state.without(EntryKey.property("x")).handler("x")).isPresent();
    }

    @Test
    void anEntityIsFoundByItsTypeOnly() {
        WorldState state = WorldState.EMPTY.with(lamp("a", "hall"));

        assertThat(state.entity("a", EnvironmentObject.class)).isPresent();
        assertThat(state.entity("a", Soul.class)).isEmpty();
    }

    @Test
    void whatLastsTooLongToSayLastsForever() {
        TemporaryObject statue =
                new TemporaryObject(
                        "statue",
                        "statue",
                        "hall",
                        Optional.empty(),
                        dev.orbwright.world.geometry.Position.ORIGIN,
                        "door",
                        dev.orbwright.world.geometry.Position.ORIGIN,
                        false,
                        Optional.empty(),
                        5,
                        Long.MAX_VALUE,
                        JsonObject.EMPTY);

        assertThat(WorldState.EMPTY.with(statue).expiredAt(Long.MAX_VALUE - 1)).isEmpty();
    }

    /// Copying a hundredth of the large world's entries would already break the bound.
    @Test
    void aPutCostsWhatChangesNotWhatThereIs() {
        long small = bytesOfAPut(1_000);
        long large = bytesOfAPut(100_000);

        assertThat(large).isLessThan(16_000).isLessThan(10 * small);
    }

    /// The average of what a put and a removal allocate, in one crowded location.
    private static long bytesOfAPut(int entities) {
        List<Entry> lamps = new ArrayList<>();
        for (int i = 0; i < entities; i++) {
            lamps.add(lamp("lamp_" + i, "hall"));
        }
        WorldState state = WorldState.of(lamps);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int rounds = 1_000;
        int sizes = 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < rounds; i++) {
            sizes += state.with(lamp("new_" + i, "hall")).size();
            sizes += state.with(lamp("lamp_" + i, "garden")).size();
            sizes += state.without(EntryKey.entity("lamp_" + i)).size();
        }
        long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / (3L * rounds);
        assertThat(sizes).isEqualTo(3 * rounds * entities);
        return bytes;
    }

    private static EnvironmentObject lamp(String id, String place) {
        return new EnvironmentObject(id, place, "lamp", JsonObject.EMPTY);
    }
}
