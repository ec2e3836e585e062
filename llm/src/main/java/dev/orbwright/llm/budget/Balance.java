package dev.orbwright.llm.budget;

import dev.orbwright.llm.Payer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How an account stands.
public record Balance(Payer payer, Line minute, Line day) {

    private static final double NEARLY_ALL = 0.8;

    /// How it stands for one period.
    ///
    /// @param held what requests under way may take at most
    /// @param renews when what was spent is forgotten
    public record Line(
            Period period, Limits.Limit limit, Amount spent, Amount held, Instant renews) {

        /// Which part of the limit is spent, 1 for all of it; 0 where there is none.
        public double share() {
            return limit.share(spent);
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

    /// A sentence, where 80 % or more of the day's budget is spent.
    public Optional<String> warning() {
        return day.share() >= NEARLY_ALL
                ? Optional.of(
                        "%s is spent to %s %%; it renews at %s."
                                .formatted(
                                        Wording.budget(payer, Period.DAY),
                                        BigDecimal.valueOf(day.share() * 100)
                                                .setScale(0, RoundingMode.FLOOR),
                                        Wording.time(day.renews())))
                : Optional.empty();
    }
}
