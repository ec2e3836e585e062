package dev.orbwright.llm;

import java.util.Optional;

/// Checks and scales vectors.
final class Vectors {

    private Vectors() {}

    /// The vector scaled to length 1; empty if it has no direction or a component is not finite.
    static Optional<float[]> normalised(float[] vector) {
        double squares = 0;
        for (float component : vector) {
            squares += (double) component * component;
        }
        if (!(squares > 0) || Double.isInfinite(squares)) {
            return Optional.empty();
        }
        double length = Math.sqrt(squares);
        float[] result = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            result[i] = (float) (vector[i] / length);
        }
        return Optional.of(result);
    }
}
