package dev.orbwright.server.demo;

/// A step did not do what it should.
final class StepFailedException extends Exception {

    private final String expected;
    private final String seen;

    StepFailedException(String expected, String seen) {
        super("expected %s, saw %s".formatted(expected, seen));
        this.expected = expected;
        this.seen = seen;
    }

    String expected() {
        return expected;
    }

    String seen() {
        return seen;
    }
}
