package dev.orbwright.llm;

import org.jspecify.annotations.Nullable;

/// No embedding could be made. The message says why, and holds no key.
public final class EmbeddingException extends RuntimeException {

    private final FailureKind kind;

    EmbeddingException(FailureKind kind, String message) {
        this(kind, message, null);
    }

    EmbeddingException(FailureKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public FailureKind kind() {
        return kind;
    }
}
