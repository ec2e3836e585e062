package dev.orbwright.hostapi.registry;

import dev.orbwright.hostapi.Caller;
import dev.orbwright.hostapi.RefusalCode;
import dev.orbwright.world.task.Call;
import dev.orbwright.world.task.Transaction;

/// A step in the task's log. Where it is refused it changes and tells nothing.
///
/// @param name what a conflict report calls it
record RecordedStep<R>(String name, Caller caller, boolean isVolatile, StepBody<R> body)
        implements Call<RecordedStep.Answer<R>> {

    /// What came of it.
    sealed interface Answer<R> {
        /// The answer, or the refusal.
        R orThrow() throws RefusedException;
    }

    /// It was done.
    record Done<R>(R value) implements Answer<R> {
        @Override
        public R orThrow() {
            return value;
        }
    }

    /// It was not done.
    record Refused<R>(RefusalCode code, String message) implements Answer<R> {
        @Override
        public R orThrow() throws RefusedException {
            throw new RefusedException(code, message);
        }
    }

    @Override
    public Answer<R> execute(Transaction transaction) {
        Transaction.Savepoint before = transaction.savepoint();
        try {
            return new Done<>(body.take(new Step(transaction, caller)));
        } catch (RefusedException refusal) {
            transaction.rollbackTo(before);
            return new Refused<>(refusal.code(), String.valueOf(refusal.getMessage()));
        } finally {
            // A task takes many steps: none may keep the world of its moment alive.
            transaction.release(before);
        }
    }

    @Override
    public String toString() {
        return "host." + name;
    }
}
