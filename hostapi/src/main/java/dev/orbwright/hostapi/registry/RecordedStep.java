package dev.orbwright.hostapi.registry;

import dev.orbwright.hostapi.Caller;
import dev.orbwright.world.task.Call;
import dev.orbwright.world.task.Transaction;

/// A step in the task's log. Where it is refused it changes and tells nothing.
///
/// @param name what a conflict report calls it
/// @param mostCreated how many entries the task may have made after it
record RecordedStep<R>(
        String name, Caller caller, int mostCreated, boolean isVolatile, StepBody<R> body)
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
    record Refused<R>(String code, String message) implements Answer<R> {
        @Override
        public R orThrow() throws RefusedException {
            throw RefusedException.passedOn(code, message);
        }
    }

    @Override
    public Answer<R> execute(Transaction transaction) {
        Transaction.Savepoint before = transaction.savepoint();
        try {
            int created = transaction.created();
            R answer = body.take(new Step(transaction, caller));
            if (transaction.created() > Math.max(created, mostCreated)) {
                throw RefusedException.limit(
                        "one run may create at most %d things; create fewer"
                                .formatted(mostCreated));
            }
            return new Done<>(answer);
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
