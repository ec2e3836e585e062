package dev.orbwright.server.session;

import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Use;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.task.Actor;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// `submitInput {prompt_id, input}`: the player answers what an artifact asked.
final class SubmitInput implements Handler {

    private static final int LONGEST = 2_000;

    private final FunctionRunner runner;
    private final Questions questions;

    SubmitInput(FunctionRunner runner, Questions questions) {
        this.runner = runner;
        this.questions = questions;
    }

    @Override
    public CompletionStage<Reply> handle(Session session, JsonObject payload) {
        Optional<String> promptId = payload.text("prompt_id");
        Optional<String> input = payload.text("input");
        if (promptId.isEmpty() || input.isEmpty() || input.get().length() > LONGEST) {
            return Replies.error(
                    "submitInput needs `prompt_id` and `input`, a text of at most %,d characters."
                            .formatted(LONGEST));
        }
        Optional<String> function = questions.take(session.soulId(), promptId.get());
        if (function.isEmpty()) {
            return Replies.now(
                    Reply.refused(
                            "NOT_FOUND", "Nobody waits for this answer any more; ask again."));
        }
        return session.next(() ->
                Reply.of(
                        runner.run(
                                        Actor.player(session.soulId()),
                                        "submitInput",
                                        new Use.OfFunction(
                                                function.get(),
                                                Optional.of(session.soulId()),
                                                JsonObject.of("input", input.get()),
                                                Budget.TOOL))
                                .result()));
    }
}
