package dev.orbwright.world.state;

import java.util.List;

/// All that a transaction changed, in the order in which the entries were first touched.
public record ChangeSet(List<Change> changes) {

    /// Nothing changed.
    public static final ChangeSet EMPTY = new ChangeSet(List.of());

    /// Copies the changes.
    public ChangeSet {
        changes = List.copyOf(changes);
    }

    /// True where nothing changed.
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /// The changes that take these back, last one first.
    public ChangeSet inverse() {
        return new ChangeSet(changes.reversed().stream().map(Change::inverse).toList());
    }

    /// The state with these changes applied.
    public WorldState applyTo(WorldState state) {
        WorldState result = state;
        for (Change change : changes) {
            result =
                    change.after().isPresent()
                            ? result.with(change.after().get())
                            : result.without(change.key());
        }
        return result;
    }
}
