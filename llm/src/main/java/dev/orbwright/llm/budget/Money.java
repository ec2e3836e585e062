package dev.orbwright.llm.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// An amount of US dollars, at least 0, in billionths.
///
/// @param nanos billionths of a dollar
public record Money(long nanos) implements Comparable<Money> {

    public static final Money NONE = new Money(0);

    private static final int DIGITS = 9;

    public Money {
        if (nanos < 0) {
            throw new IllegalArgumentException("Money cannot be negative.");
        }
    }

    /// So many dollars, rounded up to a billionth.
    ///
    /// @throws IllegalArgumentException if negative or more than 9 billion
    public static Money usd(BigDecimal dollars) {
        try {
            return new Money(
                    dollars.setScale(DIGITS, RoundingMode.CEILING)
                            .unscaledValue()
                            .longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(dollars + " is too much money.", e);
        }
    }

    public BigDecimal inUsd() {
        return BigDecimal.valueOf(nanos, DIGITS);
    }

    /// The sum; at most what fits.
    public Money plus(Money other) {
        long sum = nanos + other.nanos;
        return new Money(sum < 0 ? Long.MAX_VALUE : sum);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(nanos, other.nanos);
    }

    /// `$1.25`, `$0.0031`: with cents at least, and two digits that count.
    @Override
    public String toString() {
        BigDecimal dollars = inUsd();
        int scale =
                nanos == 0 ? 2 : Math.clamp(dollars.scale() - dollars.precision() + 2, 2, DIGITS);
        return "$" + String.format(Locale.ROOT, "%,." + scale + "f", dollars);
    }
}
