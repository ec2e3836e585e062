package dev.orbwright.server.session;

import dev.orbwright.forge.Forge;
import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.llm.Payer;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.storage.KeptWish;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.World;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;

/// `submitToolDescription {description, catalyst_artifact_id}`: the player wishes for a tool. What
/// else is asked of the forge, [ToolDrafts] and [ToolOffers] do through [#begin].
///
/// Each wish has a thread of its own, so that its player can go on playing, and goes on when its
/// player leaves, and after a crash. One wish a soul at a time, and a few in all; the others wait
/// in line.
final class Wishes implements Handler {

    /// How often a wish is taken up again that the server died of, or with.
    private static final int MOST_RESUMED = 1;

    private final World world;
    private final Forge forge;
    private final Sessions sessions;
    private final WishAccounts accounts;
    private final KeptWishes kept;
    private final Returning returning;
    private final WishReplies replies;
    private final ToolOffers offers;
    private final WishesUnderWay underWay = new WishesUnderWay();
    private final NpcWishes npcs;

    /// @param tellsNpc tells an NPC what came of its wish; false where it cannot hear it now
    Wishes(
            World world,
            FunctionRunner runner,
            Forge forge,
            Sessions sessions,
            WishAccounts accounts,
            KeptWishes kept,
            BiPredicate<String, ForgeResult> tellsNpc) {
        this.world = world;
        this.forge = forge;
        this.sessions = sessions;
        this.accounts = accounts;
        this.kept = kept;
        this.npcs = new NpcWishes(forge, sessions, accounts, kept, underWay, tellsNpc);
        this.offers = new ToolOffers(forge, this);
        this.returning = new Returning(this::awaitsAnswer);
        this.replies = new WishReplies(world, runner, accounts, returning);
    }

    /// The requests that answer offers.
    ToolOffers offers() {
        return offers;
    }

    /// How many are worked on or wait.
    int underWay() {
        return underWay.size();
    }

    /// How many of them wait.
    int waiting() {
        return underWay.waiting();
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
        return begin(wish, errand, () -> {});
    }

    /// The same.
    ///
    /// @param accepted is run before anything is done, and only where the wish is not refused
    CompletionStage<Reply> begin(Wish wish, Errand errand, Runnable accepted) {
        if (underWay.isFull()) {
            return Replies.now(
                    Reply.refused(
                            "TOO_MANY_WISHES",
                            "Too many wish at this moment; try again in a minute."));
        }
        WishProgress progress = ofPlayer(wish);
        if (!underWay.begin(wish.soulId(), progress)) {
            return Replies.now(
                    Reply.refused("ALREADY_WISHING", "Your last wish is still being worked on."));
        }
        accepted.run();
        return start(new WishWay(wish, errand, progress, 0));
    }

    /// The wishes of NPCs.
    NpcWishes ofNpcs() {
        return npcs;
    }

    private CompletableFuture<Reply> start(WishWay way) {
        return underWay.start(
                way.progress(),
                () -> kept.during(way, () -> inTurn(way), Wishes::isEnd),
                () -> over(way.wish(), way.progress()));
    }

    /// A wish that ends because the server stops is taken up again at the next start.
    private static boolean isEnd(Reply reply) {
        return reply.payload().text("code").filter(ForgeResult.Declined.SHUTDOWN::equals).isEmpty();
    }

    private void over(Wish wish, WishProgress progress) {
        if (!sessions.present(wish.soulId())) {
            returning.missed(wish.soulId(), progress);
        }
        underWay.end(wish.soulId(), progress);
    }

    private Reply inTurn(WishWay way) {
        Wish wish = way.wish();
        boolean waited = underWay.enter(way.progress());
        try {
            if (waited && way.resumed() == 0 && !sessions.present(wish.soulId())) {
                accounts.ended("GONE");
                way.progress()
                        .declined("GONE", "You left before it was your turn. Make the wish again.");
                return Reply.refused("GONE", "You left before it was your turn.");
            }
            ForgeResult result = way.errand().ask(forge, wish, way.progress());
            if (result instanceof ForgeResult.Offered offered) {
                offers.remember(way.progress().id(), wish, way.errand().preview(), offered);
            }
            return reply(wish, result, way.progress());
        } finally {
            underWay.leave();
        }
    }

