package dev.orbwright.runtime;

import dev.orbwright.world.task.RunRecord;
import java.util.List;
import java.util.OptionalLong;

/// Is told of each task that ran functions, when it is over. Called by whoever ran it, who waits:
/// hand over at once.
public interface RunLog {

    /// Forgets everything.
    RunLog NONE = (_, _) -> {};

    /// A task is over.
    ///
    /// @param task records of its runs, the one that began it first; never empty
    /// @param commit its commit, with which the records became durable; where there is none, nobody
    ///   has kept them yet
    void ran(List<RunRecord> task, OptionalLong commit);
}
