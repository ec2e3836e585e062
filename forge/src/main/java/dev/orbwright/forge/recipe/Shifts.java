package dev.orbwright.forge.recipe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where to something is moved, as people write it: `further to the left`, `two metres higher`.
/// Left and right are those of somebody who comes in and looks along the place.
final class Shifts {

    private static final double STEP = 1.5;
    private static final double LITTLE = 0.6;
    private static final double FARTHEST = 12;

    /// Right, up and towards the player.
    private static final List<Direction> DIRECTIONS =
            List.of(
                    new Direction(
                            "(?:to|on) the left|leftwards?|(?:more|further|farther) left",
                            -1,
                            0,
                            0),
                    new Direction(
                            "(?:to|on) the right|rightwards?|(?:more|further|farther) right",
                            1,
                            0,
                            0),
                    new Direction("higher|upwards?|further up|farther up|raised", 0, 1, 0),
                    new Direction("lower(?: down)?|downwards?|further down|farther down", 0, -1, 0),
                    new Direction("closer(?: to me)?|nearer(?: to me)?|towards me", 0, 0, 1),
                    new Direction(
                            "further back|farther back|further away|farther away|away from me",
                            0,
                            0,
                            -1));

    private static final Pattern METRES =
            Pattern.compile("(%s) ?(?:metres?|meters?|m)\\b".formatted(Numbers.PATTERN));

    private record Direction(Pattern words, double right, double up, double near) {
        Direction(String words, double right, double up, double near) {
            this(Pattern.compile("\\b(?:" + words + ")\\b"), right, up, near);
        }
    }

    private Shifts() {}

    /// Metres to the right, up and towards the player, where lower-case text says any.
    static Optional<List<Double>> in(String text) {
        double right = 0;
        double up = 0;
        double near = 0;
        boolean said = false;
        double step = step(text);
        for (Direction direction : DIRECTIONS) {
            if (direction.words().matcher(text).find()) {
                said = true;
                right += direction.right() * step;
                up += direction.up() * step;
                near += direction.near() * step;
            }
        }
        return said ? Optional.of(List.of(right, up, near)) : Optional.empty();
    }

    private static double step(String text) {
        Matcher metres = METRES.matcher(text);
        if (metres.find()) {
            return Math.min(FARTHEST, Numbers.value(metres.group(1)).orElse(STEP));
        }
        return Pattern.compile("\\b(?:little|bit|slightly)\\b").matcher(text).find()
                ? LITTLE
                : STEP;
    }

    /// One after the other.
    static List<Double> sum(List<Double> one, List<Double> other) {
        return List.of(
                within(one.get(0) + other.get(0)),
                within(one.get(1) + other.get(1)),
                within(one.get(2) + other.get(2)));
    }

    private static double within(double metres) {
        return Math.round(Math.clamp(metres, -FARTHEST, FARTHEST) * 10) / 10.0;
    }
}
