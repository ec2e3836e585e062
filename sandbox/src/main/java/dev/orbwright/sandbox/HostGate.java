package dev.orbwright.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way from a guest to its [HostCalls]: counts, bounds, and can be shut for good.
///
/// Calls come on the guest's thread, [#shut] on the caller's. The lock is held during a call, so
/// that whoever shuts the gate knows when the last call is over.
public final class HostGate {
    private static final Logger log = LoggerFactory.getLogger(HostGate.class);

    static final String OVER = "ROVER\nThis run is over.";
    private static final String INTERNAL =
            "R" + GuestError.INTERNAL + "\nThe host function failed; the error is not yours.";

    /// An exception that a host function threw.
    public record Bug(String hostFunction, Throwable cause) {}

    /// A reply for the prelude, or the limit that the call broke.
    public sealed interface Answer {
        record Reply(String text) implements Answer {}

        /// The call is put off; its answer can be asked for.
        record Ticket(int number) implements Answer {}

        /// The call was not made, and must be waited for.
        record NotLater() implements Answer {}

        record Over(Limit limit) implements Answer {}
    }

    private final HostCalls hostCalls;
    private final Meter meter;
    private final ReentrantLock calling = new ReentrantLock();
    private volatile boolean shut;
    private volatile Optional<Bug> bug = Optional.empty();

    /// Counts with this meter.
    public HostGate(HostCalls hostCalls, Meter meter) {
        this.hostCalls = hostCalls;
        this.meter = meter;
    }

    /// Makes a call, unless the gate is shut or a limit broken.
    public Answer call(HostCall call) {
        calling.lock();
        try {
            if (shut) {
                return new Answer.Reply(bug.isPresent() ? INTERNAL : OVER);
            }
            if (!meter.countCall()) {
                shut = true;
                return new Answer.Over(Limit.HOST_CALLS);
            }
            if (!countOut(call.argumentsJson())) {
                return new Answer.Over(Limit.BYTES);
            }
            return counted(reply(call.name(), () -> hostCalls.call(call)));
        } finally {
            calling.unlock();
        }
    }

    /// The answer to a call that the guest may make, as it is told; empty where that is none, or a
    /// refusal: then the guest had better ask. Nothing is counted.
    public Optional<String> expected(HostCall call) {
        calling.lock();
        try {
            return !shut && hostCalls.call(call) instanceof HostReply.Value(String json)
                    ? Optional.of("V" + json)
                    : Optional.empty();
        } catch (RuntimeException e) {
            log.debug("A host call failed that no guest has made yet", e);
            return Optional.empty();
        } finally {
            calling.unlock();
        }
    }

    /// Counts a call that was answered before it was made: the limit that it broke, if it did.
    public Optional<Limit> took(String argumentsJson, String reply) {
        calling.lock();
        try {
            if (!meter.countCall()) {
                shut = true;
                return Optional.of(Limit.HOST_CALLS);
            }
            return countOut(argumentsJson) && countIn(reply)
                    ? Optional.empty()
                    : Optional.of(Limit.BYTES);
        } finally {
            calling.unlock();
        }
    }

    /// Puts a call off, where these host calls can.
    Answer later(HostCall call) {
        calling.lock();
        try {
            if (shut || !(hostCalls instanceof PutOffCalls putOff) || !putOff.mayPutOff()) {
                return new Answer.NotLater();
            }
            if (!meter.countCall()) {
                shut = true;
                return new Answer.Over(Limit.HOST_CALLS);
            }
            return countOut(call.argumentsJson())
                    ? new Answer.Ticket(putOff.putOff(call))
                    : new Answer.Over(Limit.BYTES);
        } finally {
            calling.unlock();
        }
    }

    /// The answer to a call that was put off.
    Answer answer(int ticket, HostCall call) {
        calling.lock();
        try {
            if (shut || !(hostCalls instanceof PutOffCalls putOff)) {
                return new Answer.Reply(OVER);
            }
            return counted(reply("answer", () -> putOff.answer(ticket, call)));
        } finally {
            calling.unlock();
        }
    }

    private Answer counted(String reply) {
        if (reply.equals(OVER)) {
            shut = true;
            return new Answer.Over(Limit.ENGINE);
        }
        return countIn(reply) ? new Answer.Reply(reply) : new Answer.Over(Limit.BYTES);
    }

    private String reply(String function, Supplier<HostReply> call) {
        try {
            return switch (call.get()) {
                case HostReply.Value(String json) -> "V" + json;
                case HostReply.Refusal(String code, String message) -> "R" + code + "\n" + message;
            };
        } catch (RunOverException e) {
            return OVER;
        } catch (Throwable e) {
            // Errors too: a stack that a guest filled up must not unwind through host code unseen.
            bug = Optional.of(new Bug(function, e));
            shut = true;
            return INTERNAL;
        }
    }

    /// Counts text from the guest; false, and the gate shut, when that is more than the budget
    /// allows.
    public boolean countOut(String text) {
        return within(meter.countOut(text));
    }

    /// Counts text for the guest; false, and the gate shut, when that is more than the budget
    /// allows.
    public boolean countIn(String text) {
        return within(meter.countIn(text));
    }

    private boolean within(boolean within) {
        if (!within) {
            shut = true;
        }
        return within;
    }

    /// Refuses all calls from now on.
    public void shut() {
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

    /// What a host function threw, if one did.
    public Optional<Bug> bug() {
        return bug;
    }
}
