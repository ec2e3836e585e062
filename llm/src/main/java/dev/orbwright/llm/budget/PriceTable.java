package dev.orbwright.llm.budget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Prices by the beginnings of models' names.
///
/// @param byPrefix in lower case
/// @param otherwise for models that are not listed
record PriceTable(Map<String, Price> byPrefix, Optional<Price> otherwise) {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();
    private static final Set<String> MEMBERS = Set.of("about", "currency", "models", "default");
    private static final Set<String> PRICES = Set.of("input", "cached_input", "output");
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    static final PriceTable EMPTY = new PriceTable(Map.of(), Optional.empty());

    PriceTable {
        byPrefix = Map.copyOf(byPrefix);
    }

    /// Reads `{"about"?, "currency"?: "USD", "models": {PREFIX: PRICE}, "default"?: PRICE}`, where
    /// a price is `{"input", "cached_input"?, "output"}`, each for a million tokens.
    ///
    /// @throws IllegalArgumentException with what is wrong
    static PriceTable parse(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
        }
        known(root, MEMBERS, "the file");
        if (!root.path("currency").asText("USD").equals("USD")) {
            throw new IllegalArgumentException("the currency must be USD");
        }
        Map<String, Price> prices = new HashMap<>();
        for (Map.Entry<String, JsonNode> model : root.path("models").properties()) {
            prices.put(
                    model.getKey().toLowerCase(Locale.ROOT),
                    price(model.getValue(), "models." + model.getKey()));
        }
        return new PriceTable(
                prices,
                root.has("default")
                        ? Optional.of(price(root.path("default"), "default"))
                        : Optional.empty());
    }

    private static Price price(JsonNode node, String where) {
        known(node, PRICES, where);
        Money input = perToken(node, "input", where);
        return new Price(
                input,
                node.has("cached_input") ? perToken(node, "cached_input", where) : input,
                perToken(node, "output", where));
    }

    private static Money perToken(JsonNode node, String name, String where) {
        JsonNode value = node.path(name);
        if (!value.isNumber()
                || value.decimalValue().signum() < 0
                || value.decimalValue().compareTo(MILLION) > 0) {
            throw new IllegalArgumentException(
                    "%s.%s must be dollars for a million tokens, 0 or more".formatted(where, name));
        }
        return Money.usd(value.decimalValue().movePointLeft(6));
    }

    private static void known(JsonNode node, Set<String> members, String where) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(where + " must be an object");
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!members.contains(member.getKey())) {
                throw new IllegalArgumentException(
                        "%s has '%s', and may have %s"
                                .formatted(
                                        where,
                                        member.getKey(),
                                        String.join(", ", members.stream().sorted().toList())));
            }
        }
    }

    /// The price of the longest prefix. A prefix ends where a part of the name does: `gpt-5` is not
    /// the beginning of `gpt-5.9`. Names of resellers (`openai/gpt-5`) count without the reseller.
    Optional<Price> of(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        Optional<Price> whole = byBeginning(name);
        int slash = name.lastIndexOf('/');
        return whole.isPresent() || slash < 0 ? whole : byBeginning(name.substring(slash + 1));
    }

    private Optional<Price> byBeginning(String name) {
        return byPrefix.entrySet().stream()
                .filter(entry -> begins(name, entry.getKey()))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private static boolean begins(String name, String prefix) {
        return name.startsWith(prefix)
                && (name.length() == prefix.length()
                        || "-:@/".indexOf(name.charAt(prefix.length())) >= 0
                        || prefix.endsWith("/"));
    }
}
