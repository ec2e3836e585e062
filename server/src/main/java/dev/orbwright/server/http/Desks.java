package dev.orbwright.server.http;

/// What answers of the server's own state come from; there once the server has started.
public record Desks(Health health, ModelDesk models) {}
