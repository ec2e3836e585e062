package dev.orbwright.world.task;

import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.SourceText;
import java.util.List;

/// What a task changed and told, numbered without gaps from 1.
///
/// @param cause what was done, for people who read the journal
/// @param worldTime milliseconds
/// @param sources texts that the changed functions name
/// @param runs records of the runs that it came from, to be kept beside the world; not part of the
///   journal
public record Commit(
        long sequence,
        Actor actor,
        String cause,
        long worldTime,
        ChangeSet changes,
        List<WorldEvent> events,
        List<SourceText> sources,
        List<RunRecord> runs) {

    /// Copies the lists.
    public Commit {
        events = List.copyOf(events);
        sources = List.copyOf(sources);
        runs = List.copyOf(runs);
    }

    /// A commit that came from no run, or whose runs are not at hand.
    public Commit(
            long sequence,
            Actor actor,
            String cause,
            long worldTime,
            ChangeSet changes,
            List<WorldEvent> events,
            List<SourceText> sources) {
        this(sequence, actor, cause, worldTime, changes, events, sources, List.of());
    }
}
