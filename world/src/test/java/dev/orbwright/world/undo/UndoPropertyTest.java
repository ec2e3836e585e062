package dev.orbwright.world.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldProperty;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.TaskSeed;
import dev.orbwright.world.task.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random commits after one that is taken back: the world is as if that one had never been, or it
/// is not touched.
final class UndoPropertyTest {

    private static final int WORLDS = 400;

    /// A step that does the same wherever it is done. Values are never used twice: what has the
    /// value that a step gave it has it from that step.
    private interface Step {
        WorldState on(WorldState state);
    }

    private SplittableRandom random = new SplittableRandom(0);
    private int values;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void worldIsAsIfItHadNeverBeenOrUntouched(long seed) {
        random = new SplittableRandom(seed);
        int undone = 0;
        int refused = 0;
        for (int world = 0; world < WORLDS; world++) {
            WorldState start = start();
            WorldState done = apply(start, steps(start, 1 + random.nextInt(4)));
            ChangeSet changes = difference(start, done);
            List<Step> later = steps(done, random.nextInt(6));
            WorldState now = apply(done, later);

            Undo.Plan plan = Undo.plan(changes, now, 0);

            if (plan instanceof Undo.Plan.Possible(ChangeSet back)) {
                WorldState after = back.applyTo(now);
                assertThat(after.entries())
                        .containsExactlyInAnyOrderElementsOf(apply(start, later).entries());
                assertThat(Undo.plan(difference(now, after), after, 0))
                        .isInstanceOfSatisfying(
                                Undo.Plan.Possible.class,
                                again -> assertThat(again.changes().applyTo(after)).isEqualTo(now));
                undone++;
            } else {
                assertThat(((Undo.Plan.Impossible) plan).conflicts()).isNotEmpty();
                assertThat(later).isNotEmpty();
                refused++;
            }
        }
        assertThat(undone).isGreaterThan(WORLDS / 10);
        assertThat(refused).isGreaterThan(WORLDS / 10);
    }

    private static ChangeSet difference(WorldState from, WorldState to) {
        Transaction transaction = new Transaction(from, new TaskSeed(1, 0));
        from.entries().forEach(entry -> transaction.remove(entry.key()));
        to.entries().forEach(transaction::put);
        return transaction.changes();
    }

    private static WorldState apply(WorldState state, List<Step> steps) {
        WorldState result = state;
        for (Step step : steps) {
            result = step.on(result);
        }
        return result;
    }

    private WorldState start() {
        WorldState state = WorldState.EMPTY.with(new Location("place_0", "", "", JsonObject.EMPTY));
        for (Step step : steps(state, 25)) {
            state = step.on(state);
        }
        return state;
    }

    /// Steps of which each changes something, where they are done on this state. Who carries what
    /// changes once at most, for an artifact that was given again would look as if it had never
    /// been taken.
    private List<Step> steps(WorldState from, int count) {
        List<Step> steps = new ArrayList<>();
        Set<String> changed = new HashSet<>();
        WorldState state = from;
        while (steps.size() < count) {
            Step step = step();
            WorldState next = step.on(state);
            Set<String> differing = new HashSet<>(facts(state));
            facts(next)
                    .forEach(fact -> {
                        if (!differing.remove(fact)) {
                            differing.add(fact);
                        }
                    });
            if (!next.equals(state) && Collections.disjoint(differing, changed)) {
                changed.addAll(differing);
                steps.add(step);
                state = next;
            }
        }
        return steps;
    }

    private static Set<String> facts(WorldState state) {
        Set<String> facts =
                state.entries().stream()
                        .map(entry -> entry.key().toString())
                        .collect(Collectors.toSet());
        state.ofKind(Entity.Kind.SOUL).stream()
                .map(Soul.class::cast)
                .forEach(soul ->
                        soul.inventory().forEach(id -> facts.add(soul.id() + " has " + id)));
        return facts;
    }

    private Step step() {
        String object = "object_" + random.nextInt(4);
        String soul = "soul_" + random.nextInt(3);
        String artifact = "artifact_" + random.nextInt(4);
        String place = "place_" + random.nextInt(3);
        String member = "member_" + random.nextInt(3);
        int value = values++;
        return switch (random.nextInt(11)) {
            case 0 -> state -> make(state, new Location(place, "n" + value, "", JsonObject.EMPTY));
            case 1 ->
                    state ->
                            there(state, place)
                                    ? make(
                                            state,
                                            new EnvironmentObject(
                                                    object, place, "t" + value, JsonObject.EMPTY))
                                    : state;
            case 2 ->
                    state ->
                            there(state, place)
                                    ? make(
                                            state,
                                            new Soul(
                                                    soul,
                                                    "s" + value,
                                                    Soul.Type.NPC,
                                                    place,
                                                    Position.ORIGIN,
                                                    List.of(),
                                                    JsonObject.EMPTY))
                                    : state;
            case 3 ->
                    state ->
                            make(
                                    state,
                                    new Artifact(
                                            artifact,
                                            "a" + value,
                                            "",
                                            Optional.empty(),
                                            Optional.empty(),
                                            JsonObject.EMPTY));
            case 4 -> state -> detail(state, object, member, Json.of(value));
            case 5 ->
                    state ->
                            detail(
                                    state,
                                    object,
                                    member,
                                    JsonObject.of("inner", value, "other", value));
            case 6 ->
                    state ->
                            there(state, artifact) && nobodyCarries(state, artifact)
                                    ? state.entity(soul, Soul.class)
                                            .map(known -> state.with(known.with(artifact)))
                                            .orElse(state)
                                    : state;
            case 7 ->
                    state ->
                            state.entity(soul, Soul.class)
                                    .map(known -> state.with(known.without(artifact)))
                                    .orElse(state);
            case 8 -> state -> state.with(new WorldProperty(member, Json.of(value)));
            case 9 -> state -> state.without(EntryKey.property(member));
            default ->
                    state -> unused(state, object) ? state.without(EntryKey.entity(object)) : state;
        };
    }

    private static WorldState make(WorldState state, Entity entity) {
        return there(state, entity.id()) ? state : state.with(entity);
    }

    private static boolean there(WorldState state, String id) {
        return state.entity(id).isPresent();
    }

    private static boolean unused(WorldState state, String id) {
        return IntStream.range(0, 3)
                .mapToObj(i -> "soul_" + i)
                .noneMatch(soul ->
                        state.entity(soul, Soul.class).filter(one -> one.carries(id)).isPresent());
    }

    private static boolean nobodyCarries(WorldState state, String artifact) {
        return unused(state, artifact);
    }

    private static WorldState detail(WorldState state, String object, String member, Json value) {
        return state.entity(object, EnvironmentObject.class)
                .map(known -> state.with(known.withDetails(known.details().with(member, value))))
                .orElse(state);
    }
}
