package dev.orbwright.hostapi;

/// Why a call was not done. The names are what guests see.
public enum RefusalCode {
    /// An argument is missing, unknown, of the wrong kind or out of range; the message names it.
    BAD_ARGUMENT,
    /// What the call names is not there.
    NOT_FOUND,
    /// The function's owner may not do this, or not here, or not to this soul.
    FORBIDDEN,
    /// The world is not in a state in which this can be done: an id is taken, say.
    CONFLICT,
    /// There would be too much of something.
    LIMIT,
    /// There is no host function of this name.
    UNKNOWN_FUNCTION,
    /// A function of the world that was run for this call failed.
    FAILED
}
