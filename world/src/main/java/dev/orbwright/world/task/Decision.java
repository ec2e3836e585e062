package dev.orbwright.world.task;

/// How a task ends.
public sealed interface Decision<R> {

    /// What the task found out.
    R result();

    /// All that it changed and told stands.
    record Commit<R>(R result) implements Decision<R> {}

    /// Nothing that it changed or told stands.
    record Discard<R>(R result) implements Decision<R> {}

    /// Commits.
    static <R> Decision<R> commit(R result) {
        return new Commit<>(result);
    }

    /// Discards.
    static <R> Decision<R> discard(R result) {
        return new Discard<>(result);
    }
}
