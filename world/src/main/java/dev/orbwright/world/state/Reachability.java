package dev.orbwright.world.state;

import dev.orbwright.world.geometry.Ground;
import dev.orbwright.world.geometry.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

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
        Spot goal = spot(to);
        Deque<Spot> next = new ArrayDeque<>(List.of(spot(from)));
        List<Way> left = new ArrayList<>();
        for (TemporaryObject way : ways) {
            left.add(new Way(spot(way.from()), spot(way.to())));
        }
        while (!next.isEmpty()) {
            Spot here = next.remove();
            if (here.isOneWith(goal)) {
                return true;
            }
            for (Iterator<Way> each = left.iterator(); each.hasNext(); ) {
                Way way = each.next();
                if (here.isOneWith(way.start) || here.isOneWith(way.end)) {
                    next.add(way.start);
                    next.add(way.end);
                    each.remove();
                }
            }
        }
        return false;
    }

    private Spot spot(Position position) {
        return new Spot(position, ground.pieceUnder(position));
    }

    private record Way(Spot start, Spot end) {}

    /// @param piece of ground under it, empty in the air
    private record Spot(Position position, Optional<String> piece) {
        boolean isOneWith(Spot other) {
            return piece.equals(other.piece)
                    && (piece.isPresent() || position.distanceTo(other.position) <= Ground.EDGE);
        }
    }
}
