package dev.orbwright.server.session;

import dev.orbwright.forge.Wish;
import dev.orbwright.storage.KeptWish;
import dev.orbwright.storage.WishArchive;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.CommitStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers in the save which wishes are under way, so that those that a crash interrupted are
/// taken up again. Where the save cannot be written a wish goes on all the same: it would only be
/// forgotten in a crash.
final class KeptWishes {

    private static final Logger LOG = LoggerFactory.getLogger(KeptWishes.class);

    private final WishArchive archive;

    KeptWishes(WishArchive archive) {
        this.archive = archive;
    }

    /// A wish is under way.
    ///
    /// @param resumed how often it was taken up again
    void begin(String id, Wish wish, int resumed) {
        try {
            archive.begin(
                    new KeptWish(
                            id,
                            Instant.now(),
                            wish.soulId(),
                            wish.catalystId(),
                            wish.text(),
                            resumed));
        } catch (CommitStore.StorageException e) {
            LOG.warn("A wish could not be noted; a crash would make it be forgotten", e);
        }
    }

    /// A wish is over.
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

    /// The function that the wish had led to before the server ended: the commit that keeps a tool
    /// may have been the last thing that it did.
    static Optional<StoredFunction> made(WorldState state, KeptWish wish) {
        return state.functions().stream()
                .filter(function -> function.ownerId().filter(wish.soulId()::equals).isPresent())
                .filter(function -> {
                    var provenance = function.revisions().getFirst().provenance();
                    return provenance.text("prompt").filter(wish.text().strip()::equals).isPresent()
                            && provenance.number("written_at").orElse(0)
                                    >= wish.made().toEpochMilli();
                })
                .findFirst();
    }
}
