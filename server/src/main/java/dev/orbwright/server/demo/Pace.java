package dev.orbwright.server.demo;

/// How fast a demo is played.
///
/// @param speed waits are divided by it; infinite skips them
public record Pace(double speed) {

    /// No waiting at all.
    public static final Pace MAX = new Pace(Double.POSITIVE_INFINITY);

    /// Refuses a speed that is not above 0.
    public Pace {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("a demo's speed is a number above 0, or max");
        }
    }
}
