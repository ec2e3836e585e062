package dev.orbwright.server;

import dev.orbwright.forge.TrackRecord;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.ChargedChecks;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.OwnerLedger;
import dev.orbwright.runtime.RunSettings;
import dev.orbwright.runtime.RunTotals;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.server.library.KeptRuns;
import dev.orbwright.server.library.LastFailures;
import dev.orbwright.server.session.Failures;
import dev.orbwright.storage.RunArchive;
import dev.orbwright.world.task.CommitStore;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What runs functions, and the books that are kept of it.
///
/// @param kept runs of late, of which the archive has those that are written
record RunParts(
        Sandbox sandbox,
        RunTotals totals,
        RunArchive archive,
        KeptRuns kept,
        OwnerLedger ledger,
        FunctionRunner runner) {

    private static final Logger LOG = LoggerFactory.getLogger(RunParts.class);

    /// @param ahead the sandbox, which is being made
    static RunParts open(
            SavedWorld saved,
            HostApi hostApi,
            GuestSettings guests,
            Ahead<Sandbox> ahead,
            Parts parts)
            throws StartException {
        Sandbox sandbox = parts.add("sandbox", ahead.get());
        saved.languages().forEach(sandbox::expect);
        RunTotals totals = parts.add("run totals", keptTotals(saved)).totals();
        RunArchive archive = new RunArchive(saved.file());
        KeptRuns kept = parts.add("run records", KeptRuns.in(archive));
        OwnerLedger ledger = new OwnerLedger(System::nanoTime, soul -> totals.owner(soul).good());
        FunctionRunner runner =
                new FunctionRunner(
                        saved.world(),
                        sandbox,
                        hostApi,
                        new RunSettings(
                                saved.id(),
                                guests.budgets(),
                                guests.safeMode(),
                                totals,
                                kept,
                                Optional.of(ledger)));
        return new RunParts(
                new ChargedChecks(sandbox, ledger), totals, archive, kept, ledger, runner);
    }

    private static KeptTotals keptTotals(SavedWorld saved) throws StartException {
        try {
            return KeptTotals.of(saved.file());
        } catch (CommitStore.StorageException e) {
            throw StartException.of(e);
        }
    }

    /// How often functions did well.
    TrackRecord.Book trackRecords() {
        return name -> {
            RunTotals.Total total = totals.function(name);
            return new TrackRecord(total.runs(), total.good());
        };
    }

    /// How the functions of this world failed last; one that cannot be read is logged.
    Failures failures(SavedWorld saved) {
        LastFailures last = new LastFailures(saved.world(), kept, archive);
        return name -> {
            try {
                return last.of(name).map(LastFailures.LastFailure::message);
            } catch (CommitStore.StorageException e) {
                LOG.error("How {} failed cannot be read", name, e);
                return Optional.empty();
            }
        };
    }
}
