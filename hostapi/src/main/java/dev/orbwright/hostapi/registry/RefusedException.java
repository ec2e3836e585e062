package dev.orbwright.hostapi.registry;

import dev.orbwright.hostapi.HostReply;
import dev.orbwright.hostapi.RefusalCode;

/// A call that is not done. Never leaves this module: the guest gets a [HostReply.Refusal].
public final class RefusedException extends Exception {

    private final String code;

    private RefusedException(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    private RefusedException(RefusalCode code, String message) {
        this(code.name(), message);
    }

    /// What a function that was called failed with; the code may be its own.
    public static RefusedException passedOn(String code, String message) {
        return new RefusedException(code, message);
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
    public String code() {
        return code;
    }

    /// What the guest gets.
    HostReply.Refusal reply() {
        return new HostReply.Refusal(code, String.valueOf(getMessage()));
    }
}
