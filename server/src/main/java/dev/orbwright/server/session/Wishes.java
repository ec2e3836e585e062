package dev.orbwright.server.session;

import dev.orbwright.forge.Forge;
import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.storage.KeptWish;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldStoppedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// `submitToolDescription {description, catalyst_artifact_id}`: the player wishes for a tool. What
/// else is asked of the forge, [ToolDrafts] and [ToolOffers] do through [#begin].
///
/// Each wish has a thread of its own, so that its player can go on playing, and goes on when its
/// player leaves, and after a crash. One wish a soul at a time, and a few in all; the others wait
/// in line.
final class Wishes implements Handler {

    private static final int AT_ONCE = 3;
    private static final int LONGEST_LINE = 20;

    /// How often a wish is taken up again that the server died of, or with.
    private static final int MOST_RESUMED = 1;

    /// One virtual thread a wish.
    static final Executor THREADS = work -> Thread.ofVirtual().name("wish").start(work);

    private final World world;
    private final Forge forge;
    private final Sessions sessions;
    private final WishAccounts accounts;
    private final KeptWishes kept;
    private final Returning returning;
    private final WishReplies replies;
    private final ToolOffers offers;
    private final WishLine line = new WishLine(AT_ONCE);
    private final Map<String, WishProgress> wishing = new ConcurrentHashMap<>();
    private final Map<WishProgress, CompletableFuture<Reply>> running = new ConcurrentHashMap<>();

    /// A wish on its way.
    ///
    /// @param resumed how often it was taken up again after a crash
    private record Way(Wish wish, Errand errand, WishProgress progress, int resumed) {}

    Wishes(
            World world,
            FunctionRunner runner,
            Forge forge,
            Sessions sessions,
            WishAccounts accounts,
            KeptWishes kept) {
        this.world = world;
        this.forge = forge;
        this.sessions = sessions;
        this.accounts = accounts;
        this.kept = kept;
        this.returning = new Returning(forge);
        this.replies = new WishReplies(world, runner, accounts, returning);
        this.offers = new ToolOffers(forge, this);
    }

    /// The requests that answer offers.
    ToolOffers offers() {
        return offers;
    }

    /// How many are worked on or wait.
    int underWay() {
        return line.size();
    }

    /// How many of them wait.
    int waiting() {
        return line.waiting();
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
        return begin(
                new Wish(session.soulId(), catalyst.get(), description.get()),
                new Errand.Make(payload.flag("offers"), payload.flag("preview")));
    }

    /// Has something done for a wish, when its turn comes, on a thread of its own.
    CompletionStage<Reply> begin(Wish wish, Errand errand) {
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
        return start(new Way(wish, errand, progress, 0));
    }

    private CompletableFuture<Reply> start(Way way) {
        CompletableFuture<Reply> granted =
                CompletableFuture.supplyAsync(() -> grant(way), THREADS)
                        .whenComplete((_, _) -> over(way.wish(), way.progress()));
        running.put(way.progress(), granted);
        var _ = granted.whenComplete((_, _) -> running.remove(way.progress()));
        return granted;
    }

    private void over(Wish wish, WishProgress progress) {
        if (!sessions.present(wish.soulId())) {
            returning.missed(wish.soulId(), progress);
        }
        wishing.remove(wish.soulId());
    }

    private Reply grant(Way way) {
        return keeping(way, () -> inTurn(way));
    }

    /// Does this with the wish on disk, so that a server that stops in between takes it up again.
    private <T> T keeping(Way way, Supplier<T> work) {
        kept.begin(way.progress().id(), way.wish(), way.errand(), way.resumed());
        boolean isOver = true;
        try {
            return work.get();
        } catch (WorldStoppedException e) {
            isOver = false; // it is taken up again at the next start
            throw e;
        } catch (RuntimeException e) {
            declined(
                    way.progress(),
                    "INTERNAL",
                    "Something went wrong in the server. Make the wish again.");
            throw e;
        } finally {
            if (isOver) {
                kept.end(way.progress());
            }
        }
    }

    private static void declined(WishProgress progress, String code, String message) {
        progress.say(
                "declined",
                message,
                JsonObject.of("code", code).with("suggestions", Json.Arr.of()));
    }

    /// Has a tool made for an NPC, which waits in the same line as players. Blocks.
    ForgeResult makeForNpc(Wish wish) {
        WishProgress progress = new WishProgress(wish, sessions, accounts);
        if (line.size() >= AT_ONCE + LONGEST_LINE) {
            return new ForgeResult.Declined("TOO_MANY_WISHES", "Too many wish at this moment.", 0);
        }
        Way way = new Way(wish, new Errand.Make(false, false), progress, 0);
        return keeping(way, () -> forNpcInTurn(way));
    }

