package dev.orbwright.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// The one way from a guest to its [HostCalls]: counts, bounds, and can be shut for good.
///
/// Calls come on the guest's thread, [#shut] on the caller's. The lock is held during a call, so
/// that whoever shuts the gate knows when the last call is over.
final class HostGate {
    static final String OVER = "ROVER\nThis run is over.";
    private static final String INTERNAL =
            "R" + GuestError.INTERNAL + "\nThe host function failed; the error is not yours.";

    /// An exception that a host function threw.
    record Bug(String hostFunction, Throwable cause) {}

    /// A reply for the prelude, or the limit that the call broke.
    sealed interface Answer {
        record Reply(String text) implements Answer {}

        record Over(Limit limit) implements Answer {}
    }

    private final HostCalls hostCalls;
    private final Budget budget;
    private final ReentrantLock calling = new ReentrantLock();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong bytesOut = new AtomicLong();
    private volatile boolean shut;
    private volatile Optional<Bug> bug = Optional.empty();

    HostGate(HostCalls hostCalls, Budget budget) {
        this.hostCalls = hostCalls;
        this.budget = budget;
    }

    Answer call(HostCall call) {
        calling.lock();
        try {
            if (shut) {
                return new Answer.Reply(bug.isPresent() ? INTERNAL : OVER);
            }
            if (calls.incrementAndGet() > budget.hostCalls()) {
                shut = true;
                return new Answer.Over(Limit.HOST_CALLS);
            }
            if (!countOut(call.argumentsJson())) {
                return new Answer.Over(Limit.BYTES);
            }
            String reply = reply(call);
            return countIn(reply) ? new Answer.Reply(reply) : new Answer.Over(Limit.BYTES);
        } finally {
            calling.unlock();
        }
    }

    private String reply(HostCall call) {
        try {
            return switch (hostCalls.call(call)) {
                case HostReply.Value(String json) -> "V" + json;
                case HostReply.Refusal(String code, String message) -> "R" + code + "\n" + message;
            };
        } catch (Throwable e) {
            // Errors too: a stack that a guest filled up must not unwind through host code unseen.
            bug = Optional.of(new Bug(call.name(), e));
            shut = true;
            return INTERNAL;
        }
    }

    /// Counts text from the guest; false, and the gate shut, when that is more than the budget
    /// allows.
    boolean countOut(String text) {
        return count(bytesOut, text, budget.bytesOut());
    }

    /// Counts text for the guest; false, and the gate shut, when that is more than the budget
    /// allows.
    boolean countIn(String text) {
        return count(bytesIn, text, budget.bytesIn());
    }

    private boolean count(AtomicLong counter, String text, int max) {
        boolean within = counter.addAndGet(Utf8.length(text)) <= max;
        if (!within) {
            shut = true;
        }
        return within;
    }

    /// Refuses all calls from now on.
    void shut() {
        shut = true;
    }

    /// After [#shut]: waits until no call is under way. False when that took longer.
    boolean awaitIdle(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (!calling.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return false;
                    }
                    calling.unlock();
                    return true;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    Optional<Bug> bug() {
        return bug;
    }

    int calls() {
        return calls.get();
    }

    long bytesIn() {
        return bytesIn.get();
    }

    long bytesOut() {
        return bytesOut.get();
    }
}
