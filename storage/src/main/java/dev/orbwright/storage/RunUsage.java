package dev.orbwright.storage;

import dev.orbwright.world.task.RunCost;

/// What all runs of one function, of one owner's functions, or of the world took so far.
///
/// @param id the function's name or the owner's soul id; empty for the world
/// @param runs at least 0, as are failures and limits
/// @param failures runs that the guest's own code ended
/// @param limits runs that a limit ended
public record RunUsage(Kind kind, String id, long runs, long failures, long limits, RunCost cost) {

    /// What is added up.
    public enum Kind {
        /// All runs of the world.
        WORLD,
        /// Runs of one function.
        FUNCTION,
        /// Runs of one soul's functions.
        OWNER
    }

    /// Refuses negative counts.
    public RunUsage {
        if (runs < 0 || failures < 0 || limits < 0) {
            throw new IllegalArgumentException("usage is counted from 0");
        }
    }
}
