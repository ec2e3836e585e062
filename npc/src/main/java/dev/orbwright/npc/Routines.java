package dev.orbwright.npc;

import dev.orbwright.npc.mind.DayTime;
import dev.orbwright.npc.turn.TurnEngine;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.npc.NpcBirth;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcDefinition.RoutineStep;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Reachability;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Has NPCs follow their day. They walk as everybody does: through open exits, to what can be
/// reached.
final class Routines {

    private final World world;
    private final Roster roster;
    private final Supplier<TurnEngine> engine;

    Routines(World world, Roster roster, Supplier<TurnEngine> engine) {
        this.world = world;
        this.roster = roster;
        this.engine = engine;
    }

    /// Sends those on their way who are not where they should be, and have nothing else to do.
    ///
    /// @param npcIds those with a routine
    void tick(List<String> npcIds) {
        int minute = DayTime.minute(world.worldTime());
        WorldState state = world.durable();
        for (String npcId : npcIds) {
            Optional<NpcDefinition> who = roster.definition(npcId);
            Optional<Soul> soul = state.entity(npcId, Soul.class);
            if (who.isPresent()
                    && soul.isPresent()
                    && who.get().enabled()
                    && engine.get().isFree(npcId)) {
                who.get()
                        .stepAt(minute)
                        .filter(step -> goal(state, soul.get(), step).isPresent())
                        .ifPresent(step -> send(npcId, step));
            }
        }
    }

    private record Goal(String locationId, Position position) {}

    /// Where the NPC goes next; empty where it is there, or no way leads there now.
    private static Optional<Goal> goal(WorldState state, Soul soul, RoutineStep step) {
        Optional<Location> place = state.entity(step.locationId(), Location.class);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        if (!soul.placeId().equals(step.locationId())) {
            return wayTo(state, soul.placeId(), step.locationId())
                    .flatMap(next -> state.entity(next, Location.class))
                    .map(next -> new Goal(next.id(), NpcBirth.besides(state, next, soul.id())));
        }
        return step.landmarkKey()
                .flatMap(key -> state.landmark(step.locationId(), key))
                .map(Landmark::position)
                .filter(spot -> spot.distanceTo(soul.position()) > 0.5)
                .filter(spot -> Reachability.in(state, soul.placeId()).joins(soul.position(), spot))
                .map(spot -> new Goal(step.locationId(), spot));
    }

    /// The next location on the shortest way through open exits.
    private static Optional<String> wayTo(WorldState state, String from, String to) {
        record Way(String location, String first) {}
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<Way> open = new ArrayDeque<>();
        open.add(new Way(from, ""));
        while (!open.isEmpty()) {
            Way way = open.removeFirst();
            if (way.location().equals(to)) {
                return Optional.of(way.first());
            }
            for (Landmark landmark : state.in(way.location(), Landmark.class)) {
                landmark.exitTo()
                        .filter(seen::add)
                        .ifPresent(next ->
                                open.add(
                                        new Way(next, way.first().isEmpty() ? next : way.first())));
            }
        }
        return Optional.empty();
    }

    private void send(String npcId, RoutineStep step) {
        var _ =
                world.submit(
                        new Actor(Actor.Kind.NPC, npcId),
                        "routine",
                        transaction -> walk(transaction, npcId, step));
    }

    private static Decision<Boolean> walk(Transaction transaction, String npcId, RoutineStep step) {
        Optional<Soul> soul = transaction.state().entity(npcId, Soul.class);
        Optional<Goal> goal = soul.flatMap(self -> goal(transaction.state(), self, step));
        if (goal.isEmpty()) {
            return Decision.discard(false);
        }
        transaction.put(soul.get().movedTo(goal.get().locationId(), goal.get().position()));
        return Decision.commit(true);
    }
}
