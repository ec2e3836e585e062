package dev.orbwright.server.library;

import dev.orbwright.forge.ChangeSentences;
import dev.orbwright.storage.StoredRun;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.StoredFunction.Status;
import dev.orbwright.world.task.Call;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Outcome;
import dev.orbwright.world.task.RunCost;
import dev.orbwright.world.task.RunRecord;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import dev.orbwright.world.undo.Conflict;
import dev.orbwright.world.undo.Undo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes back what a run did, as a new commit with a record of its own, which can be taken back in
/// the same way.
///
/// Players take back runs of players' functions that acted for them, or that their own function did
/// for nobody else; and only where that changes nothing of another soul. Operators take back any.
final class Undoing {

    private final World world;
    private final RunViews runs;

    Undoing(World world, RunViews runs) {
        this.world = world;
        this.runs = runs;
    }

    JsonObject undo(Asker asker, StoredRun stored)
            throws ApiException, CommitStore.StorageException {
        refuse(asker, stored);
        ChangeSet done = ofTheRun(stored, runs.changes(stored));
        Outcome<Undo.Plan> outcome =
                world.run(
                        asker.actor(),
                        "undo of run %d of %s".formatted(stored.id(), stored.run().functionName()),
                        recording -> {
                            Undo.Plan plan = recording.call(new TakeBack(done, reach(asker)));
                            return plan instanceof Undo.Plan.Possible
                                    ? Decision.commit(plan, List.of(record(asker, stored)))
                                    : Decision.discard(plan);
                        });
        if (outcome.result() instanceof Undo.Plan.Impossible(List<Conflict> conflicts)) {
            throw refusal(conflicts);
        }
        if (outcome.commit().isEmpty()) {
            throw ApiException.conflict("NOTHING_LEFT", "Nothing is left of what this run did.");
        }
        return JsonObject.of("undone", true, "commit", outcome.commit().get().sequence())
                .with(
                        "sentences",
                        Json.Arr.ofStrings(
                                ChangeSentences.of(
                                        outcome.commit().get().changes(),
                                        world.durable(),
                                        reach(asker),
                                        Optional.empty())));
    }

    /// Whether a run is the asker's to take back, where anything is left of it.
    static boolean isFor(Asker asker, RunRecord run) {
        return switch (asker) {
            case Asker.Anybody() -> false;
            case Asker.Operator() -> true;
            case Asker.Soul(String id) ->
                    run.ownerId().isPresent()
                            && run.soulId().or(run::ownerId).filter(id::equals).isPresent();
        };
    }

    private void refuse(Asker asker, StoredRun stored)
            throws ApiException, CommitStore.StorageException {
        RunRecord run = stored.run();
        if (!isFor(asker, run)) {
            throw ApiException.forbidden(
                    run.ownerId().isEmpty()
                            ? "What the world's own functions did, only operators take back."
                            : "You can take back only what a tool did for you.");
        }
        if (!RunViews.mayBeUndone(stored)) {
            throw ApiException.conflict(
                    "NOTHING_LEFT",
                    stored.parentId() > 0
                            ? "This was part of run %d; take that one back."
                                    .formatted(stored.parentId())
                            : "This run changed nothing.");
        }
        Optional<Long> undoneBy = runs.undoneBy(stored);
        if (undoneBy.isPresent()) {
            throw ApiException.conflict(
                    "ALREADY_UNDONE",
                    "This run was taken back already; take back run %d to have it again."
                            .formatted(undoneBy.get()));
        }
    }

    /// Without what the server itself noted in the run's commit: that a function was used with
    /// success, and when its timer is next due.
    private static ChangeSet ofTheRun(StoredRun stored, ChangeSet changes) {
        Optional<EntryKey> timer = stored.run().via().map(EntryKey::timer);
        return new ChangeSet(
                changes.changes().stream()
                        .filter(change -> !timer.equals(Optional.of(change.key())))
                        .filter(change -> !isFirstSuccess(change))
                        .toList());
    }

    private static boolean isFirstSuccess(Change change) {
        return change.before().isPresent()
                && change.after().isPresent()
                && change.before().get() instanceof StoredFunction before
                && change.after().get() instanceof StoredFunction after
                && before.in(Status.ACTIVE).equals(after);
    }

    /// The soul whose own things only may be changed; empty where all may be.
    private static Optional<String> reach(Asker asker) {
        return asker instanceof Asker.Soul(String id) ? Optional.of(id) : Optional.empty();
    }

    /// @param reach the soul that must be the only one concerned; empty where any may be
    private record TakeBack(ChangeSet done, Optional<String> reach) implements Call<Undo.Plan> {
        @Override
        public Undo.Plan execute(Transaction transaction) {
            Undo.Plan plan = Undo.plan(done, transaction.state(), transaction.worldTime());
            if (!(plan instanceof Undo.Plan.Possible(ChangeSet changes))) {
                return plan;
            }
            List<Conflict> beyond =
                    changes.changes().stream()
                            .filter(this::isSomebodyElses)
                            .map(change ->
                                    new Conflict(
                                            change.key(),
                                            "",
                                            Json.Null.NULL,
                                            Json.Null.NULL,
                                            "it is another soul's: only operators may change it"))
                            .toList();
            if (!beyond.isEmpty()) {
                return new Undo.Plan.Impossible(beyond);
            }
            for (Change change : changes.changes()) {
                if (change.after().isPresent()) {
                    transaction.put(change.after().get());
                } else {
                    transaction.remove(change.key());
                }
            }
            return plan;
        }

        private boolean isSomebodyElses(Change change) {
            return reach.isPresent()
                    && Stream.concat(change.before().stream(), change.after().stream())
                            .anyMatch(entry -> isSomebodyElses(entry, reach.get()));
        }

        private static boolean isSomebodyElses(Entry entry, String soulId) {
            return switch (entry) {
                case Soul soul -> !soul.id().equals(soulId);
                case Artifact artifact ->
                        artifact.creatorId().filter(creator -> !creator.equals(soulId)).isPresent();
                case StoredFunction _ -> true;
                default -> false;
            };
        }
    }

    private static RunRecord record(Asker asker, StoredRun stored) {
        RunRecord run = stored.run();
        return new RunRecord(
                System.currentTimeMillis(),
                run.functionName(),
                run.revision(),
                run.ownerId(),
                run.soulId(),
                run.via(),
                "undo by " + asker.actor().id(),
                RunRecord.Ending.UNDID,
                "",
                "What run %d did was taken back.".formatted(stored.id()),
                RunCost.NONE,
                false,
                false,
                stored.id());
    }

    private static ApiException refusal(List<Conflict> conflicts) {
        return new ApiException(
                409,
                "CONFLICT",
                "Nothing was taken back: %s %s: %s."
                        .formatted(
                                conflicts.getFirst().entry().id(),
                                conflicts.getFirst().field(),
                                conflicts.getFirst().problem()),
                JsonObject.of(
                        "conflicts",
                        new Json.Arr(conflicts.stream().<Json>map(Undoing::conflict).toList())));
    }

    private static JsonObject conflict(Conflict conflict) {
        return JsonObject.builder()
                .put("entry", conflict.entry().id())
                .put("field", conflict.field())
                .put("expected", conflict.expected())
                .put("found", conflict.found())
                .put("problem", conflict.problem())
                .build();
    }
}
