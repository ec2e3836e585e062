package dev.orbwright.server.demo;

import java.util.List;

/// How a demo went.
///
/// @param steps how many were played
public record DemoResult(int steps, List<Failure> failures) {

    /// A step that failed.
    public record Failure(int number, String action, String expected, String seen) {
        @Override
        public String toString() {
            return "step %d %s: expected %s, saw %s".formatted(number, action, expected, seen);
        }
    }

    /// Copies the failures.
    public DemoResult {
        failures = List.copyOf(failures);
    }

    /// `demo: N steps, M failed`.
    public String summary() {
        return "demo: %d steps, %d failed".formatted(steps, failures.size());
    }
}
