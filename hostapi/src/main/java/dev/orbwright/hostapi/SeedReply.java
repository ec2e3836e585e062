package dev.orbwright.hostapi;

/// How a host function answers under its seed name: always with a string, never by throwing.
public enum SeedReply {
    /// The result's `message`; on failure `Error API (name): ...`.
    TEXT,
    /// The result as JSON text; on failure `{"error": "..."}`.
    JSON
}