    /// What the player is told of what came of it.
    Reply reply(Wish wish, ForgeResult result, WishProgress progress) {
        return replies.of(wish, result, progress);
    }

    /// For what is done at once, and is no wish of its own.
    WishProgress silently(Wish wish) {
        return ofPlayer(wish);
    }

    private WishProgress ofPlayer(Wish wish) {
        return new WishProgress(wish, Payer.player(wish.soulId()), sessions, accounts);
    }

    /// Takes up the wishes that were under way when the server stopped or died: each is finished,
    /// or given up where that has been tried. What a model's budget had set aside for them is free
    /// again.
    void resume() {
        kept.interrupted().forEach(this::resume);
    }

    private void resume(KeptWish interrupted) {
        accounts.interrupted();
        WorldState state = world.durable();
        Optional<Soul> soul = state.entity(interrupted.soulId(), Soul.class);
        if (soul.isEmpty()) {
            kept.end(interrupted.id());
            return;
        }
        boolean ofNpc = soul.get().type() == Soul.Type.NPC;
        Errand errand = Errand.of(interrupted.errand());
        Wish wish = new Wish(interrupted.soulId(), interrupted.catalystId(), interrupted.text());
        Payer payer = ofNpc ? Payer.npc(wish.soulId()) : Payer.player(wish.soulId());
        WishProgress progress = new WishProgress(interrupted.id(), wish, payer, sessions, accounts);
        WishWay way =
                new WishWay(
                        wish.in(errand.wordsAgain(wish.text())),
                        errand.again(),
                        progress,
                        interrupted.resumed() + 1);
        Optional<StoredFunction> done = errand.done(state, wish, interrupted.made().toEpochMilli());
        if (done.isPresent()) {
            progress.say(
                    "ready",
                    "Your tool was made before the server stopped: %s."
                            .formatted(done.get().active().description()),
                    JsonObject.of("function_name", done.get().name()));
            if (ofNpc) {
                npcs.wasMade(state, way, done.get());
            } else {
                kept.end(progress);
                over(wish, progress);
            }
        } else if (interrupted.resumed() >= MOST_RESUMED) {
            String message =
                    "The server stopped twice while it worked on this wish, so it was given up. Make it"
                            + " again, perhaps in other words.";
            progress.declined("INTERRUPTED", message);
            accounts.ended("INTERRUPTED");
            if (ofNpc) {
                npcs.isOver(way, new ForgeResult.Declined("INTERRUPTED", message, 0));
            } else {
                kept.end(progress);
                over(wish, progress);
            }
        } else if (underWay.begin(wish.soulId(), progress)) {
            accounts.resumed();
            progress.say(
                    "resumed",
                    "The server stopped while it worked on this wish; it goes on with it now.");
            if (ofNpc) {
                npcs.resume(way);
            } else {
                var _ = start(way);
            }
        }
    }

    /// Waits until the wishes under way have ended, but not for long.
    void awaitEnd(Duration patience) {
        underWay.awaitEnd(patience);
    }

    /// Tells a window that has just been opened of the wish that is under way, or of the last one.
    void replayTo(Session session) {
        underWay.of(session.soulId())
                .ifPresentOrElse(
                        progress -> progress.replayTo(session), () -> returning.replayTo(session));
    }

    /// A draft is kept, or could not be.
    void noteKept(String draftId, ForgeResult result) {
        if (result instanceof ForgeResult.Created created) {
            JsonObject what =
                    JsonObject.of("function_name", created.functionName())
                            .withAll(WishReplies.artifact(created));
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

    /// What offers came to: one of them was handed over, could not be, or all were declined.
    void noteOffers(String wishId, String became, JsonObject more) {
        kept.answered(wishId, became, more);
    }

    /// Whether a draft can still be kept, or an offer taken.
    boolean awaitsAnswer(String soulId, String shown) {
        return forge.drafted(soulId, shown).isPresent() || offers.await(soulId, shown);
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
