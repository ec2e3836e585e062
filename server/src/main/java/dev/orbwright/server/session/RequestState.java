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
        return session.next(() -> {
            JsonObject state = broadcast.viewFor(session.soulId());
            session.send("gameStateUpdate", state);
            return new Reply(state);
        });
    }
}
