package dev.orbwright.runtime;

import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.WorldEvent;
import java.util.List;

/// What a run would do.
///
/// @param before the arranged world in which it was tried
/// @param after that world as the run would leave it, had it been committed
public record Trial(
        Run run, WorldState before, WorldState after, ChangeSet changes, List<WorldEvent> events) {

    /// Copies the events.
    public Trial {
        events = List.copyOf(events);
    }
}
