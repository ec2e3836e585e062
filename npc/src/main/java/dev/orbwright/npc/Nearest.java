package dev.orbwright.npc;

import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The NPCs of a place that are nearest to a spot.
final class Nearest {

    /// So many notice one thing, or hear one word.
    static final int MOST = 20;

    /// @param metres from the spot
    record Near(Soul soul, double metres) implements Comparable<Near> {
        @Override
        public int compareTo(Near other) {
            int nearer = Double.compare(metres, other.metres);
            return nearer != 0 ? nearer : soul.id().compareTo(other.soul.id());
        }
    }

    private Nearest() {}

    /// The nearest of those who count, nearest first. However many there are, only as many are put
    /// in order as are asked for.
    static List<Near> to(Spot spot, WorldState state, int most, Predicate<Near> counts) {
        // Made of a whole collection, a heap costs no more than a walk through it.
        PriorityQueue<Near> heap =
                new PriorityQueue<>(
                        state.unordered(spot.placeId(), Soul.class)
                                .filter(soul -> soul.type() == Soul.Type.NPC)
                                .map(soul -> new Near(soul, spot.distanceTo(soul.position())))
                                .filter(counts)
                                .collect(Collectors.toList()));
        List<Near> nearest = new ArrayList<>();
        while (nearest.size() < most && !heap.isEmpty()) {
            nearest.add(heap.remove());
        }
        return nearest;
    }
}
