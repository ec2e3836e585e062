package dev.orbwright.server.session;

import dev.orbwright.forge.Forge;
import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.llm.Payer;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.WorldStoppedException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The wishes of NPCs, which wait in the same line as those of players. One is over when the NPC
/// has heard what came of it.
final class NpcWishes {

    private static final Logger LOG = LoggerFactory.getLogger(NpcWishes.class);

    private final Forge forge;
    private final Sessions sessions;
    private final WishAccounts accounts;
    private final KeptWishes kept;
    private final WishesUnderWay underWay;
    private final BiPredicate<String, ForgeResult> tells;

    /// @param tells tells an NPC what came of its wish; false where it cannot hear it now
    NpcWishes(
            Forge forge,
            Sessions sessions,
            WishAccounts accounts,
            KeptWishes kept,
            WishesUnderWay underWay,
            BiPredicate<String, ForgeResult> tells) {
        this.forge = forge;
        this.sessions = sessions;
        this.accounts = accounts;
        this.kept = kept;
        this.underWay = underWay;
        this.tells = tells;
    }

    /// Has a tool made. Blocks.
    ///
    /// @param told tells the NPC what came of it; false where it cannot hear it any more, and is to
    ///   be told after the next start
    void make(Wish wish, Predicate<ForgeResult> told) {
        WishProgress progress =
                new WishProgress(wish, Payer.npc(wish.soulId()), sessions, accounts);
        if (underWay.isFull()) {
            refuse(told, "TOO_MANY_WISHES", "Too many wish at this moment.");
        } else if (!underWay.begin(wish.soulId(), progress)) {
            refuse(told, "ALREADY_WISHING", "What you wished for last is still worked on.");
        } else {
            WishWay way = new WishWay(wish, new Errand.Make(false, false), progress, 0);
            boolean _ = start(way, told).join();
        }
    }

    private static void refuse(Predicate<ForgeResult> told, String code, String message) {
        boolean _ = told.test(new ForgeResult.Declined(code, message, 0));
    }

    private CompletableFuture<Boolean> start(WishWay way, Predicate<ForgeResult> told) {
        String npcId = way.wish().soulId();
        return underWay.start(
                way.progress(),
                () -> kept.during(way, () -> made(way, told), isTold -> isTold),
                () -> underWay.end(npcId, way.progress()));
    }

    private boolean made(WishWay way, Predicate<ForgeResult> told) {
        ForgeResult result = inTurn(way);
        // Whoever is told may wish again at once.
        underWay.end(way.wish().soulId(), way.progress());
        return told.test(result);
    }

    private ForgeResult inTurn(WishWay way) {
        WishProgress progress = way.progress();
        boolean _ = underWay.enter(progress);
        try {
            ForgeResult result = way.errand().ask(forge, way.wish(), progress);
            if (result instanceof ForgeResult.Declined(String code, String message, int _, var _)) {
                accounts.ended(code);
                progress.declined(code, message);
            } else {
                accounts.ended("CREATED");
                progress.say("ready", "It is made.");
            }
            return result;
        } catch (WorldStoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A bug while a tool was made for {}", way.wish().soulId(), e);
            progress.declined("INTERNAL", "Something went wrong in the server.");
            return new ForgeResult.Declined("INTERNAL", "Something went wrong.", 0);
        } finally {
            underWay.leave();
        }
    }

    /// Goes on after a crash.
    void resume(WishWay way) {
        var _ = start(way, result -> tells.test(way.wish().soulId(), result));
    }

    /// The tool was made before the crash.
    void wasMade(WorldState state, WishWay way, StoredFunction function) {
        Optional<ForgeResult> made =
                state.entity(way.wish().soulId(), Soul.class).stream()
                        .flatMap(npc -> npc.inventory().stream())
                        .flatMap(id -> state.entity(id, Artifact.class).stream())
                        .filter(tool -> tool.functionName().equals(Optional.of(function.name())))
                        .findFirst()
                        .map(tool ->
                                new ForgeResult.Created(
                                        function.name(),
                                        tool.id(),
                                        tool.name(),
                                        function.active().description(),
                                        0,
                                        false));
        if (made.isPresent()) {
            isOver(way, made.get());
        } else {
            kept.end(way.progress()); // it has given it away already
        }
    }

    /// It is over without another try.
    void isOver(WishWay way, ForgeResult result) {
        if (tells.test(way.wish().soulId(), result)) {
            kept.end(way.progress());
        }
    }
}
