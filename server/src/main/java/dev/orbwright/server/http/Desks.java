package dev.orbwright.server.http;

import dev.orbwright.server.access.OperatorKey;
import dev.orbwright.server.library.LibraryDesk;
import dev.orbwright.server.metrics.Metrics;

/// What answers of the server's own state come from; there once the server has started.
public record Desks(
        Health health,
        ModelDesk models,
        Metrics metrics,
        LibraryDesk library,
        NpcDesk npcs,
        WishDesk wishes,
        OperatorKey operators) {}
