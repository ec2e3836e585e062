package dev.orbwright.runtime;

import java.util.Map;
import java.util.Optional;

/// How functions are run in one world.
///
/// @param worldId the world's own id, so that nothing of a run is found again in another world
/// @param safeMode true where no handlers of events run, so that a bad one can be removed
/// @param totals is told what each run took
/// @param log is told of each task that ran functions
/// @param ledger says whether an owner's functions may run now; empty where they always may
public record RunSettings(
        String worldId,
        GuestBudgets budgets,
        boolean safeMode,
        RunTotals totals,
        RunLog log,
        Optional<OwnerLedger> ledger) {

    /// Without a log.
    public RunSettings(
            String worldId,
            GuestBudgets budgets,
            boolean safeMode,
            RunTotals totals,
            Optional<OwnerLedger> ledger) {
        this(worldId, budgets, safeMode, totals, RunLog.NONE, ledger);
    }

    /// Standard budgets, and nobody slowed down.
    public static RunSettings standard() {
        return new RunSettings(
                "", GuestBudgets.standard(), false, new RunTotals(Map.of()), Optional.empty());
    }
}
