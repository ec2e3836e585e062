package dev.orbwright.llm;

/// Tokens used, as the provider counts them; all 0 where it has not said.
public record TokenUsage(long promptTokens, long completionTokens) {

    public static final TokenUsage NONE = new TokenUsage(0, 0);

    public TokenUsage {
        if (promptTokens < 0 || completionTokens < 0) {
            throw new IllegalArgumentException("Tokens cannot be negative.");
        }
    }

    public TokenUsage plus(TokenUsage other) {
        return new TokenUsage(
                Math.addExact(promptTokens, other.promptTokens),
                Math.addExact(completionTokens, other.completionTokens));
    }

    public long total() {
        return Math.addExact(promptTokens, completionTokens);
    }
}
