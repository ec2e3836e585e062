package dev.orbwright.world.state;

import java.util.Optional;

/// Says which function runs when an event is triggered.
///
/// @param ownerId the soul that registered it; empty for the world's own
public record EventHandler(String eventId, String functionName, Optional<String> ownerId)
        implements Entry {
    @Override
    public EntryKey key() {
        return EntryKey.handler(eventId);
    }
}
