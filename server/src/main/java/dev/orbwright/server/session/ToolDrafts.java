package dev.orbwright.server.session;

import dev.orbwright.forge.ChangeSummary;
import dev.orbwright.forge.Forge;
import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.server.view.GameStateView;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.TemporaryObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// What a player says to a tool that was shown and is not kept yet: `keepDraft {draft_id}`,
/// `refineDraft {draft_id, words}`, `discardDraft {draft_id}`; and `refineTool {artifact_id, words,
/// preview?}` and `repairFunction {function_name, preview?}`, which make another revision of one
/// that is kept.
final class ToolDrafts {

    private final Forge forge;
    private final Wishes wishes;
    private final Failures failures;

    ToolDrafts(Forge forge, Wishes wishes, Failures failures) {
        this.forge = forge;
        this.wishes = wishes;
        this.failures = failures;
    }

    CompletionStage<Reply> keep(Session session, JsonObject payload) {
        Optional<String> draft = payload.text("draft_id");
        if (draft.isEmpty()) {
            return Replies.error("keepDraft needs `draft_id`.");
        }
        Wish wish = drafted(session, draft.get()).wish();
        return CompletableFuture.supplyAsync(
                () -> {
                    ForgeResult result = forge.keep(session.soulId(), draft.get());
                    wishes.noteKept(draft.get(), result);
                    return wishes.reply(wish, result, wishes.silently(wish));
                },
                WishesUnderWay.THREADS);
    }

    CompletionStage<Reply> refine(Session session, JsonObject payload) {
        Optional<String> draft = payload.text("draft_id");
        Optional<String> words = payload.text("words");
        if (draft.isEmpty() || words.isEmpty()) {
            return Replies.error("refineDraft needs `draft_id` and `words`.");
        }
        Forge.Drafted drafted = drafted(session, draft.get());
        return wishes.begin(
                drafted.wish().in(words.get()),
                new Errand.RefineDraft(draft.get(), drafted.said(), drafted.revises()));
    }

    CompletionStage<Reply> discard(Session session, JsonObject payload) {
        Optional<String> draft = payload.text("draft_id");
        if (draft.isEmpty()) {
            return Replies.error("discardDraft needs `draft_id`.");
        }
        boolean thrownAway = forge.discard(session.soulId(), draft.get());
        wishes.answered(session.soulId());
        if (thrownAway) {
            wishes.noteDiscarded(draft.get());
        }
        return Replies.now(
                thrownAway
                        ? Reply.done("It is thrown away.")
                        : Reply.refused("NO_DRAFT", "There is no such draft any more."));
    }

    CompletionStage<Reply> refineTool(Session session, JsonObject payload) {
        Optional<String> artifact = payload.text("artifact_id");
        Optional<String> words = payload.text("words");
        if (artifact.isEmpty() || words.isEmpty()) {
            return Replies.error("refineTool needs `artifact_id` and `words`.");
        }
        return wishes.begin(
                new Wish(session.soulId(), artifact.get(), words.get()),
                new Errand.RefineTool(artifact.get(), payload.flag("preview")));
    }

    CompletionStage<Reply> repair(Session session, JsonObject payload) {
        Optional<String> name = payload.text("function_name");
        if (name.isEmpty()) {
            return Replies.error("repairFunction needs `function_name`.");
        }
        Optional<String> failure = failures.last(name.get());
        if (failure.isEmpty()) {
            return Replies.now(
                    Reply.refused(
                            "NOT_BROKEN",
                            "It did not fail when it was last used; nothing is to mend."));
        }
        return wishes.begin(
                new Wish(session.soulId(), "", "Mend " + name.get()),
                new Errand.Repair(name.get(), failure.get(), payload.flag("preview")));
    }

    private Forge.Drafted drafted(Session session, String draftId) {
        return forge.drafted(session.soulId(), draftId)
                .orElseGet(() ->
                        new Forge.Drafted(
                                new Wish(session.soulId(), "", ""), "", Optional.empty()));
    }

    /// What a client needs to show a tool that is not kept yet.
    ///
    /// @param promises its conditions in words
    static JsonObject payload(ForgeResult.Previewed previewed, JsonObject promises) {
        List<Json> objects =
                previewed.trial().changes().changes().stream()
                        .flatMap(change -> change.after().stream())
                        .filter(TemporaryObject.class::isInstance)
                        .<Json>map(entry -> GameStateView.fresh((TemporaryObject) entry))
                        .toList();
        List<Json> changed = previewed.changed().stream().map(Json.class::cast).toList();
        return JsonObject.builder()
                .put("event", "TOOL_PREVIEW")
                .put("draft_id", previewed.draftId())
                .put("function_name", previewed.functionName())
                .put("artifact_name", previewed.artifactName())
                .put("would", Json.Arr.ofStrings(previewed.would()))
                .put(
                        "scene",
                        JsonObject.of(
                                "temporary_objects",
                                new Json.Arr(objects),
                                "changed",
                                new Json.Arr(changed)))
                .put("usage", ChangeSummary.usage(previewed.trial()))
                .put("conditions", previewed.conditions())
                .put("promises", promises)
                .put("source", previewed.source())
                .put("language", previewed.language().wireName())
                .put("attempts", previewed.attempts())
                .build();
    }
}
