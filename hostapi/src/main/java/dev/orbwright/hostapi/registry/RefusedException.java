package dev.orbwright.hostapi.registry;

import dev.orbwright.hostapi.HostReply;
import dev.orbwright.hostapi.RefusalCode;

/// A call that is not done. Never leaves this module: the guest gets a [HostReply.Refusal].
public final class RefusedException extends Exception {

    private final RefusalCode code;

    /// Refuses; the message says what was wrong and what to do.
    public RefusedException(RefusalCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /// An argument is wrong.
    public static RefusedException badArgument(String message) {
        return new RefusedException(RefusalCode.BAD_ARGUMENT, message);
    }

    /// Something is not there.
    public static RefusedException notFound(String message) {
        return new RefusedException(RefusalCode.NOT_FOUND, message);
    }

    /// The caller may not.
    public static RefusedException forbidden(String message) {
        return new RefusedException(RefusalCode.FORBIDDEN, message);
    }

    /// The world is not so.
    public static RefusedException conflict(String message) {
        return new RefusedException(RefusalCode.CONFLICT, message);
    }

    /// Too much.
    public static RefusedException limit(String message) {
        return new RefusedException(RefusalCode.LIMIT, message);
    }

    /// A function of the world failed.
    public static RefusedException failed(String message) {
        return new RefusedException(RefusalCode.FAILED, message);
    }

    /// Why.
    public RefusalCode code() {
        return code;
    }

    /// What the guest gets.
    HostReply.Refusal reply() {
        return new HostReply.Refusal(code.name(), String.valueOf(getMessage()));
    }
}
