package dev.orbwright.llm.budget;

/// What a call takes, or may take at most.
///
/// @param tokens in and out, at least 0
public record Amount(long tokens, Money money) {

    public static final Amount NONE = new Amount(0, Money.NONE);

    public Amount {
        if (tokens < 0) {
            throw new IllegalArgumentException("Tokens cannot be negative.");
        }
    }

    /// The sum; at most what fits.
    public Amount plus(Amount other) {
        long sum = tokens + other.tokens;
        return new Amount(sum < 0 ? Long.MAX_VALUE : sum, money.plus(other.money));
    }

    /// The larger of each.
    Amount atLeast(Amount other) {
        return new Amount(
                Math.max(tokens, other.tokens),
                money.compareTo(other.money) >= 0 ? money : other.money);
    }

    /// What is left when a part is taken away that had been added.
    Amount minus(Amount part) {
        return new Amount(tokens - part.tokens, new Money(money.nanos() - part.money.nanos()));
    }
}
