package dev.orbwright.storage;

import dev.orbwright.world.task.RunRecord;

/// A run record as a save holds it.
///
/// @param id its number, from 1; later records have greater numbers, and none is used twice
/// @param parentId the record of the run that made this one run; 0 where none did
/// @param commit the sequence of the commit that the run's task ended in; 0 where there was none
public record StoredRun(long id, long parentId, long commit, RunRecord run) {}
