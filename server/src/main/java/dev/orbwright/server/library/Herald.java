package dev.orbwright.server.library;

import dev.orbwright.world.json.JsonObject;

/// Tells those who play a soul something, where they are connected.
public interface Herald {

    /// Sends the event; returns at once.
    void tell(String soulId, String event, JsonObject payload);
}
