package dev.orbwright.server.library;

import dev.orbwright.storage.RunArchive;
import dev.orbwright.storage.StoredRun;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Outcome;
import dev.orbwright.world.task.RunRecord;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a player's function out of use that failed three times in a row, and tells its owner. The
/// world's own functions stay in use, for without them the world would be locked: operators read of
/// them in the log and in the library.
///
/// Only failures count that tell of the function, see [RunRecord#counts]. [#ran] is called by one
/// thread at a time.
final class Quarantine {

    /// So many failures in a row.
    static final int FAILURES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final World world;
    private final RunArchive archive;
    private final Herald herald;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    Quarantine(World world, RunArchive archive, Herald herald) {
        this.world = world;
        this.archive = archive;
        this.herald = herald;
    }

    /// A run is over, and its record is kept.
    void ran(RunRecord run) {
        if (!run.counts() || !run.ending().isFailure()) {
            return;
        }
        try {
            List<StoredRun> streak =
                    archive.failuresInARow(run.functionName(), run.revision(), FAILURES);
            if (streak.size() == FAILURES) {
                take(run);
            }
        } catch (CommitStore.StorageException e) {
            LOG.error("It cannot be seen how often {} failed", run.functionName(), e);
        }
    }

    private void take(RunRecord run) {
        String name = run.functionName();
        if (run.ownerId().isEmpty()) {
            if (warned.add(name)) {
                LOG.warn(
                        "The world's function {} failed {} times in a row: {} It stays in use; repair it"
                                + " in the library.",
                        name,
                        FAILURES,
                        run.message());
            }
            return;
        }
        var _ =
                world.submit(
                                Actor.WORLD,
                                "quarantined: " + name,
                                transaction -> take(transaction, run))
                        .thenApply(Outcome::result)
                        .whenComplete((owner, failure) -> {
                            if (failure != null) {
                                LOG.error("{} could not be quarantined", name, failure);
                            } else {
                                owner.ifPresent(soul -> tell(soul, run));
                            }
                        });
    }

    private static Decision<Optional<String>> take(Transaction transaction, RunRecord run) {
        Optional<StoredFunction> function =
                transaction
                        .state()
                        .function(run.functionName())
                        .filter(known -> known.activeRevision() == run.revision())
                        .filter(known -> known.status() != StoredFunction.Status.RETIRED)
                        .filter(known -> known.status() != StoredFunction.Status.QUARANTINED);
        if (function.isEmpty()) {
            return Decision.discard(Optional.empty());
        }
        transaction.put(function.get().in(StoredFunction.Status.QUARANTINED));
        return Decision.commit(function.get().ownerId());
    }

    private void tell(String owner, RunRecord run) {
        String message =
                "%s failed %d times in a row and is not used any more, until it is repaired or released."
                        .formatted(run.functionName(), FAILURES);
        herald.tell(
                owner,
                "functionQuarantined",
                JsonObject.of("function_name", run.functionName(), "message", message)
                        .with(
                                "failure",
                                JsonObject.of("code", run.code(), "message", run.message())));
    }
}
