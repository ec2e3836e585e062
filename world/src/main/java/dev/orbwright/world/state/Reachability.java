package dev.orbwright.world.state;

import dev.orbwright.world.geometry.Ground;
import dev.orbwright.world.geometry.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says what one can walk to within a location: a fact of the world, computed from its ground and
/// from the walkable things that stand there now.
///
/// Breadth-first search over pieces of ground, joined by walkable temporary objects from end to
/// end.
public final class Reachability {

    private final Ground ground;
    private final List<TemporaryObject> ways;

    private Reachability(Ground ground, List<TemporaryObject> ways) {
        this.ground = ground;
        this.ways = ways;
    }

    /// Reachability in a location as it is in this state; nothing is reachable where there is no
    /// such location.
    public static Reachability in(WorldState state, String locationId) {
        Ground ground =
                state.entity(locationId, Location.class)
                        .map(location -> Ground.of(location.visualConfig()))
                        .orElse(new Ground.Abyss());
        List<TemporaryObject> ways =
                state.in(locationId, TemporaryObject.class).stream()
                        .filter(TemporaryObject::walkable)
                        .toList();
        return new Reachability(ground, ways);
    }

    /// Whether one can walk from one spot to the other. Over the void only a walkable thing that
    /// starts where one stands (within [Ground#EDGE] metres) leads anywhere.
    public boolean joins(Position from, Position to) {
        String goal = place(to);
        Set<String> seen = new HashSet<>(Set.of(place(from)));
        Deque<String> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            String here = next.remove();
            if (here.equals(goal)) {
                return true;
            }
            for (TemporaryObject way : ways) {
                String start = place(way.from());
                String end = place(way.to());
                Optional<String> other =
                        here.equals(start)
                                ? Optional.of(end)
                                : here.equals(end) ? Optional.of(start) : Optional.empty();
                other.filter(seen::add).ifPresent(next::add);
            }
        }
        return false;
    }

    /// The piece of ground under a spot, or the spot itself where there is none.
    private String place(Position spot) {
        return ground.pieceUnder(spot)
                .map(piece -> "ground " + piece)
                .orElseGet(() ->
                        "air %d %d %d"
                                .formatted(
                                        Math.round(spot.x() / (2 * Ground.EDGE)),
                                        Math.round(spot.y() / (2 * Ground.EDGE)),
                                        Math.round(spot.z() / (2 * Ground.EDGE))));
    }
}
