package dev.orbwright.server.library;

import dev.orbwright.storage.RunArchive;
import dev.orbwright.storage.StoredRun;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Run records as the API shows them.
final class RunViews {

    private final WorldFile file;
    private final RunArchive archive;

    RunViews(WorldFile file, RunArchive archive) {
        this.file = file;
        this.archive = archive;
    }

    JsonObject list(String functionName, long before, int limit, WorldState state)
            throws CommitStore.StorageException {
        List<Json> runs = new ArrayList<>();
        for (StoredRun run : archive.ofFunction(functionName, before, limit)) {
            runs.add(row(run, state));
        }
        return JsonObject.of("runs", new Json.Arr(runs));
    }

    private JsonObject row(StoredRun stored, WorldState state) throws CommitStore.StorageException {
        RunRecord run = stored.run();
        Optional<Long> undoneBy = undoneBy(stored);
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
                .put(
                        "usage",
                        JsonObject.of(
                                        "cpu_ms",
                                        run.cpuMicros() / 1000.0,
                                        "wall_ms",
                                        run.wallMicros() / 1000.0)
                                .with("host_calls", run.hostCalls()))
                .putIfPresent("commit", positive(stored.commit()))
                .putIfPresent("parent", positive(stored.parentId()))
                .putIfPresent("undoes", positive(run.undoes()))
                .putIfPresent("undone_by", undoneBy)
                .put("undoable", mayBeUndone(stored) && undoneBy.isEmpty())
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
        if (stored.commit() == 0) {
            return Optional.empty();
        }
        List<StoredRun> undoing = archive.undoingOf(stored.id());
        return undoing.isEmpty() || undoneBy(undoing.getFirst()).isPresent()
                ? Optional.empty()
                : Optional.of(undoing.getFirst().id());
    }

    JsonObject detail(StoredRun stored, WorldState state) throws CommitStore.StorageException {
        ChangeSet changes = changes(stored);
        return row(stored, state)
                .with("changes", ChangeWords.toJson(changes))
                .with("sentences", Json.Arr.ofStrings(ChangeWords.sentences(changes)));
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
