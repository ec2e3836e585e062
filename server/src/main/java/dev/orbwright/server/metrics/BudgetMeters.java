package dev.orbwright.server.metrics;

import dev.orbwright.llm.Payer;
import dev.orbwright.llm.budget.Amount;
import dev.orbwright.llm.budget.Balance;
import dev.orbwright.llm.budget.Money;
import dev.orbwright.llm.budget.Period;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// How budgets stand, as gauges. Labels name kinds of payers only: there may be any number of
/// players, and who spends what is nobody's business.
final class BudgetMeters {

    private final MeterRegistry registry;

    BudgetMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /// An account of which there is one.
    void watch(Payer.Kind kind, Supplier<Balance> balance) {
        Tags payer = Tags.of("payer", kind.wireName());
        gauge(
                "orbwright.budget.tokens.today",
                "Tokens of models that were spent today",
                payer,
                () -> balance.get().day().spent().tokens());
        gauge(
                "orbwright.budget.usd.today",
                "Dollars that were spent on models today",
                payer,
                () -> usd(balance.get().day().spent().money()));
        for (Period period : Period.values()) {
            Tags tags = payer.and("period", period.wireName());
            amount("spent", tags, balance, account -> line(account, period).spent());
            amount("held", tags, balance, account -> line(account, period).held());
            line(balance.get(), period)
                    .limit()
                    .tokens()
                    .ifPresent(most -> tokens("limit", tags, () -> most));
            line(balance.get(), period)
                    .limit()
                    .money()
                    .ifPresent(most -> dollars("limit", tags, () -> usd(most)));
        }
    }

    /// Accounts of which there are many: the one of which most is spent.
    ///
    /// @param share which part of its limit, 1 for all of it
    void watchLargest(Payer.Kind kind, ToDoubleFunction<Period> share) {
        for (Period period : Period.values()) {
            gauge(
                    "orbwright.budget.largest.share",
                    "Which part of its limit whoever has spent most of it has spent",
                    Tags.of("payer", kind.wireName(), "period", period.wireName()),
                    () -> share.applyAsDouble(period));
        }
    }

    private void amount(
            String what, Tags tags, Supplier<Balance> balance, Function<Balance, Amount> amount) {
        tokens(what, tags, () -> amount.apply(balance.get()).tokens());
        dollars(what, tags, () -> usd(amount.apply(balance.get()).money()));
    }

    private void tokens(String what, Tags tags, Supplier<Number> value) {
        gauge(
                "orbwright.budget.tokens",
                "Tokens of a budget: its limit, spent, held by requests under way",
                tags.and("what", what),
                value);
    }

    private void dollars(String what, Tags tags, Supplier<Number> value) {
        gauge(
                "orbwright.budget.usd",
                "Dollars of a budget: its limit, spent, held by requests under way",
                tags.and("what", what),
                value);
    }

    private void gauge(String name, String what, Tags tags, Supplier<Number> value) {
        Gauge.builder(name, value).description(what).tags(tags).register(registry);
    }

    private static Balance.Line line(Balance balance, Period period) {
        return switch (period) {
            case MINUTE -> balance.minute();
            case DAY -> balance.day();
        };
    }

    private static double usd(Money money) {
        return money.inUsd().doubleValue();
    }
}
