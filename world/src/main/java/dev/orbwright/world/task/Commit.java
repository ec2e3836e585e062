package dev.orbwright.world.task;

import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.SourceText;
import java.util.List;

/// What a task changed and told, numbered without gaps from 1.
///
/// @param cause what was done, for people who read the journal
/// @param worldTime milliseconds
/// @param sources texts that the changed functions name
public record Commit(
        long sequence,
        Actor actor,
        String cause,
        long worldTime,
        ChangeSet changes,
        List<WorldEvent> events,
        List<SourceText> sources) {

    /// Copies the lists.
    public Commit {
        events = List.copyOf(events);
        sources = List.copyOf(sources);
    }
}
