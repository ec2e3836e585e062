package dev.orbwright.server.session;

import dev.orbwright.forge.Forge;
import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.BudgetClass;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Use;
import dev.orbwright.server.view.Promises;
import dev.orbwright.storage.KeptWish;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
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
import java.util.concurrent.TimeUnit;
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

    /// How often a wish is taken up again that the server died of, or with.
    private static final int MOST_RESUMED = 1;

    /// For so many players who are away it is remembered how their wish ended.
    private static final int MOST_ENDINGS = 1_000;

    private static final String FINALIZER = "df_system_finalize_orb_charging";

    /// One virtual thread a wish.
    static final Executor THREADS = work -> Thread.ofVirtual().name("wish").start(work);

    private final World world;
    private final FunctionRunner runner;
    private final Forge forge;
    private final Sessions sessions;
    private final WishAccounts accounts;
    private final KeptWishes kept;
    private final WishLine line = new WishLine(AT_ONCE);
    private final Map<String, WishProgress> wishing = new ConcurrentHashMap<>();
    private final Map<String, WishProgress> endings = new ConcurrentHashMap<>();
    private final Map<WishProgress, CompletableFuture<Reply>> running = new ConcurrentHashMap<>();
    private final Map<String, Unanswered> unanswered = new ConcurrentHashMap<>();
    private final ToolOffers offers;

    /// What a soul was shown and has not answered: offers, or the draft of this id.
    private record Unanswered(WishProgress progress, Optional<String> draftId) {}

    /// What is asked of the forge.
    interface Work {
        ForgeResult ask(WishProgress progress);
    }

    /// What is done for a wish.
    ///
    /// @param preview whether what is offered is to be shown, once more, before it is kept
    /// @param resumed how often it was taken up again after a crash; empty where it is not
    private record Errand(Work work, boolean preview, Optional<Integer> resumed) {}

    Wishes(
            World world,
            FunctionRunner runner,
            Forge forge,
            Sessions sessions,
            WishAccounts accounts,
            KeptWishes kept) {
        this.world = world;
        this.runner = runner;
        this.forge = forge;
        this.sessions = sessions;
        this.accounts = accounts;
        this.kept = kept;
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
        return begin(
                wish,
                new Errand(
                        progress -> forge.create(wish, asked, progress),
                        asked.preview(),
                        Optional.of(0)));
    }

    /// Has something done for a wish, when its turn comes, on a thread of its own. It is not taken
    /// up again where a crash interrupts it.
    ///
    /// @param preview whether what is offered is to be shown, once more, before it is kept
    CompletionStage<Reply> begin(Wish wish, Work work, boolean preview) {
        return begin(wish, new Errand(work, preview, Optional.empty()));
    }

    private CompletionStage<Reply> begin(Wish wish, Errand errand) {
        if (line.size() >= AT_ONCE + LONGEST_LINE) {
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
        return start(wish, errand, progress);
    }

    private CompletableFuture<Reply> start(Wish wish, Errand errand, WishProgress progress) {
        CompletableFuture<Reply> granted =
                CompletableFuture.supplyAsync(() -> grant(wish, errand, progress), THREADS)
                        .whenComplete((_, _) -> over(wish, progress));
        running.put(progress, granted);
        var _ = granted.whenComplete((_, _) -> running.remove(progress));
        return granted;
    }

    /// How it ended is kept for a player who is away.
    private void over(Wish wish, WishProgress progress) {
        if (!sessions.present(wish.soulId()) && endings.size() < MOST_ENDINGS) {
            endings.put(wish.soulId(), progress);
        }
        wishing.remove(wish.soulId());
    }

    /// Takes up the wishes that were under way when the server died: each is finished, or given up
    /// where that has been tried. What a model's budget had set aside for them is free again.
    void resume() {
        for (KeptWish wish : kept.interrupted()) {
            if (world.durable().entity(wish.soulId(), Soul.class).isEmpty()) {
                kept.end(wish.id());
                continue;
            }
            Wish again = new Wish(wish.soulId(), wish.catalystId(), wish.text());
            WishProgress progress = new WishProgress(wish.id(), again, sessions, accounts);
            Optional<StoredFunction> made = KeptWishes.made(world.durable(), wish);
            if (made.isPresent()) {
                progress.say(
                        "ready",
                        "Your tool was made before the server stopped: %s."
                                .formatted(made.get().active().description()),
                        JsonObject.of("function_name", made.get().name()));
                kept.end(wish.id());
                over(again, progress);
            } else if (wish.resumed() >= MOST_RESUMED) {
                progress.say(
                        "declined",
                        "The server stopped twice while it worked on this wish, so it was given up, at no"
                                + " cost. Make it again, perhaps in other words.",
                        JsonObject.of("code", "INTERRUPTED").with("suggestions", Json.Arr.of()));
                accounts.ended("INTERRUPTED");
                kept.end(wish.id());
                over(again, progress);
            } else if (wishing.putIfAbsent(wish.soulId(), progress) == null) {
                progress.say(
                        "resumed",
                        "The server stopped while it worked on this wish; it goes on with it now.");
                Forge.Asked nothing = new Forge.Asked(false, false);
                var _ =
                        start(
                                again,
                                new Errand(
                                        told -> forge.create(again, nothing, told),
                                        false,
                                        Optional.of(wish.resumed() + 1)),
                                progress);
            }
        }
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
        WishProgress ended = session.isSpectator() ? null : endings.remove(session.soulId());
        Unanswered shown = unanswered.get(session.soulId());
        if (progress != null) {
            progress.replayTo(session);
        } else if (ended != null) {
            ended.replayTo(session);
        } else if (shown != null) {
            boolean there =
                    shown.draftId()
                            .map(draft -> forge.wishOf(session.soulId(), draft).isPresent())
                            .orElse(true);
            if (there) {
                shown.progress().replayTo(session);
            } else {
                unanswered.remove(session.soulId(), shown);
            }
        }
    }

    /// The soul has answered what it was shown.
    void answered(String soulId) {
        unanswered.remove(soulId);
    }

    /// Windows that are opened later are told, too.
    private void shows(Wish wish, WishProgress progress, Optional<String> draftId) {
        if (unanswered.size() < MOST_ENDINGS || unanswered.containsKey(wish.soulId())) {
            unanswered.put(wish.soulId(), new Unanswered(progress, draftId));
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

    private Reply grant(Wish wish, Errand errand, WishProgress progress) {
        errand.resumed().ifPresent(times -> kept.begin(progress.id(), wish, times));
        try {
            return inTurn(wish, errand, progress);
        } finally {
            if (errand.resumed().isPresent()) {
                kept.end(progress.id());
            }
        }
    }

    private Reply inTurn(Wish wish, Errand errand, WishProgress progress) {
        boolean waited = line.enter(position -> waits(progress, position));
        boolean again = errand.resumed().orElse(0) > 0;
        try {
            if (waited && !again && !sessions.present(wish.soulId())) {
                accounts.ended("GONE");
                return Reply.refused("GONE", "You left before it was your turn.");
            }
            ForgeResult result = errand.work().ask(progress);
            if (result instanceof ForgeResult.Offered offered) {
                offers.remember(progress.id(), wish, errand.preview(), offered);
            }
            return reply(wish, result, progress);
        } finally {
            line.leave();
        }
    }

    private static void waits(WishProgress progress, int position) {
        progress.say(
                "waiting",
                position == 1
                        ? "Others wish too; yours is next."
                        : "Others wish too; %d before you.".formatted(position - 1),
                JsonObject.of("position", position));
    }

    /// What the player is told of what came of it.
    Reply reply(Wish wish, ForgeResult result, WishProgress progress) {
        return switch (result) {
            case ForgeResult.Created created -> granted(wish, created, progress);
            case ForgeResult.Declined declined -> refused(declined, progress);
            case ForgeResult.Offered offered -> {
                accounts.ended("OFFERED");
                JsonObject told = ToolOffers.payload(offered);
                progress.say("offered", offered.message(), told);
                shows(wish, progress, Optional.empty());
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
                shows(wish, progress, Optional.of(previewed.draftId()));
                yield Reply.done(previewed.message()).withAll(told).with("wish_id", progress.id());
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
        answered(wish.soulId());
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