    private ForgeResult forNpcInTurn(Way way) {
        WishProgress progress = way.progress();
        boolean _ = line.enter(position -> waits(progress, position));
        try {
            ForgeResult result = forge.create(way.wish(), progress);
            if (result
                    instanceof
                    ForgeResult.Declined(String code, String message, int _, List<String> _)) {
                accounts.ended(code);
                declined(progress, code, message);
            } else {
                accounts.ended("CREATED");
                progress.say("ready", "It is made.");
            }
            return result;
        } finally {
            line.leave();
        }
    }

    private Reply inTurn(Way way) {
        Wish wish = way.wish();
        boolean waited = line.enter(position -> waits(way.progress(), position));
        try {
            if (waited && way.resumed() == 0 && !sessions.present(wish.soulId())) {
                accounts.ended("GONE");
                declined(
                        way.progress(),
                        "GONE",
                        "You left before it was your turn. Make the wish again.");
                return Reply.refused("GONE", "You left before it was your turn.");
            }
            ForgeResult result = way.errand().ask(forge, wish, way.progress());
            if (result instanceof ForgeResult.Offered offered) {
                offers.remember(way.progress().id(), wish, way.errand().preview(), offered);
            }
            return reply(wish, result, way.progress());
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
        return replies.of(wish, result, progress);
    }

    /// For what is done at once, and is no wish of its own.
    WishProgress silently(Wish wish) {
        return new WishProgress(wish, sessions, accounts);
    }

    /// Takes up the wishes that were under way when the server died: each is finished, or given up
    /// where that has been tried. What a model's budget had set aside for them is free again.
    void resume() {
        kept.interrupted().forEach(this::resume);
    }

    private void resume(KeptWish interrupted) {
        if (world.durable().entity(interrupted.soulId(), Soul.class).isEmpty()) {
            kept.end(interrupted.id());
            return;
        }
        Errand errand = Errand.of(interrupted.errand());
        Wish wish = new Wish(interrupted.soulId(), interrupted.catalystId(), interrupted.text());
        WishProgress progress = new WishProgress(interrupted.id(), wish, sessions, accounts);
        Optional<StoredFunction> done =
                errand.done(world.durable(), wish, interrupted.made().toEpochMilli());
        if (done.isPresent()) {
            progress.say(
                    "ready",
                    "Your tool was made before the server stopped: %s."
                            .formatted(done.get().active().description()),
                    JsonObject.of("function_name", done.get().name()));
            kept.end(progress);
            over(wish, progress);
        } else if (interrupted.resumed() >= MOST_RESUMED) {
            progress.say(
                    "declined",
                    "The server stopped twice while it worked on this wish, so it was given up. Make it"
                            + " again, perhaps in other words.",
                    JsonObject.of("code", "INTERRUPTED").with("suggestions", Json.Arr.of()));
            accounts.ended("INTERRUPTED");
            kept.end(progress);
            over(wish, progress);
        } else if (wishing.putIfAbsent(wish.soulId(), progress) == null) {
            progress.say(
                    "resumed",
                    "The server stopped while it worked on this wish; it goes on with it now.");
            var _ =
                    start(
                            new Way(
                                    wish.in(errand.wordsAgain(wish.text())),
                                    errand.again(),
                                    progress,
                                    interrupted.resumed() + 1));
        }
    }

    /// Waits until the wishes under way have ended, but not for long.
    void awaitEnd(Duration patience) {
        CompletableFuture.allOf(running.values().toArray(new CompletableFuture<?>[0]))
                .exceptionally(_ -> null)
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /// Tells a window that has just been opened of the wish that is under way, or of the last one.
    void replayTo(Session session) {
        WishProgress progress = wishing.get(session.soulId());
        if (progress != null) {
            progress.replayTo(session);
        } else {
            returning.replayTo(session);
        }
    }

    /// A draft is kept, or could not be.
    void noteKept(String draftId, ForgeResult result) {
        if (result instanceof ForgeResult.Created created) {
            JsonObject what =
                    JsonObject.of(
                            "function_name",
                            created.functionName(),
                            "artifact_id",
                            created.artifactId());
            kept.answered(
                    draftId,
                    "kept",
                    world.durable()
                            .function(created.functionName())
                            .map(function -> what.with("revision", function.activeRevision()))
                            .orElse(what));
        } else if (result instanceof ForgeResult.Declined declined
                && !declined.code().equals("NO_DRAFT")) {
            kept.answered(draftId, "not_kept", JsonObject.of("code", declined.code()));
        }
    }

    /// A draft is thrown away.
    void noteDiscarded(String draftId) {
        kept.answered(draftId, "discarded", JsonObject.EMPTY);
    }

    /// The soul has answered what it was shown.
    void answered(String soulId) {
        returning.answered(soulId);
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
}
