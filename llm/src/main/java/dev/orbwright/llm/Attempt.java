package dev.orbwright.llm;

import java.util.Optional;

/// What one attempt at a request came to.
sealed interface Attempt<T> {

    /// It worked.
    record Done<T>(T value) implements Attempt<T> {}

    /// It failed.
    ///
    /// @param worthRepeating whether the same request might work a little later
    /// @param retryAfter the provider's `Retry-After`, as sent
    record Failed<T>(
            ChatOutcome.Failure failure, boolean worthRepeating, Optional<String> retryAfter)
            implements Attempt<T> {

        static <T> Failed<T> forGood(FailureKind kind, String message) {
            return new Failed<>(
                    new ChatOutcome.Failure(kind, message, TokenUsage.NONE),
                    false,
                    Optional.empty());
        }

        static <T> Failed<T> forNow(FailureKind kind, String message) {
            return new Failed<>(
                    new ChatOutcome.Failure(kind, message, TokenUsage.NONE),
                    true,
                    Optional.empty());
        }

        Failed<T> withUsage(TokenUsage usage) {
            return new Failed<>(
                    new ChatOutcome.Failure(failure.kind(), failure.message(), usage),
                    worthRepeating,
                    retryAfter);
        }
    }
}
