package dev.orbwright.world.state;

import dev.orbwright.world.json.Json;

/// What the server itself remembers about the world; guests do not see it.
public record Metadata(String name, Json value) implements Entry {
    @Override
    public EntryKey key() {
        return EntryKey.metadata(name);
    }
}
