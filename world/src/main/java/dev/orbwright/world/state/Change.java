package dev.orbwright.world.state;

import java.util.Optional;

/// One entry before and after; at least one side is there, and they differ.
public record Change(EntryKey key, Optional<Entry> before, Optional<Entry> after) {

    /// The change that takes this one back.
    public Change inverse() {
        return new Change(key, after, before);
    }
}
