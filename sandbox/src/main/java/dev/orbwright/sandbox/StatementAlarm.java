package dev.orbwright.sandbox;

/// Remembers that a context's statements were used up.
final class StatementAlarm {
    private volatile boolean rung;

    void ring() {
        rung = true;
    }

    boolean rung() {
        return rung;
    }
}
