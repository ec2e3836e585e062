package dev.orbwright.llm.budget;

import java.util.Optional;

/// What may be spent in a day and in a minute; empty is without limit.
///
/// @param perDay of UTC
public record Limits(Limit perMinute, Limit perDay) {

    public static final Limits NONE = new Limits(Limit.NONE, Limit.NONE);

    /// What may be spent in one period; empty is without limit.
    ///
    /// @param tokens in and out
    public record Limit(Optional<Long> tokens, Optional<Money> money) {

        public static final Limit NONE = new Limit(Optional.empty(), Optional.empty());

        public Limit {
            if (tokens.filter(count -> count < 0).isPresent()) {
                throw new IllegalArgumentException("A limit of tokens is 0 or more.");
            }
        }

        /// Whether that much may be spent.
        boolean allows(Amount amount) {
            return tokens.map(most -> amount.tokens() <= most).orElse(true)
                    && money.map(most -> amount.money().compareTo(most) <= 0).orElse(true);
        }

        /// Which part of it an amount is, 1 for all of it; 0 where there is no limit.
        double share(Amount amount) {
            return Math.max(
                    tokens.map(most -> part(amount.tokens(), most)).orElse(0.0),
                    money.map(most -> part(amount.money().nanos(), most.nanos())).orElse(0.0));
        }

        private static double part(long amount, long most) {
            if (most == 0) {
                return 1;
            }
            return (double) amount / most;
        }
    }
}
