package dev.orbwright.server.library;

import dev.orbwright.forge.EditCheck;
import dev.orbwright.forge.SourceCheck;
import dev.orbwright.runtime.FunctionCatalog;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.RunTotals;
import dev.orbwright.storage.RunArchive;
import dev.orbwright.storage.StoredRun;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.World;
import java.util.List;
import java.util.Optional;

/// The library's door: what it can be asked for. Thread-safe; what changes the world waits until
/// that is durable.
public final class Library {

    private final World world;
    private final RunArchive archive;
    private final KeptRuns kept;
    private final FunctionRunner runner;
    private final ChangeRates rates = new ChangeRates(System::nanoTime);
    private final FunctionViews views;
    private final RunViews runViews;
    private final Life life;
    private final Editing editing;
    private final Copies copies;
    private final Removing removing;
    private final Undoing undoing;
    private final Importing importing;
    private final Exporting exporting;

    /// The library of this world.
    ///
    /// @param file where the world is kept
    /// @param kept keeps the records of its runs
    /// @param check looks at functions that were not wished for
    /// @param edits looks at revisions that were written by hand
    /// @param herald tells players
    public Library(
            World world,
            WorldFile file,
            KeptRuns kept,
            FunctionCatalog catalog,
            RunTotals totals,
            FunctionRunner runner,
            SourceCheck check,
            EditCheck edits,
            Herald herald) {
        this.world = world;
        this.archive = new RunArchive(file);
        this.kept = kept;
        this.runner = runner;
        this.views = new FunctionViews(world, catalog, totals, archive);
        this.runViews = new RunViews(file, archive);
        Changes changes = new Changes(world);
        NewSource sources = new NewSource(check);
        this.life = new Life(changes, archive);
        this.editing = new Editing(world, edits, changes);
        this.copies = new Copies(world, sources, changes);
        this.removing = new Removing(changes, archive);
        this.undoing = new Undoing(world, runViews);
        this.importing = new Importing(world, sources, changes);
        this.exporting = new Exporting(world);
        kept.watch(new Quarantine(world, archive, herald)::ran);
    }

    /// Refuses one who changes functions too often, or whose functions rest.
    void admit(Asker asker) throws ApiException {
        if (asker instanceof Asker.Soul(String id)) {
            rates.take(id);
            Optional<String> refusal = runner.refusal(id);
            if (refusal.isPresent()) {
                throw new ApiException(429, FunctionRunner.OVERUSED, refusal.get());
            }
        }
    }

    FunctionViews views() {
        return views;
    }

    Life life() {
        return life;
    }

    Editing editing() {
        return editing;
    }

    Copies copies() {
        return copies;
    }

    Removing removing() {
        return removing;
    }

    Importing importing() {
        return importing;
    }

    /// A function as files in a zip.
    byte[] export(String name) throws ApiException, CommitStore.StorageException {
        StoredFunction function = function(name);
        FunctionReader.refuseBadName(name, name);
        return FunctionArchive.zip(exporting.files(List.of(function)));
    }

    JsonObject fork(Asker asker, String name, Optional<String> soulId)
            throws ApiException, CommitStore.StorageException {
        StoredFunction original = function(name);
        return copies.fork(asker, original, soulId);
    }

    JsonObject undo(Asker asker, long id) throws ApiException, CommitStore.StorageException {
        kept.flush();
        return undoing.undo(asker, record(id));
    }

    /// The function of this name, as it is durable.
    StoredFunction function(String name) throws ApiException {
        return world.durable()
                .function(name)
                .orElseThrow(() ->
                        ApiException.notFound(
                                "There is no function '%s' in this world."
                                        .formatted(ApiRequest.shown(name))));
    }

    JsonObject diff(StoredFunction function, int from, int to) throws CommitStore.StorageException {
        return JsonObject.of("from", from, "to", to)
                .with(
                        "lines",
                        Diff.between(
                                views.source(function.revisions().get(from - 1)),
                                views.source(function.revisions().get(to - 1))));
    }

    JsonObject runs(Asker asker, String functionName, long before, int limit)
            throws ApiException, CommitStore.StorageException {
        kept.flush();
        JsonObject found = runViews.list(functionName, before, limit, world.durable(), asker);
        if (found.items("runs").isEmpty()) {
            function(functionName);
        }
        return found;
    }

    JsonObject run(Asker asker, long id) throws ApiException, CommitStore.StorageException {
        kept.flush();
        return runViews.detail(record(id), world.durable(), asker);
    }

    private StoredRun record(long id) throws ApiException, CommitStore.StorageException {
        Optional<StoredRun> found = archive.find(id);
        return found.orElseThrow(() ->
                ApiException.notFound(
                        "There is no record of a run %d; old ones are forgotten.".formatted(id)));
    }
}
