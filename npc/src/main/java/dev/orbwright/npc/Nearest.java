package dev.orbwright.npc;

import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/// The NPCs of a place, those first that are nearest to a spot. However many there are, only as
/// many are put in order as are asked for.
final class Nearest implements Iterable<Nearest.Near> {

    /// @param metres from the spot
    record Near(Soul soul, double metres) implements Comparable<Near> {
        @Override
        public int compareTo(Near other) {
            int nearer = Double.compare(metres, other.metres);
            return nearer != 0 ? nearer : soul.id().compareTo(other.soul.id());
        }
    }

    private final List<Near> all;

    private Nearest(List<Near> all) {
        this.all = all;
    }

    /// @param exceptId of somebody who is left out; empty text for nobody
    static Nearest to(Spot spot, WorldState state, String exceptId) {
        return new Nearest(
                state.unordered(spot.placeId(), Soul.class)
                        .filter(soul -> soul.type() == Soul.Type.NPC && !soul.id().equals(exceptId))
                        .map(soul -> new Near(soul, spot.distanceTo(soul.position())))
                        .toList());
    }

    @Override
    public Iterator<Near> iterator() {
        // Made of a whole collection, a heap costs no more than a walk through it.
        PriorityQueue<Near> heap = new PriorityQueue<>(all);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !heap.isEmpty();
            }

            @Override
            public Near next() {
                return heap.remove();
            }
        };
    }
}
