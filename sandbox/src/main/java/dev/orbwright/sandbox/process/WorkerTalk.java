package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Meter;
import dev.orbwright.sandbox.wire.Frame;
import dev.orbwright.sandbox.wire.Link;
import java.io.IOException;
import java.util.Optional;

/// Frames of one run to and from its worker, until the run's time and its grace are over. Used by
/// the thread that drives the run.
final class WorkerTalk {
    private final WorkerProcess worker;
    private final Link link;
    private final Meter meter;
    private final long graceNanos;
    private final int maxFrame;

    /// Whether the worker was ended, or ended itself, in this run.
    private boolean ended;

    /// @param maxFrame bytes that a frame of the worker's may have
    WorkerTalk(WorkerProcess worker, Meter meter, long graceNanos, int maxFrame) {
        this.worker = worker;
        this.link = worker.link();
        this.meter = meter;
        this.graceNanos = graceNanos;
        this.maxFrame = maxFrame;
    }

    boolean hasEndedWorker() {
        return ended;
    }

    /// @throws WorkerLost if the worker is gone by now, because of this run or of another that it
    ///   is in
    void requireWorker() throws WorkerLost {
        Optional<WorkerLost> lost = worker.lost();
        if (lost.isPresent()) {
            throw lost.get();
        }
    }

    void send(Frame frame) throws IOException, WorkerLost {
        link.add(frame);
        if (!link.flush(lastMoment())) {
            throw overdue();
        }
    }

    Frame read() throws IOException, WorkerLost {
        Optional<Frame> frame = link.read(maxFrame, lastMoment());
        if (frame.isEmpty()) {
            throw overdue();
        }
        return frame.get();
    }

    /// Whether more has come than was read.
    boolean hasMore() {
        return link.hasMore();
    }

    private long lastMoment() {
        return meter.deadlineNanos() + graceNanos;
    }

    private WorkerLost overdue() {
        return kill(Limit.WALL_CLOCK, meter.exceeded(Limit.WALL_CLOCK));
    }

    /// Ends the worker.
    WorkerLost kill(Limit limit, String why) {
        ended = true;
        return worker.kill(limit, why);
    }

    /// When the connection has ended.
    WorkerLost gone() {
        ended = true;
        return worker.gone();
    }
}
