package dev.orbwright.hostapi.registry;

import dev.orbwright.hostapi.Caller;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Transaction;

/// What one recorded step sees: the transaction, and who calls. It may be executed again on another
/// transaction, so a step depends on nothing else but its arguments.
public record Step(Transaction transaction, Caller caller) {

    /// The world as the task sees it now.
    public WorldState state() {
        return transaction.state();
    }
}
