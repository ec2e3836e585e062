package dev.orbwright.server.session;

import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Use;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.WorldStoppedException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// `submitInput {prompt_id, input}`: the player answers what an artifact asked.
final class SubmitInput implements Handler {

    private static final int LONGEST = 2_000;

    private final FunctionRunner runner;
    private final Questions questions;
    private final Turns turns;

    SubmitInput(FunctionRunner runner, Questions questions, Turns turns) {
        this.runner = runner;
        this.questions = questions;
        this.turns = turns;
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
        return turns.next(
                session.soulId(), () -> answer(session.soulId(), promptId.get(), input.get()));
    }

    /// The function runs as if its artifact were used again, with what the player said as `input`.
    private Reply answer(String soulId, String promptId, String input) {
        Optional<Questions.Question> question = questions.take(soulId, promptId);
        if (question.isEmpty()) {
            return Reply.refused("NOT_FOUND", "Nobody waits for this answer any more; ask again.");
        }
        try {
            return Reply.of(
                    runner.run(
                                    Actor.player(soulId),
                                    "submitInput",
                                    new Use.OfAnswer(
                                            soulId,
                                            question.get().artifactId(),
                                            question.get().functionName(),
                                            JsonObject.of("input", input)))
                            .result());
        } catch (WorldStoppedException e) {
            questions.putBack(promptId, question.get());
            throw e;
        }
    }
}
