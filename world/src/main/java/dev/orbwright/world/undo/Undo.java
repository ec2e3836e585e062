package dev.orbwright.world.undo;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds out how to take back what a commit changed, in a state that may have changed since.
///
/// A three-way merge of each entry: what the commit changed gets its value from before the commit,
/// everything else stays as it is now. All of it is taken back or nothing.
public final class Undo {

    private final WorldState now;
    private final long worldTime;
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    private Undo(WorldState now, long worldTime) {
        this.now = now;
        this.worldTime = worldTime;
    }

    /// Whether it is possible.
    public sealed interface Plan {

        /// It is.
        ///
        /// @param changes what to do; empty where nothing is left of what the commit did
        record Possible(ChangeSet changes) implements Plan {}

        /// It is not.
        ///
        /// @param conflicts all reasons, at least one
        record Impossible(List<Conflict> conflicts) implements Plan {

            /// Copies the conflicts.
            public Impossible {
                conflicts = List.copyOf(conflicts);
            }
        }
    }

    /// Plans to take these changes back.
    ///
    /// @param done what the commit changed
    /// @param now the state in which it is to be taken back
    /// @param worldTime milliseconds; what would have faded or run by then counts as gone
    public static Plan plan(ChangeSet done, WorldState now, long worldTime) {
        Undo undo = new Undo(now, worldTime);
        done.changes().reversed().forEach(undo::takeBack);
        undo.checkWhole();
        return undo.conflicts.isEmpty()
                ? new Plan.Possible(new ChangeSet(undo.changes))
                : new Plan.Impossible(undo.conflicts);
    }

    private void takeBack(Change change) {
        Optional<Entry> found = now.get(change.key());
        if (change.before().isPresent() && change.after().isPresent()) {
            takeBack(change.key(), change.before().get(), change.after().get(), found);
        } else if (change.after().isPresent()) {
            takeBackMaking(change.key(), change.after().get(), found);
        } else {
            takeBackRemoval(change.key(), change.before().orElseThrow(), found);
        }
    }

    private void takeBack(EntryKey key, Entry before, Entry after, Optional<Entry> found) {
        if (found.isEmpty()) {
            if (!hasFaded(after)) {
                conflict(key, Json.of("there"), Json.Null.NULL, "it is not there any more");
            }
            return;
        }
        FieldMerge merge = new FieldMerge(key);
        Optional<Entry> merged = merge.takeBack(before, after, found.get());
        conflicts.addAll(merge.conflicts());
        merged.filter(entry -> !entry.equals(found.get()))
                .ifPresent(entry -> changes.add(new Change(key, found, Optional.of(entry))));
    }

    private void takeBackMaking(EntryKey key, Entry made, Optional<Entry> found) {
        if (found.isEmpty()) {
            if (!hasFaded(made) && !hasRun(made)) {
                conflict(key, Json.of("there"), Json.Null.NULL, "it is not there any more");
            }
            return;
        }
        List<Conflict> changed =
                FieldMerge.differences(key, settled(made, found.get()), found.get());
        conflicts.addAll(changed);
        if (changed.isEmpty()) {
            changes.add(new Change(key, found, Optional.empty()));
        }
    }

    /// A timer that was made, after its runs since: they are not what somebody else did to it.
    private static Entry settled(Entry made, Entry found) {
        return made instanceof Timer timer && found instanceof Timer now
                ? new Timer(
                        timer.id(),
                        timer.functionName(),
                        timer.ownerId(),
                        timer.soulId(),
                        timer.arguments(),
                        now.due(),
                        timer.interval(),
                        now.failures())
                : made;
    }

    private boolean hasRun(Entry entry) {
        return entry instanceof Timer timer && timer.interval().isEmpty() && timer.isDue(worldTime);
    }

    private void takeBackRemoval(EntryKey key, Entry removed, Optional<Entry> found) {
        if (found.isPresent()) {
            conflict(key, Json.Null.NULL, Json.of("there"), "there is another one by now");
        } else if (!hasFaded(removed)) {
            changes.add(new Change(key, Optional.empty(), Optional.of(removed)));
        }
    }

    private boolean hasFaded(Entry entry) {
        return entry instanceof TemporaryObject object && object.expiresAt() <= worldTime;
    }

    private void conflict(EntryKey key, Json expected, Json found, String problem) {
        conflicts.add(new Conflict(key, "", expected, found, problem));
    }

    /// Nothing may refer to what vanishes, and what comes back may refer to nothing that is gone.
    private void checkWhole() {
        WorldState after = new ChangeSet(changes).applyTo(now);
        Set<EntryKey> contested = new HashSet<>();
        conflicts.forEach(conflict -> contested.add(conflict.entry()));
        Set<EntryKey> vanished = new HashSet<>();
        for (Change change : changes) {
            if (change.after().isEmpty()) {
                vanished.add(change.key());
            }
        }
        if (!vanished.isEmpty()) {
            for (Entry entry : after.entries()) {
                if (contested.contains(entry.key())) {
                    continue;
                }
                for (Reference reference : Reference.allOf(entry)) {
                    if (vanished.contains(reference.target())) {
                        refers(entry, reference, "it refers to what would vanish");
                    }
                }
            }
        }
        for (Change change : changes) {
            change.after().ifPresent(entry -> checkTargets(change, entry, after));
        }
    }

    private void checkTargets(Change change, Entry entry, WorldState after) {
        Set<EntryKey> before = new HashSet<>();
        change.before()
                .ifPresent(old ->
                        Reference.allOf(old).forEach(reference -> before.add(reference.target())));
        for (Reference reference : Reference.allOf(entry)) {
            if (!reference.firm() || before.contains(reference.target())) {
                continue;
            }
            if (after.get(reference.target()).isEmpty()) {
                refers(entry, reference, "it would refer to what is not there any more");
            } else if (entry instanceof Soul soul && soul.carries(reference.target().id())) {
                checkCarriedOnce(soul, reference, after);
            }
        }
    }

    /// An artifact is in one inventory.
    private void checkCarriedOnce(Soul soul, Reference reference, WorldState after) {
        after.ofKind(Entity.Kind.SOUL).stream()
                .map(Soul.class::cast)
                .filter(other -> !other.id().equals(soul.id()))
                .filter(other -> other.carries(reference.target().id()))
                .findFirst()
                .ifPresent(other ->
                        conflicts.add(
                                new Conflict(
                                        other.key(),
                                        reference.field(),
                                        Json.Null.NULL,
                                        Json.of(reference.target().id()),
                                        "somebody else carries it by now")));
    }

    private void refers(Entry entry, Reference reference, String problem) {
        conflicts.add(
                new Conflict(
                        entry.key(),
                        reference.field(),
                        Json.Null.NULL,
                        Json.of(reference.target().id()),
                        problem));
    }
}
