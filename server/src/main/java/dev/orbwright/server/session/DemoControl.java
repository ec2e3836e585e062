package dev.orbwright.server.session;

import dev.orbwright.world.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// `demoControl {action, speed?}`: a watcher pauses the demo, or plays it faster or again.
final class DemoControl implements Handler {

    private final Supplier<Optional<Show>> show;

    DemoControl(Supplier<Optional<Show>> show) {
        this.show = show;
    }

    @Override
    public CompletionStage<Reply> handle(Session session, JsonObject payload) {
        Optional<Show> running = show.get();
        if (running.isEmpty() || !session.isSpectator()) {
            return Replies.now(
                    Reply.refused("NOT_WATCHING", "Only those who watch a demo can control it."));
        }
        return Replies.now(
                running.get()
                        .control(payload)
                        .map(Reply::done)
                        .orElseGet(() ->
                                Reply.error(
                                        "BAD_REQUEST",
                                        "demoControl needs `action`: pause, resume, speed with a"
                                                + " `speed` from 0.1 to 100, or, in a demo's own world,"
                                                + " restart.")));
    }
}
