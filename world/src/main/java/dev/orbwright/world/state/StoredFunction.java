package dev.orbwright.world.state;

import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A function of the world: all its revisions, and which one runs. Sources are kept apart, by hash.
///
/// @param ownerId the soul it was made for, whose capabilities bound it; empty for the world's own
/// @param activeRevision the number of the revision that runs
/// @param revisions oldest first, numbered from 1 without gaps
public record StoredFunction(
        String name,
        Optional<String> ownerId,
        Status status,
        int activeRevision,
        List<FunctionRevision> revisions)
        implements Entry {

    /// The member of a provenance that names the function which this one was made for.
    public static final String HELPER_OF = "helper_of";

    /// Where a function is in its life. The server itself makes functions as candidates, or active
    /// where they are the world's own from the start, and makes candidates active; it only obeys
    /// the other two.
    public enum Status {
        /// Written for somebody, and not yet used with success. It can be run.
        CANDIDATE,
        /// In use: the world's own from the start, or used at least once with success.
        ACTIVE,
        /// Refused when it is called, though it is still found, since it can be repaired.
        QUARANTINED,
        /// Refused when it is called, and not found any more; kept for the record.
        RETIRED
    }

    /// Copies the revisions and checks that the active one is among them.
    public StoredFunction {
        revisions = List.copyOf(revisions);
        if (activeRevision < 1 || activeRevision > revisions.size()) {
            throw new IllegalArgumentException(
                    "function %s has no revision %d".formatted(name, activeRevision));
        }
    }

    /// A new function of one revision.
    public static StoredFunction first(
            String name, Optional<String> ownerId, Status status, FunctionRevision revision) {
        return new StoredFunction(name, ownerId, status, 1, List.of(revision));
    }

    @Override
    public EntryKey key() {
        return EntryKey.function(name);
    }

    /// The revision that runs.
    public FunctionRevision active() {
        return revisions.get(activeRevision - 1);
    }

    /// The name of the function that this one was made for, and only for, as its name says too;
    /// empty where it stands by itself.
    public Optional<String> helperOf() {
        return helperOf(name, active().provenance());
    }

    /// The same of what is not kept yet.
    ///
    /// @param provenance of the revision that runs
    public static Optional<String> helperOf(String name, JsonObject provenance) {
        return provenance.text(HELPER_OF).filter(tool -> name.startsWith(tool + "_"));
    }

    /// This function with one more revision, which is now the one that runs.
    public StoredFunction revised(FunctionRevision revision) {
        List<FunctionRevision> more = new ArrayList<>(revisions);
        more.add(revision);
        return new StoredFunction(name, ownerId, status, more.size(), more);
    }

    /// This function, with this revision as the one that runs.
    ///
    /// @throws IllegalArgumentException where it has no such revision
    public StoredFunction running(int revision) {
        return new StoredFunction(name, ownerId, status, revision, revisions);
    }

    /// This function in another status.
    public StoredFunction in(Status other) {
        return new StoredFunction(name, ownerId, other, activeRevision, revisions);
    }
}
