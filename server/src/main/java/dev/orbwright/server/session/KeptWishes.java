package dev.orbwright.server.session;

import dev.orbwright.forge.Wish;
import dev.orbwright.storage.KeptWish;
import dev.orbwright.storage.WishArchive;
import dev.orbwright.storage.WishLog;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.WorldStoppedException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers in the save which wishes are under way, so that those that a crash interrupted are
/// taken up again. Where the save cannot be written a wish goes on all the same: it would only be
/// forgotten in a crash.
final class KeptWishes {

    private static final Logger LOG = LoggerFactory.getLogger(KeptWishes.class);

    private final WishArchive archive;
    private final WishLog log;

    /// @param archive which wishes are under way
    /// @param log how others went
    KeptWishes(WishArchive archive, WishLog log) {
        this.archive = archive;
        this.log = log;
    }

    /// Does this with the wish on disk, so that a server that stops in between takes it up again.
    ///
    /// @param ends whether it is over with what came of it
    <T> T during(WishWay way, Supplier<T> work, Predicate<T> ends) {
        begin(way.progress().id(), way.wish(), way.errand(), way.resumed());
        boolean isOver = true;
        try {
            T result = work.get();
            isOver = ends.test(result);
            return result;
        } catch (WorldStoppedException e) {
            isOver = false; // it is taken up again at the next start
            throw e;
        } catch (RuntimeException e) {
            way.progress()
                    .declined(
                            "INTERNAL", "Something went wrong in the server. Make the wish again.");
            throw e;
        } finally {
            if (isOver) {
                end(way.progress());
            }
        }
    }

    /// A wish is under way.
    ///
    /// @param resumed how often it was taken up again
    private void begin(String id, Wish wish, Errand errand, int resumed) {
        try {
            archive.begin(
                    new KeptWish(
                            id,
                            Instant.now(),
                            wish.soulId(),
                            wish.catalystId(),
                            wish.text(),
                            JsonText.write(errand.toJson()),
                            resumed));
        } catch (CommitStore.StorageException e) {
            LOG.warn("A wish could not be noted; a crash would make it be forgotten", e);
        }
    }

    /// A wish is over.
    void end(WishProgress progress) {
        end(progress.id());
        try {
            log.note(progress.entry(Instant.now()));
        } catch (CommitStore.StorageException e) {
            LOG.warn("How a wish went could not be noted; operators will not find it", e);
        }
    }

    /// A player has said what is to become of a draft, or of offers.
    ///
    /// @param shown the draft's id; of offers that of the wish
    /// @param became in a word
    void answered(String shown, String became, JsonObject more) {
        try {
            log.answer(
                    shown,
                    Instant.now(),
                    JsonText.write(JsonObject.of("became", became).withAll(more)));
        } catch (CommitStore.StorageException e) {
            LOG.warn("What became of {} could not be noted; operators will not find it", shown, e);
        }
    }

    /// A wish is over of which nothing is to be said.
    void end(String id) {
        try {
            archive.end(id);
        } catch (CommitStore.StorageException e) {
            LOG.warn("The end of a wish could not be noted; the next start looks at it again", e);
        }
    }

    /// The wishes that were under way when the server ended, oldest first.
    List<KeptWish> interrupted() {
        try {
            return archive.underWay();
        } catch (CommitStore.StorageException e) {
            LOG.error("The wishes that were under way cannot be read", e);
            return List.of();
        }
    }
}
