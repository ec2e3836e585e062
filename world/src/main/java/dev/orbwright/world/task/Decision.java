package dev.orbwright.world.task;

import java.util.List;

/// How a task ends.
public sealed interface Decision<R> {

    /// What the task found out.
    R result();

    /// Records of the runs that the task was made of, to be kept with its commit.
    default List<RunRecord> runs() {
        return List.of();
    }

    /// All that it changed and told stands.
    record Commit<R>(R result, List<RunRecord> runs) implements Decision<R> {

        /// Copies the records.
        public Commit {
            runs = List.copyOf(runs);
        }
    }

    /// Nothing that it changed or told stands.
    record Discard<R>(R result) implements Decision<R> {}

    /// Commits.
    static <R> Decision<R> commit(R result) {
        return new Commit<>(result, List.of());
    }

    /// Commits, with records of the task's runs.
    static <R> Decision<R> commit(R result, List<RunRecord> runs) {
        return new Commit<>(result, runs);
    }

    /// Discards.
    static <R> Decision<R> discard(R result) {
        return new Discard<>(result);
    }
}
