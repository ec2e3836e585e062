package dev.orbwright.llm.budget;

import dev.orbwright.llm.TokenUsage;

/// What a model's provider asks, for each token.
///
/// @param input for a token of the prompt
/// @param cachedInput for one that the provider had at hand
/// @param output for a token of the reply
public record Price(Money input, Money cachedInput, Money output) {

    public static final Price NOTHING = new Price(Money.NONE, Money.NONE, Money.NONE);

    /// What this costs; at most what fits.
    public Money of(TokenUsage usage) {
        return times(input, usage.promptTokens() - usage.cachedTokens())
                .plus(times(cachedInput, usage.cachedTokens()))
                .plus(times(output, usage.completionTokens()));
    }

    private static Money times(Money each, long tokens) {
        try {
            return new Money(Math.multiplyExact(each.nanos(), tokens));
        } catch (ArithmeticException _) {
            return new Money(Long.MAX_VALUE);
        }
    }
}
