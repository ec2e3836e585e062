package dev.orbwright.server.library;

import dev.orbwright.storage.RunArchive;
import dev.orbwright.storage.StoredRun;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.World;
import java.util.Optional;

/// How functions failed last: what a repair has to know.
public final class LastFailures {

    private final World world;
    private final KeptRuns kept;
    private final RunArchive archive;

    /// @param kept runs that are not written yet
    public LastFailures(World world, KeptRuns kept, RunArchive archive) {
        this.world = world;
        this.kept = kept;
        this.archive = archive;
    }

    /// How the function failed last, where its latest run failed.
    ///
    /// @throws CommitStore.StorageException where its runs cannot be read
    public Optional<LastFailure> of(String name) throws CommitStore.StorageException {
        kept.flush();
        Optional<StoredFunction> function = world.durable().function(name);
        if (function.isEmpty()) {
            return Optional.empty();
        }
        return archive.failuresInARow(name, function.get().activeRevision(), 1).stream()
                .findFirst()
                .map(StoredRun::run)
                .map(run -> new LastFailure(run.revision(), run.code(), run.message()));
    }

    /// A failure of a function.
    ///
    /// @param revision which revision failed
    /// @param code a word for programs, such as `GUEST_ERROR` or `LIMIT_CPU`
    /// @param message what went wrong, with the line where it is known; written by the guest
    public record LastFailure(int revision, String code, String message) {}
}
