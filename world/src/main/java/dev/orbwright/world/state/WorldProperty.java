package dev.orbwright.world.state;

import dev.orbwright.world.json.Json;

/// A setting of the world that its functions and clients read.
public record WorldProperty(String name, Json value) implements Entry {
    @Override
    public EntryKey key() {
        return EntryKey.property(name);
    }
}
