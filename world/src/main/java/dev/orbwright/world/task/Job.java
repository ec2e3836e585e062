package dev.orbwright.world.task;

import java.util.concurrent.CompletableFuture;

/// Work for the sequencer.
///
/// @param work throws nothing
/// @param refuse is told where the work is not done
record Job(Runnable work, CommitWriter.Failure refuse) {

    /// Work for somebody who waits: a bug in it, or a refusal, is what the promise fails with.
    static Job promising(CompletableFuture<?> promised, Runnable work) {
        return new Job(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | Error bug) {
                        promised.completeExceptionally(bug);
                    }
                },
                refusal(promised));
    }

    /// Fails the promise.
    static CommitWriter.Failure refusal(CompletableFuture<?> promised) {
        return reason -> promised.completeExceptionally(new WorldStoppedException(reason));
    }
}
