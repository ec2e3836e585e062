package dev.orbwright.llm.budget;

import dev.orbwright.llm.Bill;
import dev.orbwright.llm.Charge;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.TokenUsage;
import java.time.Instant;
import java.util.Locale;

/// What a request to a model took in the end.
///
/// @param began the request counts in the minute and the day of then
/// @param model as the reply names it, or what was asked where there is none
/// @param usage as the provider says; our own guess where it has not said
/// @param estimated true where it is our guess
/// @param money what was charged
/// @param tariff where the price is from; `money` is a guess where it is unknown
public record Settlement(
        Instant began,
        Charge charge,
        String model,
        TokenUsage usage,
        boolean estimated,
        Money money,
        Tariff.Kind tariff,
        Result result) {

    /// How the request ended.
    public enum Result {
        REPLY,
        FAILURE;

        /// `reply`, `failure`.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Result of(ChatOutcome outcome) {
            return switch (outcome) {
                case ChatOutcome.Reply _ -> REPLY;
                case ChatOutcome.Failure _ -> FAILURE;
            };
        }
    }

    /// What is told to whoever asked.
    public Bill bill() {
        return new Bill(money.inUsd(), estimated || tariff == Tariff.Kind.UNKNOWN);
    }

    /// What it counts on the accounts.
    public Amount amount() {
        return new Amount(usage.total(), money);
    }
}
