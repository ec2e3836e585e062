package dev.orbwright.server;

import dev.orbwright.llm.budget.Money;
import dev.orbwright.storage.ModelUsage;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What models have taken in a world so far. Thread-safe.
public final class ModelTotals {

    private record Total(
            long calls, long promptTokens, long completionTokens, long nanos, long unpriced) {
        Total plus(Total other) {
            return new Total(
                    calls + other.calls,
                    promptTokens + other.promptTokens,
                    completionTokens + other.completionTokens,
                    nanos + other.nanos,
                    unpriced + other.unpriced);
        }
    }

    private final Map<String, Total> byModel = new TreeMap<>();

    /// @param earlier what was taken before, as the save has it
    ModelTotals(List<ModelUsage.Total> earlier) {
        for (ModelUsage.Total total : earlier) {
            add(
                    total.model(),
                    new Total(
                            total.calls(),
                            total.promptTokens(),
                            total.completionTokens(),
                            total.chargedNanos(),
                            total.unpriced()));
        }
    }

    void add(ModelUsage usage) {
        add(
                usage.model(),
                new Total(
                        1,
                        usage.promptTokens(),
                        usage.completionTokens(),
                        usage.chargedNanos(),
                        usage.priced() ? 0 : 1));
    }

    private synchronized void add(String model, Total more) {
        byModel.merge(model, more, Total::plus);
    }

    /// `[{model, calls, prompt_tokens, completion_tokens, cost_usd, unpriced_calls}]`, sorted by
    /// model. What calls without a known price cost is a guess.
    public synchronized Json report() {
        return new Json.Arr(
                byModel.entrySet().stream()
                        .<Json>map(total ->
                                JsonObject.builder()
                                        .put("model", total.getKey())
                                        .put("calls", total.getValue().calls())
                                        .put("prompt_tokens", total.getValue().promptTokens())
                                        .put(
                                                "completion_tokens",
                                                total.getValue().completionTokens())
                                        .put(
                                                "cost_usd",
                                                new Money(total.getValue().nanos())
                                                        .inUsd()
                                                        .doubleValue())
                                        .put("unpriced_calls", total.getValue().unpriced())
                                        .build())
                        .toList());
    }
}
