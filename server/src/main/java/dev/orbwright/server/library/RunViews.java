package dev.orbwright.server.library;

import dev.orbwright.forge.ChangeSentences;
import dev.orbwright.forge.ChangeSummary;
import dev.orbwright.storage.EntryDocument;
import dev.orbwright.storage.RunArchive;
import dev.orbwright.storage.StoredRun;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.RunCost;
import dev.orbwright.world.task.RunRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Run records as the API shows them.
final class RunViews {

    private final WorldFile file;
    private final RunArchive archive;

    RunViews(WorldFile file, RunArchive archive) {
        this.file = file;
        this.archive = archive;
    }

    JsonObject list(String functionName, long before, int limit, WorldState state, Asker asker)
            throws CommitStore.StorageException {
        List<Json> runs = new ArrayList<>();
        Map<Long, Optional<Long>> undone = new HashMap<>();
        for (StoredRun run : archive.ofFunction(functionName, before, limit)) {
            runs.add(row(run, state, undone, asker));
        }
        return JsonObject.of("runs", new Json.Arr(runs));
    }

    private JsonObject row(
            StoredRun stored, WorldState state, Map<Long, Optional<Long>> undone, Asker asker)
            throws CommitStore.StorageException {
        RunRecord run = stored.run();
        Optional<Long> undoneBy = undoneBy(stored, undone);
        return JsonObject.builder()
                .put("id", stored.id())
                .put("at", run.at())
                .put("function_name", run.functionName())
                .put("revision", run.revision())
                .putIfPresent("soul", run.soulId())
                .putIfPresent(
                        "soul_name", run.soulId().map(id -> FunctionViews.soulName(state, id)))
                .putIfPresent("via", run.via())
                .put("cause", run.cause())
                .put("outcome", run.ending().name().toLowerCase(Locale.ROOT))
                .put("code", run.code())
                .put("message", run.message())
                .put("usage", usage(run.cost()))
                .putIfPresent("commit", positive(stored.commit()))
                .putIfPresent("parent", positive(stored.parentId()))
                .putIfPresent("undoes", positive(run.undoes()))
                .putIfPresent("undone_by", undoneBy)
                .put(
                        "undoable",
                        mayBeUndone(stored) && undoneBy.isEmpty() && Undoing.isFor(asker, run))
                .build();
    }

    private static JsonObject usage(RunCost cost) {
        return JsonObject.builder()
                .put("cpu_ms", cost.cpuMicros() / 1000.0)
                .put("wall_ms", cost.wallMicros() / 1000.0)
                .put("statements", cost.statements())
                .put("host_calls", cost.hostCalls())
                .put("entities", cost.entities())
                .build();
    }

    private static Optional<Long> positive(long number) {
        return number > 0 ? Optional.of(number) : Optional.empty();
    }

    /// Whether the run did anything for itself that stands.
    static boolean mayBeUndone(StoredRun stored) {
        return stored.commit() > 0 && stored.parentId() == 0 && !stored.run().ending().isFailure();
    }

    /// The record of what took this run back, unless that was taken back itself.
    Optional<Long> undoneBy(StoredRun stored) throws CommitStore.StorageException {
        return undoneBy(stored, new HashMap<>());
    }

    /// @param known what was found out before, by the number of the run
    private Optional<Long> undoneBy(StoredRun stored, Map<Long, Optional<Long>> known)
            throws CommitStore.StorageException {
        if (stored.commit() == 0) {
            return Optional.empty();
        }
        Deque<StoredRun> chain = new ArrayDeque<>();
        Optional<StoredRun> next = Optional.of(stored);
        while (next.isPresent() && !known.containsKey(next.get().id())) {
            chain.push(next.get());
            next = archive.undoingOf(next.get().id()).stream().findFirst();
        }
        while (!chain.isEmpty()) {
            StoredRun run = chain.pop();
            boolean stands =
                    next.isPresent()
                            && known.getOrDefault(next.get().id(), Optional.empty()).isEmpty();
            known.put(run.id(), stands ? next.map(StoredRun::id) : Optional.empty());
            next = Optional.of(run);
        }
        return known.getOrDefault(stored.id(), Optional.empty());
    }

    /// @param asker "you" in it
    JsonObject detail(StoredRun stored, WorldState state, Asker asker)
            throws CommitStore.StorageException {
        ChangeSet changes = changes(stored);
        return row(stored, state, new HashMap<>(), asker)
                .with("changes", toJson(changes))
                .with(
                        "sentences",
                        Json.Arr.ofStrings(
                                ChangeSentences.of(
                                        changes,
                                        state,
                                        FunctionViews.reader(asker),
                                        stored.run().via())));
    }

    /// `[{id, kind, name, before?, after?}]`, with each entry as it is saved.
    private static Json toJson(ChangeSet changes) {
        List<Json> items = new ArrayList<>();
        for (Change change : changes.changes()) {
            Entry entry = change.after().or(change::before).orElseThrow();
            items.add(
                    JsonObject.builder()
                            .put("id", change.key().id())
                            .put("kind", ChangeSummary.kind(entry))
                            .put("name", ChangeSummary.name(entry))
                            .putIfPresent("before", change.before().map(EntryDocument::of))
                            .putIfPresent("after", change.after().map(EntryDocument::of))
                            .build());
        }
        return new Json.Arr(items);
    }

    /// What the run's commit changed; nothing where there was none.
    ChangeSet changes(StoredRun stored) throws CommitStore.StorageException {
        if (stored.commit() == 0) {
            return ChangeSet.EMPTY;
        }
        return file.journal(stored.commit(), 1).stream()
                .filter(recorded -> recorded.commit().sequence() == stored.commit())
                .findFirst()
                .map(recorded -> recorded.commit().changes())
                .orElse(ChangeSet.EMPTY);
    }
}
