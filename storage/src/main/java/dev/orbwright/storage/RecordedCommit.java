package dev.orbwright.storage;

import dev.orbwright.world.task.Commit;
import java.time.Instant;

/// A commit as the journal has it.
///
/// @param wallTime when it was saved, to the millisecond
public record RecordedCommit(Commit commit, Instant wallTime) {}
