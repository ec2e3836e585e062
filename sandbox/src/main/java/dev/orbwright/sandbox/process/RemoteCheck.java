package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Meter;
import dev.orbwright.sandbox.wire.Frame;
import dev.orbwright.sandbox.wire.Frame.Ending;
import dev.orbwright.sandbox.wire.ProtocolViolation;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// A check of a function in a worker: parsing is work that a source can make endless, too.
final class RemoteCheck {
    private static final int MAX_FRAME = 1 << 16;

    private final WorkerProcess worker;
    private final Budget budget;
    private final Duration grace;

    RemoteCheck(WorkerProcess worker, Budget budget, Duration grace) {
        this.worker = worker;
        this.budget = budget;
        this.grace = grace;
    }

    /// What is wrong with it, if anything is.
    Optional<GuestError> check(GuestFunction function) {
        // A context may have to be made first; the worker ends a check that goes on too long
        // itself.
        long preparation =
                function.language() == Language.PYTHON ? Meter.LONGEST_PREPARATION_NANOS : 0;
        long deadline = System.nanoTime() + preparation + budget.wall().plus(grace).toNanos();
        int number = worker.nextRun();
        try {
            worker.link().add(new Frame.Check(number, function.name(), function.source()));
            if (!worker.link().flush(deadline)) {
                return killed(Limit.WALL_CLOCK, "");
            }
            Optional<Frame> answer = worker.link().read(MAX_FRAME, deadline);
            if (answer.isEmpty()) {
                return killed(Limit.WALL_CLOCK, "");
            }
            if (!(answer.get() instanceof Frame.Done done)
                    || done.run() != number
                    || worker.link().hasMore()) {
                throw new ProtocolViolation("something else than the end of a check");
            }
            return verdict(done.ending());
        } catch (ProtocolViolation e) {
            return killed(
                    Limit.ENGINE, "The worker of the check broke the protocol: " + e.getMessage());
        } catch (IOException e) {
            return lost(worker.gone());
        }
    }

    private Optional<GuestError> verdict(Ending ending) {
        return switch (ending) {
            case Ending.Returned _ -> Optional.empty();
            case Ending.Wrong(GuestError error) -> Optional.of(error);
            case Ending.Stopped(Limit limit) ->
                    Optional.of(GuestError.of(limit.name(), budget.exceeded(limit)));
        };
    }

    private Optional<GuestError> killed(Limit limit, String why) {
        return lost(worker.kill(limit, why));
    }

    private Optional<GuestError> lost(WorkerLost lost) {
        String message =
                lost.limit() == Limit.ENGINE
                        ? String.valueOf(lost.getMessage())
                        : budget.exceeded(lost.limit());
        return Optional.of(GuestError.of(lost.limit().name(), message));
    }
}
