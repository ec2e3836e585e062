package dev.orbwright.server.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Replies that are there at once.
final class Replies {

    private Replies() {}

    static CompletionStage<Reply> now(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }

    static CompletionStage<Reply> error(String message) {
        return now(Reply.error("BAD_REQUEST", message));
    }
}
