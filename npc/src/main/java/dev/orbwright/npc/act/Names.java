package dev.orbwright.npc.act;

import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds what an NPC means by a name: by id first, then by what people call it.
final class Names {

    /// Whoever is spoken to.
    private static final Set<String> YOU =
            Set.of("@p", "@s", "player", "you", "them", "him", "her");

    private Names() {}

    /// The soul at the same place that is meant.
    static Optional<Soul> soul(WorldState state, Soul self, String name, Batch cause) {
        String clean = name.strip();
        if (YOU.contains(clean.toLowerCase(Locale.ROOT))) {
            return cause.messages().stream()
                    .filter(Message::isFromPlayer)
                    .flatMap(message -> message.senderId().stream())
                    .flatMap(id -> state.entity(id, Soul.class).stream())
                    .filter(soul -> soul.placeId().equals(self.placeId()))
                    .findFirst();
        }
        Optional<Soul> byId = state.entity(clean, Soul.class);
        return byId.isPresent()
                ? byId
                : state.in(self.placeId(), Soul.class).stream()
                        .filter(soul -> !soul.id().equals(self.id()) && same(soul.name(), clean))
                        .findFirst();
    }

    /// The artifact that is meant, out of somebody's.
    static Optional<Artifact> carried(WorldState state, Soul owner, String name) {
        List<Artifact> all =
                owner.inventory().stream()
                        .flatMap(id -> state.entity(id, Artifact.class).stream())
                        .toList();
        return all.stream()
                .filter(artifact -> artifact.id().equals(name.strip()))
                .findFirst()
                .or(() -> all.stream().filter(artifact -> same(artifact.name(), name)).findFirst());
    }

    /// The landmark where the NPC is that is meant; also the exit that leads to a place of this
    /// name.
    static Optional<Landmark> landmark(WorldState state, Soul self, String name) {
        List<Landmark> all = state.in(self.placeId(), Landmark.class);
        return all.stream()
                .filter(landmark -> landmark.name().equals(name.strip()))
                .findFirst()
                .or(() ->
                        all.stream()
                                .filter(landmark -> same(landmark.displayName(), name))
                                .findFirst())
                .or(() ->
                        all.stream()
                                .filter(landmark ->
                                        landmark.exitTo()
                                                .flatMap(id -> state.entity(id, Location.class))
                                                .filter(place ->
                                                        place.id().equals(name.strip())
                                                                || same(place.name(), name))
                                                .isPresent())
                                .findFirst());
    }

    private static boolean same(String name, String said) {
        return name.strip().equalsIgnoreCase(said.strip());
    }
}
