package dev.orbwright.forge.recipe;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a recipe needs and what it brings about, with gaps as in its code: a text that is `$slot$`
/// is the slot's value, `$NAME$` within a text the function's name. A member whose slot is `null`
/// is left out; a condition with `if` or `unless` is there only where that slot is not, or is,
/// `null`.
record Statement(List<JsonObject> requires, List<JsonObject> ensures) {

    private static final String IF = "if";
    private static final String UNLESS = "unless";

    Statement {
        requires = List.copyOf(requires);
        ensures = List.copyOf(ensures);
    }

    /// `{requires, ensures}`; the empty object where there is nothing to say.
    JsonObject fill(String functionName, Map<String, Json> values) {
        List<Json> needed = filled(requires, functionName, values);
        List<Json> brought = filled(ensures, functionName, values);
        return needed.isEmpty() && brought.isEmpty()
                ? JsonObject.EMPTY
                : JsonObject.of("requires", new Json.Arr(needed), "ensures", new Json.Arr(brought));
    }

    private static List<Json> filled(
            List<JsonObject> conditions, String functionName, Map<String, Json> values) {
        List<Json> filled = new ArrayList<>();
        for (JsonObject condition : conditions) {
            Optional<String> needed = condition.text(IF);
            Optional<String> lacking = condition.text(UNLESS);
            if (needed.filter(slot -> isNull(values, slot)).isEmpty()
                    && lacking.filter(slot -> !isNull(values, slot)).isEmpty()) {
                Json plain = condition.without(IF).without(UNLESS);
                fill(plain, functionName, values).ifPresent(filled::add);
            }
        }
        return filled;
    }

    private static boolean isNull(Map<String, Json> values, String slot) {
        return values.getOrDefault(slot, Json.Null.NULL) == Json.Null.NULL;
    }

    private static Optional<Json> fill(
            Json template, String functionName, Map<String, Json> values) {
        return switch (template) {
            case Json.Str(String text) -> {
                Optional<String> slot = slot(text);
                yield slot.isPresent()
                        ? Optional.ofNullable(values.get(slot.get()))
                                .filter(value -> value != Json.Null.NULL)
                        : Optional.of(Json.of(text.replace("$NAME$", functionName)));
            }
            case JsonObject object -> {
                Map<String, Json> members = new LinkedHashMap<>();
                object.members()
                        .forEach((name, value) ->
                                fill(value, functionName, values)
                                        .ifPresent(filled -> members.put(name, filled)));
                yield Optional.of(new JsonObject(members));
            }
            case Json.Arr(List<Json> items) ->
                    Optional.of(
                            new Json.Arr(
                                    items.stream()
                                            .flatMap(item ->
                                                    fill(item, functionName, values).stream())
                                            .toList()));
            case Json.Null _, Json.Bool _, Json.Num _ -> Optional.of(template);
        };
    }

    private static Optional<String> slot(String text) {
        return text.length() > 2
                        && text.startsWith("$")
                        && text.endsWith("$")
                        && !text.equals("$NAME$")
                ? Optional.of(text.substring(1, text.length() - 1))
                : Optional.empty();
    }

    /// The slots that it names.
    List<String> slots() {
        List<String> names = new ArrayList<>();
        requires.forEach(condition -> collect(condition, names));
        ensures.forEach(condition -> collect(condition, names));
        return names;
    }

    private static void collect(Json json, List<String> into) {
        switch (json) {
            case Json.Str(String text) -> slot(text).ifPresent(into::add);
            case JsonObject object -> {
                object.text(IF).ifPresent(into::add);
                object.text(UNLESS).ifPresent(into::add);
                object.members().values().forEach(member -> collect(member, into));
            }
            case Json.Arr(List<Json> items) -> items.forEach(item -> collect(item, into));
            case Json.Null _, Json.Bool _, Json.Num _ -> {}
        }
    }
}
