package dev.orbwright.server.session;

import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.BudgetClass;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Use;
import dev.orbwright.server.view.Promises;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.World;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells players what came of their wishes, and lets the world celebrate those that were granted.
final class WishReplies {

    private static final Logger LOG = LoggerFactory.getLogger(WishReplies.class);
    private static final String FINALIZER = "df_system_finalize_orb_charging";

    private final World world;
    private final FunctionRunner runner;
    private final WishAccounts accounts;
    private final Returning returning;

    WishReplies(World world, FunctionRunner runner, WishAccounts accounts, Returning returning) {
        this.world = world;
        this.runner = runner;
        this.accounts = accounts;
        this.returning = returning;
    }

    /// What the player is told of what came of it.
    Reply of(Wish wish, ForgeResult result, WishProgress progress) {
        return switch (result) {
            case ForgeResult.Created created -> granted(wish, created, progress);
            case ForgeResult.Declined declined -> refused(declined, progress);
            case ForgeResult.Offered offered -> {
                accounts.ended("OFFERED");
                JsonObject told = ToolOffers.payload(offered);
                progress.say("offered", offered.message(), told);
                returning.shown(wish.soulId(), progress, progress.id());
                yield Reply.done(offered.message()).withAll(told).with("wish_id", progress.id());
            }
            case ForgeResult.Previewed previewed -> {
                accounts.ended("PREVIEWED");
                JsonObject promises =
                        Promises.of(
                                previewed.conditions(),
                                world.durable(),
                                Optional.of(wish.soulId()));
                JsonObject told = ToolDrafts.payload(previewed, promises);
                progress.say("preview", previewed.message(), told);
                returning.shown(wish.soulId(), progress, previewed.draftId());
                yield Reply.done(previewed.message()).withAll(told).with("wish_id", progress.id());
            }
        };
    }

    private Reply refused(ForgeResult.Declined declined, WishProgress progress) {
        accounts.ended(declined.code());
        Json suggestions = Json.Arr.ofStrings(declined.suggestions());
        progress.say(
                "declined",
                declined.message(),
                JsonObject.of("code", declined.code()).with("suggestions", suggestions));
        return Reply.refused(declined.code(), declined.message())
                .with("attempts", declined.attempts())
                .with("suggestions", suggestions)
                .with("wish_id", progress.id());
    }

    private Reply granted(Wish wish, ForgeResult.Created created, WishProgress progress) {
        accounts.ended("CREATED");
        returning.answered(wish.soulId());
        String message =
                created.revised()
                        ? created.message()
                        : celebrate(wish, created).orElse(created.message());
        JsonObject artifact = artifact(created);
        progress.say("ready", message, artifact);
        return Reply.done(message)
                .withAll(artifact)
                .with("artifact_name", created.artifactName())
                .with("function_name", created.functionName())
                .with("attempts", created.attempts())
                .with("wish_id", progress.id());
    }

    /// `{artifact_id}`, where there is one.
    static JsonObject artifact(ForgeResult.Created created) {
        return created.artifactId().isEmpty()
                ? JsonObject.EMPTY
                : JsonObject.of("artifact_id", created.artifactId());
    }

    /// Lets the world's own function celebrate. The tool is the player's already, whatever that
    /// does.
    private Optional<String> celebrate(Wish wish, ForgeResult.Created created) {
        if (world.durable().function(FINALIZER).isEmpty()) {
            return Optional.empty();
        }
        Run run;
        try {
            run = finish(wish, created);
        } catch (RuntimeException e) {
            LOG.error("A tool was made, and {} failed for it", FINALIZER, e);
            return Optional.empty();
        }
        return run instanceof Run.Answered answered
                ? Optional.of(Answer.of(answered.value()).message()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    private Run finish(Wish wish, ForgeResult.Created created) {
        JsonObject arguments =
                JsonObject.builder()
                        .put("catalyst_artifact_id", wish.catalystId())
                        .put("newly_created_tool_function_name", created.functionName())
                        .put("user_provided_description", wish.text())
                        .build();
        return runner.run(
                        Actor.player(wish.soulId()),
                        "wish granted",
                        new Use.OfFunction(
                                FINALIZER, Optional.of(wish.soulId()), arguments, BudgetClass.TOOL))
                .result();
    }
}
