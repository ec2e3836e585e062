package dev.orbwright.server.session;

import dev.orbwright.world.json.JsonObject;
import java.util.concurrent.CompletionStage;

/// Answers one kind of request.
interface Handler {
    /// Answers a request.
    ///
    /// @param session who asks
    /// @param payload what was sent; hostile until checked
    CompletionStage<Reply> handle(Session session, JsonObject payload);
}
