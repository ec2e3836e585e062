package dev.orbwright.llm;

/// Tokens used, as the provider counts them; all 0 where it has not said.
///
/// @param cachedTokens those of the prompt's that the provider had at hand from an earlier request,
///   which many sell for less
/// @param completionTokens of the reply, what the model thought to itself included
public record TokenUsage(long promptTokens, long cachedTokens, long completionTokens) {

    public static final TokenUsage NONE = new TokenUsage(0, 0, 0);

    public TokenUsage {
        if (promptTokens < 0 || cachedTokens < 0 || completionTokens < 0) {
            throw new IllegalArgumentException("Tokens cannot be negative.");
        }
        if (cachedTokens > promptTokens) {
            throw new IllegalArgumentException("No more of a prompt can be cached than there is.");
        }
    }

    /// Without anything from a cache.
    public TokenUsage(long promptTokens, long completionTokens) {
        this(promptTokens, 0, completionTokens);
    }

    public TokenUsage plus(TokenUsage other) {
        return new TokenUsage(
                Math.addExact(promptTokens, other.promptTokens),
                Math.addExact(cachedTokens, other.cachedTokens),
                Math.addExact(completionTokens, other.completionTokens));
    }

    public long total() {
        return Math.addExact(promptTokens, completionTokens);
    }
}
