package dev.orbwright.llm.budget;

import dev.orbwright.llm.Payer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How an account stands.
public record Balance(Payer payer, Line minute, Line day) {

    /// How it stands for one period.
    ///
    /// @param held what requests under way may take at most
    /// @param largest the largest that a request has asked for at once, of those that are not too
    ///   large for the limit
    /// @param renews when what was spent is forgotten
    public record Line(
            Period period,
            Limits.Limit limit,
            Amount spent,
            Amount held,
            Amount largest,
            Instant renews) {

        private static final double NEARLY_ALL = 0.8;

        /// Which part of the limit is spent, 1 for all of it; 0 where there is none.
        public double share() {
            return limit.share(spent);
        }

        /// Whether most of it is spent, or the next request may be refused.
        public boolean isNearlyOver() {
            return isMostlySpent() || !limit.allows(spent.plus(largest));
        }

        boolean isMostlySpent() {
            return share() >= NEARLY_ALL;
        }

        /// The tokens that can still be spent; empty without a limit.
        public Optional<Long> tokensLeft() {
            return limit.tokens().map(most -> Math.max(0, most - taken().tokens()));
        }

        /// The money that can still be spent; empty without a limit.
        public Optional<Money> moneyLeft() {
            return limit.money()
                    .map(most -> new Money(Math.max(0, most.nanos() - taken().money().nanos())));
        }

        private Amount taken() {
            return spent.plus(held);
        }
    }

    /// Both periods, the shorter one first.
    public List<Line> lines() {
        return List.of(minute, day);
    }

    /// A sentence, where one of the budgets is nearly over: of the day's, or else of the minute's.
    public Optional<String> warning() {
        return Stream.of(day, minute)
                .filter(Line::isNearlyOver)
                .findFirst()
                .map(line -> Wording.warning(payer, line));
    }
}
