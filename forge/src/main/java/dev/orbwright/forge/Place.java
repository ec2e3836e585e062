package dev.orbwright.forge;

import dev.orbwright.llm.Payer;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where a wish is meant to work: where its player is, or another place that it names.
///
/// @param state the world with the player's soul at that place
public record Place(WorldState state, Soul soul, Location location) {

    private static final double NAMED = 0.5;

    /// The place that is meant. Where the player is wins, unless the wish names more of another.
    public static Optional<Place> of(WorldState state, String soulId, String wish) {
        Optional<Soul> soul = state.entity(soulId, Soul.class);
        Optional<Location> here =
                soul.flatMap(found -> state.entity(found.placeId(), Location.class));
        if (soul.isEmpty() || here.isEmpty()) {
            return Optional.empty();
        }
        Set<String> words = Words.of(wish);
        double named = named(state, here.get(), words);
        Optional<Location> elsewhere =
                state.ofKind(Entity.Kind.LOCATION).stream()
                        .map(Location.class::cast)
                        .filter(other -> !other.equals(here.get()))
                        .filter(other -> named(state, other, words) > Math.max(named, NAMED))
                        .max(Comparator.comparingDouble(other -> named(state, other, words)));
        return Optional.of(
                elsewhere
                        .map(other -> at(state, soul.get(), other))
                        .orElseGet(() -> new Place(state, soul.get(), here.get())));
    }

    private static Place at(WorldState state, Soul soul, Location location) {
        Soul moved = soul.movedTo(location.id(), location.arrival());
        return new Place(state.with(moved), moved, location);
    }

    private static double named(WorldState state, Location location, Set<String> words) {
        double best = Words.mentioned(words, location.name());
        for (Landmark landmark : state.in(location.id(), Landmark.class)) {
            best = Math.max(best, Words.mentioned(words, landmark.displayName()));
        }
        for (EnvironmentObject object : state.in(location.id(), EnvironmentObject.class)) {
            best = Math.max(best, Words.mentioned(words, object.id().replace('_', ' ')));
        }
        return best;
    }

    /// Who pays for what is made here: the soul that wishes, be it a player's or an NPC's.
    Payer payer() {
        return soul.type() == Soul.Type.NPC ? Payer.npc(soul.id()) : Payer.player(soul.id());
    }

    /// The landmarks here.
    public List<Landmark> landmarks() {
        return state.in(location.id(), Landmark.class);
    }
}
