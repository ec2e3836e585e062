package dev.orbwright.npc;

import dev.orbwright.npc.mind.Situation.Nearby;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Reachability;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Who and what an NPC notices.
final class Surroundings {

    private static final int MOST_PEOPLE = 20;
    private static final int MOST_THINGS = 30;

    private Surroundings() {}

    /// What is near an NPC, people first, nearest first.
    ///
    /// @param present the souls of players that are played now
    static List<Nearby> of(NpcDefinition who, Soul self, WorldState state, Set<String> present) {
        NpcDefinition.Senses senses = who.context().senses();
        List<Nearby> people = new ArrayList<>();
        for (Soul soul : state.in(self.placeId(), Soul.class)) {
            double distance = soul.position().distanceTo(self.position());
            boolean player = soul.type() == Soul.Type.PLAYER;
            if (!soul.id().equals(self.id())
                    && senses.reach(distance)
                    && (player
                            ? senses.seesPlayers() && present.contains(soul.id())
                            : senses.seesNpcs())) {
                people.add(
                        new Nearby(
                                player ? "player" : "npc", soul.id(), soul.name(), distance, ""));
            }
        }
        people.sort(Comparator.comparingDouble(Nearby::distance));
        List<Nearby> all = new ArrayList<>(people.subList(0, Math.min(MOST_PEOPLE, people.size())));
        if (senses.seesThings()) {
            List<Nearby> things = things(senses, self, state);
            things.sort(Comparator.comparingDouble(Nearby::distance));
            all.addAll(things.subList(0, Math.min(MOST_THINGS, things.size())));
        }
        return all;
    }

    private static List<Nearby> things(NpcDefinition.Senses senses, Soul self, WorldState state) {
        List<Nearby> things = new ArrayList<>();
        Reachability reachability = Reachability.in(state, self.placeId());
        for (Landmark landmark : state.in(self.placeId(), Landmark.class)) {
            double distance = landmark.position().distanceTo(self.position());
            if (senses.reach(distance)) {
                String way =
                        reachability.joins(self.position(), landmark.position())
                                ? ""
                                : "cannot be reached on foot";
                String target =
                        landmark.exitTo()
                                .flatMap(id -> state.entity(id, Location.class))
                                .map(place -> "leads to " + place.name())
                                .orElse("");
                String object =
                        landmark.targetObjectId()
                                .flatMap(id -> state.entity(id, EnvironmentObject.class))
                                .map(thing -> thing.type() + " " + thing.details())
                                .orElse("");
                things.add(
                        new Nearby(
                                landmark.exitTo().isPresent() ? "exit" : "landmark",
                                landmark.name(),
                                landmark.displayName(),
                                distance,
                                String.join(
                                        ", ",
                                        List.of(target, way, shortened(object)).stream()
                                                .filter(note -> !note.isEmpty())
                                                .toList())));
            }
        }
        for (TemporaryObject object : state.in(self.placeId(), TemporaryObject.class)) {
            double distance = object.to().distanceTo(self.position());
            if (senses.reach(distance)) {
                things.add(
                        new Nearby(
                                "thing",
                                object.id(),
                                object.type(),
                                distance,
                                object.walkable() ? "one can walk on it" : ""));
            }
        }
        return things;
    }

    private static String shortened(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "..." : text;
    }
}
