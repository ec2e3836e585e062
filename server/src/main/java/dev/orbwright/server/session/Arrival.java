package dev.orbwright.server.session;

import dev.orbwright.world.geometry.Ground;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Task;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.WorldEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How souls come into the world, and where they stand when they come to a place.
final class Arrival {

    /// Where a soul is when the world has no start.
    static final String NOWHERE = "LIMBO_VOID";

    private static final String NEXT_NUMBER = "next_player_number";

    private Arrival() {}

    /// Who came in.
    ///
    /// @param returning true where the soul was there already
    record Welcome(String soulId, boolean returning) {}

    /// The soul that somebody left earlier, or a new one; where it was removed meanwhile because
    /// nothing had been done with it, it is made again.
    ///
    /// @param returning the soul that they have shown to be theirs
    static Task<Welcome> of(Optional<String> returning) {
        return transaction -> {
            if (returning.isPresent()
                    && transaction.state().entity(returning.get(), Soul.class).isPresent()) {
                return Decision.discard(new Welcome(returning.get(), true));
            }
            String id = returning.orElseGet(() -> UUID.randomUUID().toString());
            return Decision.commit(new Welcome(newSoul(transaction, id), false));
        };
    }

    private static String newSoul(Transaction transaction, String id) {
        WorldState state = transaction.state();
        int number =
                state.metadata(NEXT_NUMBER)
                        .map(value -> value instanceof Json.Num(double next) ? (int) next : 1)
                        .orElse(1);
        transaction.put(new Metadata(NEXT_NUMBER, Json.of(number + 1)));
        String start = start(state);
        Soul soul =
                new Soul(
                        id,
                        "Player " + number,
                        Soul.Type.PLAYER,
                        start,
                        spot(state, start, Optional.empty(), id),
                        belongings(state),
                        JsonObject.EMPTY);
        transaction.put(soul);
        transaction.emit(new WorldEvent.Logged(soul.name() + " arrives."));
        return soul.id();
    }

    private static String start(WorldState state) {
        return state.property("initial_start_location_id")
                .map(value -> value instanceof Json.Str(String id) ? id : NOWHERE)
                .orElse(NOWHERE);
    }

    private static List<String> belongings(WorldState state) {
        return state.property("initial_player_artifacts").stream()
                .flatMap(value -> JsonObject.of("ids", value).strings("ids").stream())
                .filter(id -> state.entity(id, Artifact.class).isPresent())
                .toList();
    }

    /// True where nothing was ever done with a player's soul, as far as the world shows.
    static boolean isAsItCame(WorldState state, Soul soul) {
        return soul.type() == Soul.Type.PLAYER
                && soul.placeId().equals(start(state))
                && soul.inventory().equals(belongings(state))
                && soul.properties().members().isEmpty()
                && state.ownedBy(soul.id()).size() == 1;
    }

    /// Puts every player where newcomers begin, with what they have.
    static Decision<Boolean> again(Transaction transaction) {
        WorldState state = transaction.state();
        String start = start(state);
        for (Entity entity : state.ofKind(Entity.Kind.SOUL)) {
            if (entity instanceof Soul soul && soul.type() == Soul.Type.PLAYER) {
                transaction.put(
                        new Soul(
                                soul.id(),
                                soul.name(),
                                soul.type(),
                                start,
                                spot(state, start, Optional.empty(), soul.id()),
                                belongings(state),
                                JsonObject.EMPTY));
            }
        }
        return Decision.commit(true);
    }

    /// Puts a soul into a location, at its arrival position.
    static Decision<Boolean> relocate(Transaction transaction, String soulId, String locationId) {
        WorldState state = transaction.state();
        Optional<Soul> soul = state.entity(soulId, Soul.class);
        if (soul.isEmpty() || state.entity(locationId, Location.class).isEmpty()) {
            return Decision.discard(false);
        }
        transaction.put(
                soul.get().movedTo(locationId, spot(state, locationId, Optional.empty(), soulId)));
        return Decision.commit(true);
    }

    /// Where one stands after coming to a place: at the exit that leads back, else where the place
    /// says, else at its centre; and where somebody stands there already, near it.
    ///
    /// @param soulId who comes
    static Position spot(
            WorldState state, String locationId, Optional<String> cameFrom, String soulId) {
        Optional<Position> back =
                cameFrom.flatMap(origin ->
                        state.in(locationId, Landmark.class).stream()
                                .filter(landmark -> landmark.exitTo().equals(cameFrom))
                                .map(Landmark::position)
                                .findFirst());
        Optional<Location> location = state.entity(locationId, Location.class);
        Position middle = back.or(() -> location.map(Location::arrival)).orElse(Position.ORIGIN);
        List<Position> others =
                state.in(locationId, Soul.class).stream()
                        .filter(other -> !other.id().equals(soulId))
                        .map(Soul::position)
                        .toList();
        Ground ground = Ground.of(location.map(Location::visualConfig).orElse(JsonObject.EMPTY));
        return Standing.freeSpot(middle, others, ground);
    }
}
