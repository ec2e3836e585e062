package dev.orbwright.server;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Holds answers against the server's own OpenAPI description: as far as JSON Schema is used there,
/// and stricter, for a member that is not described is an error.
record DescribedAnswers(JsonObject description) {

    /// What is wrong with an answer; empty where it is as described.
    ///
    /// @param path with its query
    List<String> problems(String method, String path, int status, JsonObject body) {
        String what = "%s %s: %d".formatted(method, path, status);
        Optional<JsonObject> operation = operation(method, path.replaceAll("\\?.*", ""));
        if (operation.isEmpty()) {
            return List.of(what + " is not described");
        }
        JsonObject response = operation.get().object("responses").object(String.valueOf(status));
        JsonObject schema = response.object("content").object("application/json").object("schema");
        if (schema.members().isEmpty()) {
            return List.of(what + " has no described answer");
        }
        List<String> problems = new ArrayList<>();
        check(what, schema, body, problems);
        return problems;
    }

    /// Of the paths that fit, the one with the most fixed words.
    private Optional<JsonObject> operation(String method, String path) {
        String verb = method.toLowerCase(Locale.ROOT);
        JsonObject paths = description.object("paths");
        return paths.members().keySet().stream()
                .filter(known -> fits(known, path))
                .filter(known -> paths.object(known).get(verb).isPresent())
                .min(
                        Comparator.comparingLong(
                                known -> known.chars().filter(letter -> letter == '{').count()))
                .map(known -> paths.object(known).object(verb));
    }

    private static boolean fits(String known, String path) {
        List<String> words = Arrays.asList(known.split("/"));
        List<String> given = Arrays.asList(path.split("/"));
        if (words.size() != given.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).startsWith("{") && !words.get(i).equals(given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void check(String where, JsonObject schema, Json value, List<String> problems) {
        List<JsonObject> parts = parts(schema);
        Set<String> declared = new HashSet<>();
        boolean open = true;
        for (JsonObject part : parts) {
            declared.addAll(part.object("properties").members().keySet());
            open &= part.get("properties").isEmpty();
            checkPart(where, part, value, problems);
        }
        if (!open && value instanceof JsonObject object) {
            object.members().keySet().stream()
                    .filter(name -> !declared.contains(name))
                    .forEach(name -> problems.add("%s: %s is not declared".formatted(where, name)));
        }
    }

    /// The schema itself with all that it refers to.
    private List<JsonObject> parts(JsonObject schema) {
        if (schema.text("$ref").isPresent()) {
            String name = schema.text("$ref").get().replaceAll(".*/", "");
            return parts(description.object("components").object("schemas").object(name));
        }
        if (schema.get("allOf").isPresent()) {
            return schema.items("allOf").stream()
                    .flatMap(part -> parts((JsonObject) part).stream())
                    .toList();
        }
        return List.of(schema);
    }

    private void checkPart(String where, JsonObject schema, Json value, List<String> problems) {
        Optional<String> type = schema.text("type");
        if (type.isPresent() && !is(type.get(), value)) {
            problems.add("%s: is no %s but %s".formatted(where, type.get(), value.kindName()));
            return;
        }
        if (schema.get("enum").isPresent() && !schema.items("enum").contains(value)) {
            problems.add("%s: %s is none of the values".formatted(where, value));
        }
        if (value instanceof Json.Arr array && schema.get("items").isPresent()) {
            for (int i = 0; i < array.items().size(); i++) {
                check(
                        where + "[" + i + "]",
                        schema.object("items"),
                        array.items().get(i),
                        problems);
            }
        }
        if (value instanceof JsonObject object) {
            for (String name : schema.strings("required")) {
                if (!object.members().containsKey(name)) {
                    problems.add("%s: %s is missing".formatted(where, name));
                }
            }
            JsonObject properties = schema.object("properties");
            for (String name : properties.members().keySet()) {
                object.get(name)
                        .ifPresent(member ->
                                check(
                                        where + "." + name,
                                        properties.object(name),
                                        member,
                                        problems));
            }
        }
    }

    private static boolean is(String type, Json value) {
        return switch (type) {
            case "object" -> value instanceof JsonObject;
            case "array" -> value instanceof Json.Arr;
            case "string" -> value instanceof Json.Str;
            case "boolean" -> value instanceof Json.Bool;
            case "number" -> value instanceof Json.Num;
            case "integer" ->
                    value instanceof Json.Num(double number) && number == Math.rint(number);
            default -> throw new AssertionError("the description has a type " + type);
        };
    }
}
