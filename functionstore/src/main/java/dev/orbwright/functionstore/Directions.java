package dev.orbwright.functionstore;

import java.util.Optional;

/// Vectors of which only the direction says something.
public final class Directions {

    private Directions() {}

    /// The vector at length one; empty where it has no direction, because all of it is zero or some
    /// number of it is not finite.
    public static Optional<float[]> unit(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        if (squares == 0 || !Double.isFinite(squares)) {
            return Optional.empty();
        }
        double length = Math.sqrt(squares);
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return Optional.of(unit);
    }
}
