package dev.orbwright.llm.budget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.orbwright.llm.ModelSettingsException;
import dev.orbwright.llm.Payer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The limits of each kind of payer. They hold for each player and each NPC by itself.
public record Budgets(Map<Payer.Kind, Limits> byKind) {

    /// Without any limit.
    public static final Budgets UNLIMITED = new Budgets(Map.of());

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();
    private static final List<String> LIMITS =
            List.of("tokens_per_minute", "usd_per_minute", "tokens_per_day", "usd_per_day");

    public Budgets {
        byKind = Map.copyOf(byKind);
    }

    /// What holds where nothing else is said.
    public static Budgets standard() {
        return new Budgets(
                Map.of(
                        Payer.Kind.PLAYER, limits(200_000, 500_000, 1),
                        Payer.Kind.NPC, limits(50_000, 200_000, 1),
                        Payer.Kind.WORLD, limits(400_000, 2_000_000, 5),
                        Payer.Kind.ALL, limits(1_000_000, 10_000_000, 20)));
    }

    private static Limits limits(long tokensPerMinute, long tokensPerDay, int usdPerDay) {
        return new Limits(
                new Limits.Limit(Optional.of(tokensPerMinute), Optional.empty()),
                new Limits.Limit(
                        Optional.of(tokensPerDay),
                        Optional.of(Money.usd(BigDecimal.valueOf(usdPerDay)))));
    }

    /// The standard limits with those of a file in their place; see `docs/models.md` for its form.
    ///
    /// @throws ModelSettingsException where it cannot be read, or is wrong
    public static Budgets read(Path file) {
        return SettingsFile.read("budgets", file, Budgets::parse);
    }

    /// Reads `{"player"?: {"tokens_per_day"?: 1000, ...}, "npc"?, "world"?, "all"?}`; `null` is
    /// without limit, and what is not named is as in [#standard].
    ///
    /// @throws IllegalArgumentException with what is wrong
    static Budgets parse(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!root.isObject()) {
            throw new IllegalArgumentException("it must be an object");
        }
        Map<Payer.Kind, Limits> limits = new EnumMap<>(standard().byKind());
        for (Map.Entry<String, JsonNode> member : root.properties()) {
            Payer.Kind kind = kind(member.getKey());
            limits.put(kind, limits(member.getValue(), standard().of(kind), member.getKey()));
        }
        return new Budgets(limits);
    }

    private static Payer.Kind kind(String name) {
        return Arrays.stream(Payer.Kind.values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "it has '%s', and may have player, npc, world and all"
                                        .formatted(name)));
    }

    private static Limits limits(JsonNode node, Limits standard, String where) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(where + " must be an object");
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!LIMITS.contains(member.getKey())) {
                throw new IllegalArgumentException(
                        "%s has '%s', and may have %s"
                                .formatted(where, member.getKey(), String.join(", ", LIMITS)));
            }
        }
        return new Limits(
                limit(node, standard.perMinute(), where, "per_minute"),
                limit(node, standard.perDay(), where, "per_day"));
    }

    private static Limits.Limit limit(
            JsonNode node, Limits.Limit standard, String where, String per) {
        return new Limits.Limit(
                node.has("tokens_" + per)
                        ? number(node, where, "tokens_" + per).map(BigDecimal::longValue)
                        : standard.tokens(),
                node.has("usd_" + per)
                        ? number(node, where, "usd_" + per).map(Money::usd)
                        : standard.money());
    }

    private static Optional<BigDecimal> number(JsonNode node, String where, String name) {
        JsonNode value = node.path(name);
        if (value.isNull()) {
            return Optional.empty();
        }
        if (!value.isNumber()
                || value.decimalValue().signum() < 0
                || value.decimalValue().compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
            throw new IllegalArgumentException(
                    "%s.%s must be a number from 0 to a billion, or null for no limit"
                            .formatted(where, name));
        }
        return Optional.of(value.decimalValue());
    }

    /// The limits of this kind of payer.
    public Limits of(Payer.Kind kind) {
        return byKind.getOrDefault(kind, Limits.NONE);
    }
}
