package dev.orbwright.llm;

/// Why a model gave no usable answer.
public enum FailureKind {
    /// No model is configured.
    NOT_CONFIGURED,
    /// The provider refuses the key, or the key may not use this model.
    UNAUTHORIZED,
    /// Too many requests, or no credit left.
    RATE_LIMITED,
    /// No connection could be made.
    UNREACHABLE,
    /// The whole call took longer than it may.
    TIMED_OUT,
    /// The connection stood, but nothing came for too long.
    STALLED,
    /// The reply ended before the model was done.
    CUT_OFF,
    /// The provider refuses this request, or the model does.
    REFUSED_REQUEST,
    /// The provider failed.
    SERVER_ERROR,
    /// What came back is not a reply.
    BAD_REPLY,
    /// The caller was interrupted.
    CANCELLED,
    /// The reply is longer than it may be.
    TOO_LONG,
    /// A budget does not allow it; nothing was sent.
    OVER_BUDGET,
    /// Replies are replayed, and this request has none.
    NOT_RECORDED
}
