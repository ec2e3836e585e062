package dev.orbwright.forge;

import dev.orbwright.llm.Bill;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;

/// What the making of a function took of a model.
///
/// @param bill empty where no model was asked, or nobody keeps accounts
public record Spent(TokenUsage usage, Optional<Bill> bill) {

    /// Nothing.
    public static final Spent NONE = new Spent(TokenUsage.NONE, Optional.empty());

    private static final String PROMPT_TOKENS = "prompt_tokens";
    private static final String COMPLETION_TOKENS = "completion_tokens";

    /// In US dollars.
    private static final String COST = "cost";

    /// There, and true, where the cost is no more than a guess.
    private static final String COST_GUESSED = "cost_guessed";

    /// Both together.
    public Spent plus(Spent other) {
        return new Spent(
                usage.plus(other.usage),
                bill.map(mine -> other.bill.map(mine::plus).orElse(mine)).or(other::bill));
    }

    /// Both together.
    public Spent plus(TokenUsage more) {
        return plus(new Spent(more, Optional.empty()));
    }

    /// Both together.
    public Spent plus(Bill more) {
        return plus(new Spent(TokenUsage.NONE, Optional.of(more)));
    }

    /// What a provenance says of it.
    static Spent of(JsonObject provenance) {
        return new Spent(
                new TokenUsage(
                        tokens(provenance, PROMPT_TOKENS), tokens(provenance, COMPLETION_TOKENS)),
                provenance.number(COST).isPresent()
                        ? Optional.of(
                                new Bill(
                                        BigDecimal.valueOf(provenance.number(COST).orElseThrow()),
                                        provenance.flag(COST_GUESSED)))
                        : Optional.empty());
    }

    private static long tokens(JsonObject provenance, String name) {
        return (long) provenance.number(name).orElse(0);
    }

    /// The provenance, which says this in place of what it said of it. Where nothing was taken, it
    /// stays as it is.
    JsonObject on(JsonObject provenance) {
        JsonObject counted =
                usage.total() == 0
                        ? provenance
                        : provenance
                                .with(PROMPT_TOKENS, usage.promptTokens())
                                .with(COMPLETION_TOKENS, usage.completionTokens());
        JsonObject billed =
                bill.map(all -> counted.with(COST, all.usd().doubleValue())).orElse(counted);
        return bill.filter(Bill::guessed).isPresent()
                ? billed.with(COST_GUESSED, Json.Bool.TRUE)
                : billed;
    }

    /// A provenance that says nothing of it, as that of a copy that took nothing.
    public static JsonObject without(JsonObject provenance) {
        return provenance
                .without(PROMPT_TOKENS)
                .without(COMPLETION_TOKENS)
                .without(COST)
                .without(COST_GUESSED);
    }
}
