package dev.orbwright.world.geometry;

import dev.orbwright.world.json.Json;
import java.util.List;
import java.util.Optional;

/// A point, in metres from its location's centre. `y` is up.
public record Position(double x, double y, double z) {

    /// The centre of a location.
    public static final Position ORIGIN = new Position(0, 0, 0);

    /// Refuses what is not a point, and folds `-0` into `0` so that equal means equal, also after
    /// it was saved.
    public Position {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new IllegalArgumentException("a position has three finite numbers");
        }
        x += 0.0;
        y += 0.0;
        z += 0.0;
    }

    /// The position in a JSON array of three numbers, if it is one.
    public static Optional<Position> of(List<Json> xyz) {
        if (xyz.size() == 3
                && xyz.get(0) instanceof Json.Num(double x)
                && xyz.get(1) instanceof Json.Num(double y)
                && xyz.get(2) instanceof Json.Num(double z)) {
            return Optional.of(new Position(x, y, z));
        }
        return Optional.empty();
    }

    /// The position as a JSON array of three numbers.
    public Json toJson() {
        return Json.Arr.of(Json.of(x), Json.of(y), Json.of(z));
    }

    /// Metres to the other position.
    public double distanceTo(Position other) {
        return Math.hypot(Math.hypot(x - other.x, y - other.y), z - other.z);
    }
}
