package dev.orbwright.npc.turn;

import dev.orbwright.llm.TokenUsage;
import dev.orbwright.world.json.JsonObject;

/// What a turn took.
///
/// @param number of the turn, from 1
/// @param at world time in milliseconds at its end
/// @param mind what thought
/// @param usd what it cost
/// @param seconds from the first thought to the last command
/// @param ending why it ended before its end; empty text where it did not
/// @param failure why its mind had no answer; empty text where it had. For operators, never for
///   players
/// @param all what all turns up to this one took
public record TurnReport(
        long number,
        String turnId,
        long at,
        String mind,
        TokenUsage usage,
        double usd,
        double seconds,
        String ending,
        String failure,
        TokenUsage all) {

    /// What is kept of it.
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("number", (double) number)
                .put("turn_id", turnId)
                .put("at", (double) at)
                .put("mind", mind)
                .put("usage", json(usage))
                .put("usd", usd)
                .put("seconds", seconds)
                .put("ending", ending)
                .put("failure", failure)
                .put("all", json(all))
                .build();
    }

    private static JsonObject json(TokenUsage usage) {
        return JsonObject.of(
                        "prompt",
                        (double) usage.promptTokens(),
                        "completion",
                        (double) usage.completionTokens())
                .with("cached", (double) usage.cachedTokens());
    }

    /// Reads what was kept.
    public static TurnReport of(JsonObject json) {
        return new TurnReport(
                (long) json.number("number").orElse(0),
                json.text("turn_id").orElse(""),
                (long) json.number("at").orElse(0),
                json.text("mind").orElse(""),
                usage(json.object("usage")),
                json.number("usd").orElse(0),
                json.number("seconds").orElse(0),
                json.text("ending").orElse(""),
                json.text("failure").orElse(""),
                usage(json.object("all")));
    }

    private static TokenUsage usage(JsonObject json) {
        long prompt = (long) json.number("prompt").orElse(0);
        return new TokenUsage(
                prompt,
                Math.min(prompt, (long) json.number("cached").orElse(0)),
                (long) json.number("completion").orElse(0));
    }
}
