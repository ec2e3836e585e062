package dev.orbwright.server.session;

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
/// preview?}`, which makes another revision of a tool that is kept.
final class ToolDrafts {

    private final Forge forge;
    private final Wishes wishes;

    ToolDrafts(Forge forge, Wishes wishes) {
        this.forge = forge;
        this.wishes = wishes;
    }

    CompletionStage<Reply> keep(Session session, JsonObject payload) {
        Optional<String> draft = payload.text("draft_id");
        if (draft.isEmpty()) {
            return Replies.error("keepDraft needs `draft_id`.");
        }
        Wish wish = forge.wishOf(session.soulId(), draft.get()).orElse(nothing(session));
        return CompletableFuture.supplyAsync(
                () ->
                        wishes.reply(
                                wish,
                                forge.keep(session.soulId(), draft.get()),
                                wishes.silently(wish)),
                Wishes.THREADS);
    }

    CompletionStage<Reply> refine(Session session, JsonObject payload) {
        Optional<String> draft = payload.text("draft_id");
        Optional<String> words = payload.text("words");
        if (draft.isEmpty() || words.isEmpty()) {
            return Replies.error("refineDraft needs `draft_id` and `words`.");
        }
        Wish wish = forge.wishOf(session.soulId(), draft.get()).orElse(nothing(session));
        return wishes.begin(
                new Wish(wish.soulId(), wish.catalystId(), words.get()),
                progress -> forge.refine(session.soulId(), draft.get(), words.get(), progress),
                true);
    }

    CompletionStage<Reply> discard(Session session, JsonObject payload) {
        Optional<String> draft = payload.text("draft_id");
        if (draft.isEmpty()) {
            return Replies.error("discardDraft needs `draft_id`.");
        }
        return Replies.now(
                forge.discard(session.soulId(), draft.get())
                        ? Reply.done("It is thrown away.")
                        : Reply.refused("NO_DRAFT", "There is no such draft any more."));
    }

    CompletionStage<Reply> refineTool(Session session, JsonObject payload) {
        Optional<String> artifact = payload.text("artifact_id");
        Optional<String> words = payload.text("words");
        if (artifact.isEmpty() || words.isEmpty()) {
            return Replies.error("refineTool needs `artifact_id` and `words`.");
        }
        boolean preview = payload.flag("preview");
        return wishes.begin(
                new Wish(session.soulId(), artifact.get(), words.get()),
                progress ->
                        forge.refineTool(
                                session.soulId(), artifact.get(), words.get(), preview, progress),
                preview);
    }

    private static Wish nothing(Session session) {
        return new Wish(session.soulId(), "", "");
    }

    static Reply reply(ForgeResult.Previewed previewed) {
        List<Json> objects =
                previewed.trial().changes().changes().stream()
                        .flatMap(change -> change.after().stream())
                        .filter(TemporaryObject.class::isInstance)
                        .<Json>map(entry -> GameStateView.fresh((TemporaryObject) entry))
                        .toList();
        List<Json> changed = previewed.changed().stream().map(Json.class::cast).toList();
        return Reply.done(previewed.message())
                .with("event", "TOOL_PREVIEW")
                .with("draft_id", previewed.draftId())
                .with("function_name", previewed.functionName())
                .with("artifact_name", previewed.artifactName())
                .with("would", Json.Arr.ofStrings(previewed.would()))
                .with(
                        "scene",
                        JsonObject.of(
                                "temporary_objects",
                                new Json.Arr(objects),
                                "changed",
                                new Json.Arr(changed)))
                .with("conditions", previewed.conditions())
                .with("source", previewed.source())
                .with("language", previewed.language().wireName())
                .with("attempts", previewed.attempts());
    }
}
