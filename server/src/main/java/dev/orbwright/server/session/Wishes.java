package dev.orbwright.server.session;

import dev.orbwright.forge.Forge;
import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.BudgetClass;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Use;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `submitToolDescription {description, catalyst_artifact_id}`: the player wishes for a tool. What
/// else is asked of the forge, [ToolDrafts] and [ToolOffers] do through [#begin].
///
/// Each wish has a thread of its own, so that its player can go on playing, and goes on when its
/// player leaves. One wish a soul at a time, and a few in all; the others wait in line.
final class Wishes implements Handler {

    private static final Logger LOG = LoggerFactory.getLogger(Wishes.class);
    private static final int AT_ONCE = 3;
    private static final int LONGEST_LINE = 20;
    private static final String FINALIZER = "df_system_finalize_orb_charging";

    /// One virtual thread a wish.
    static final Executor THREADS = work -> Thread.ofVirtual().name("wish").start(work);

    private final World world;
    private final FunctionRunner runner;
    private final Forge forge;
    private final Sessions sessions;
    private final WishAccounts accounts;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<String, WishProgress> wishing = new ConcurrentHashMap<>();
    private final Map<WishProgress, CompletableFuture<Reply>> running = new ConcurrentHashMap<>();
    private final ToolOffers offers;

    /// What is asked of the forge.
    interface Work {
        ForgeResult ask(WishProgress progress);
    }

    Wishes(
            World world,
            FunctionRunner runner,
            Forge forge,
            Sessions sessions,
            WishAccounts accounts) {
        this.world = world;
        this.runner = runner;
        this.forge = forge;
        this.sessions = sessions;
        this.accounts = accounts;
        this.offers = new ToolOffers(forge, this);
    }

    /// The requests that answer offers.
    ToolOffers offers() {
        return offers;
    }

    @Override
    public CompletionStage<Reply> handle(Session session, JsonObject payload) {
        Optional<String> description = payload.text("description");
        Optional<String> catalyst = payload.text("catalyst_artifact_id");
        if (description.isEmpty() || catalyst.isEmpty()) {
            return Replies.error(
                    "submitToolDescription needs `description`, the wish, and `catalyst_artifact_id`.");
        }
        if (!grantsWishes(world.durable(), session.soulId(), catalyst.get())) {
            return Replies.now(
                    Reply.refused(
                            "NOT_A_CATALYST", "You carry no such thing that can grant a wish."));
        }
        Wish wish = new Wish(session.soulId(), catalyst.get(), description.get());
        Forge.Asked asked = new Forge.Asked(payload.flag("offers"), payload.flag("preview"));
        return begin(wish, progress -> forge.create(wish, asked, progress), asked.preview());
    }

    /// Has something done for a wish, when its turn comes, on a thread of its own.
    ///
    /// @param preview whether what is offered is to be shown, once more, before it is kept
    CompletionStage<Reply> begin(Wish wish, Work work, boolean preview) {
        if (underWay.get() >= AT_ONCE + LONGEST_LINE) {
            return Replies.now(
                    Reply.refused(
                            "TOO_MANY_WISHES",
                            "Too many wish at this moment; try again in a minute."));
        }
        WishProgress progress = new WishProgress(wish, sessions, accounts);
        if (wishing.putIfAbsent(wish.soulId(), progress) != null) {
            return Replies.now(
                    Reply.refused("ALREADY_WISHING", "Your last wish is still being worked on."));
        }
        CompletableFuture<Reply> granted =
                CompletableFuture.supplyAsync(() -> grant(wish, work, preview, progress), THREADS)
                        .whenComplete((_, _) -> wishing.remove(wish.soulId()));
        running.put(progress, granted);
        var _ = granted.whenComplete((_, _) -> running.remove(progress));
        return granted;
    }

    /// Waits until the wishes under way have ended, but not for long.
    void awaitEnd(Duration patience) {
        CompletableFuture.allOf(running.values().toArray(new CompletableFuture<?>[0]))
                .exceptionally(_ -> null)
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /// Tells a window that has just been opened of the wish that is under way.
    void replayTo(Session session) {
        WishProgress progress = wishing.get(session.soulId());
        if (progress != null) {
            progress.replayTo(session);
        }
    }

    private static boolean grantsWishes(WorldState state, String soulId, String artifactId) {
        boolean carried =
                state.entity(soulId, Soul.class)
                        .filter(soul -> soul.carries(artifactId))
                        .isPresent();
        boolean orb =
                state.property("orb_of_ingenuity_artifact_id")
                        .filter(id -> id.equals(Json.of(artifactId)))
                        .isPresent();
        return carried
                && (orb
                        || state.entity(artifactId, Artifact.class)
                                .filter(artifact -> artifact.creatorId().isEmpty())
                                .filter(artifact -> artifact.properties().flag("grants_wishes"))
                                .isPresent());
    }

    private Reply grant(Wish wish, Work work, boolean preview, WishProgress progress) {
        int before = underWay.getAndIncrement() - AT_ONCE;
        if (before >= 0) {
            progress.say("waiting", "Others wish too; %d before you.".formatted(before + 1));
        }
        places.acquireUninterruptibly();
        if (before >= 0 && !sessions.present(wish.soulId())) {
            places.release();
            underWay.decrementAndGet();
            accounts.ended("GONE");
            return Reply.refused("GONE", "You left before it was your turn.");
        }
        try {
            ForgeResult result = work.ask(progress);
            if (result instanceof ForgeResult.Offered offered) {
                offers.remember(progress.id(), wish, preview, offered);
            }
            return reply(wish, result, progress);
        } finally {
            places.release();
            underWay.decrementAndGet();
        }
    }

    /// What the player is told of what came of it.
    Reply reply(Wish wish, ForgeResult result, WishProgress progress) {
        return switch (result) {
            case ForgeResult.Created created -> granted(wish, created, progress);
            case ForgeResult.Declined declined -> refused(declined, progress);
            case ForgeResult.Offered offered -> {
                accounts.ended("OFFERED");
                progress.say("offered", offered.message());
                yield ToolOffers.reply(offered).with("wish_id", progress.id());
            }
            case ForgeResult.Previewed previewed -> {
                accounts.ended("PREVIEWED");
                progress.say(
                        "preview",
                        previewed.message(),
                        JsonObject.of("draft_id", previewed.draftId()));
                yield ToolDrafts.reply(previewed).with("wish_id", progress.id());
            }
        };
    }

    /// For what is done at once, and is no wish of its own.
    WishProgress silently(Wish wish) {
        return new WishProgress(wish, sessions, accounts);
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
        String message =
                created.revised()
                        ? created.message()
                        : celebrate(wish, created).orElse(created.message());
        progress.say("ready", message, JsonObject.of("artifact_id", created.artifactId()));
        return Reply.done(message)
                .with("artifact_id", created.artifactId())
                .with("artifact_name", created.artifactName())
                .with("function_name", created.functionName())
                .with("attempts", created.attempts())
                .with("wish_id", progress.id());
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
