package dev.orbwright.server.session;

import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Use;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// `performAction {artifactId, args}`: the player uses something that they carry.
final class PerformAction implements Handler {

    private final FunctionRunner runner;
    private final Turns turns;

    PerformAction(FunctionRunner runner, Turns turns) {
        this.runner = runner;
        this.turns = turns;
    }

    @Override
    public CompletionStage<Reply> handle(Session session, JsonObject payload) {
        Optional<String> artifactId = payload.text("artifactId");
        if (artifactId.isEmpty()) {
            return Replies.error(
                    "performAction needs `artifactId`, the id of something you carry.");
        }
        if (payload.get("args").isPresent() && !(payload.get("args").get() instanceof JsonObject)) {
            return Replies.error("performAction takes `args` as an object, or none.");
        }
        return turns.next(
                session.soulId(), () -> use(session, artifactId.get(), payload.object("args")));
    }

    private Reply use(Session session, String artifactId, JsonObject arguments) {
        Outcome<Run> outcome =
                runner.run(
                        Actor.player(session.soulId()),
                        "performAction " + artifactId,
                        new Use.OfArtifact(session.soulId(), artifactId, arguments));
        Run run = outcome.result();
        if (run instanceof Run.Answered(_, Json.Str(String text), _)
                && text.equals(Reply.WISH_EVENT)) {
            return askForWish(outcome.state(), artifactId);
        }
        return Reply.of(run);
    }

    private static Reply askForWish(WorldState state, String artifactId) {
        String question =
                state.property("ui_messages")
                        .filter(JsonObject.class::isInstance)
                        .flatMap(messages -> ((JsonObject) messages).text("orb_prompt"))
                        .orElse("What should your new tool do? Describe it in your own words.");
        return Reply.done(question)
                .with("event", "PROMPT_USER_FOR_TOOL_DESCRIPTION")
                .with("prompt_for_tool_artifact_id", artifactId)
                .with("display_message", question);
    }
}
