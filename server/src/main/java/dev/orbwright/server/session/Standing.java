package dev.orbwright.server.session;

import dev.orbwright.world.geometry.Ground;
import dev.orbwright.world.geometry.Position;
import java.util.List;

/// Where somebody can stand so that they are seen beside those who stand there already.
final class Standing {

    /// Metres between two who stand beside each other.
    static final double APART = 1.1;

    /// Places to try, on a spiral of points that lie evenly (Vogel 1979): within five metres.
    private static final int TRIES = 24;

    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    /// Metres that one may stand farther out than the spot itself, where there may be a wall.
    private static final double OUTWARDS = 0.6;

    private Standing() {}

    /// The spot itself, or the free one next to it; the spot where all are taken. The same for the
    /// same others.
    ///
    /// @param ground one is put on the same piece of it
    static Position freeSpot(Position spot, List<Position> others, Ground ground) {
        for (int i = 0; i < TRIES; i++) {
            double far = APART * Math.sqrt(i);
            // Away from the middle of the place is the last direction to try.
            double angle = Math.atan2(-spot.z(), -spot.x()) + i * GOLDEN_ANGLE;
            Position candidate =
                    new Position(
                            spot.x() + far * Math.cos(angle),
                            spot.y(),
                            spot.z() + far * Math.sin(angle));
            if (isFree(candidate, others)
                    && ground.pieceUnder(candidate).equals(ground.pieceUnder(spot))
                    && outwards(candidate) <= outwards(spot) + OUTWARDS) {
                return candidate;
            }
        }
        return spot;
    }

    private static boolean isFree(Position candidate, List<Position> others) {
        // A hair less than apart, for what was computed differs in its last digits.
        return others.stream().allMatch(other -> distance(candidate, other) > 0.9 * APART);
    }

    private static double outwards(Position position) {
        return distance(position, Position.ORIGIN);
    }

    private static double distance(Position a, Position b) {
        return Math.hypot(a.x() - b.x(), a.z() - b.z());
    }
}
