package dev.orbwright.sandbox;

/// The statements that one context executes, and how many it may. Counted on the guest's thread;
/// other threads see about how many there are.
final class StatementCount {
    private long executed;
    private long most = Long.MAX_VALUE;

    /// From now on statements are a new run's.
    void begin(long allowed) {
        executed = 0;
        most = allowed;
    }

    /// Allows so many in all from now on.
    void allow(long allowed) {
        most = allowed;
    }

    long executed() {
        return executed;
    }

    /// False when that was one too many.
    boolean count() {
        return ++executed <= most;
    }
}
