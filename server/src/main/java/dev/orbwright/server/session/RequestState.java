package dev.orbwright.server.session;

import dev.orbwright.world.json.JsonObject;
import java.util.concurrent.CompletionStage;

/// `requestState`: the player wants to see the world as it is now.
final class RequestState implements Handler {

    private final Broadcast broadcast;

    RequestState(Broadcast broadcast) {
        this.broadcast = broadcast;
    }

    @Override
    public CompletionStage<Reply> handle(Session session, JsonObject payload) {
        JsonObject state = session.showState(() -> broadcast.viewFor(session.soulId()));
        return Replies.now(new Reply(state));
    }
}
