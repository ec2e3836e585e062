package dev.orbwright.hostapi.registry;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns the JSON array of a guest's arguments into the values that a method takes.
///
/// One object is read as named arguments; anything else as positional ones, in the order of the
/// parameters.
record ArgumentReader(String function, List<Parameter> parameters) {

    /// The longest array of arguments, in characters.
    static final int MAX_CHARACTERS = 256 * 1024;

    List<Object> read(String argumentsJson, Dialect dialect) throws RefusedException {
        Map<String, Json> named = named(parse(argumentsJson), dialect);
        List<Object> values = new ArrayList<>();
        for (Parameter parameter : parameters) {
            Optional<Json> argument = Optional.ofNullable(named.get(parameter.name()));
            values.add(parameter.read(function, argument, dialect));
        }
        return values;
    }

    private List<Json> parse(String argumentsJson) throws RefusedException {
        if (argumentsJson.length() > MAX_CHARACTERS) {
            throw RefusedException.badArgument(
                    "the arguments of %s are %d characters long, at most %d are read"
                            .formatted(function, argumentsJson.length(), MAX_CHARACTERS));
        }
        try {
            Json value = JsonText.parse(argumentsJson);
            if (value instanceof Json.Arr(List<Json> items)) {
                return items;
            }
            throw RefusedException.badArgument(
                    "the arguments of %s must be an array, found %s"
                            .formatted(function, value.kindName()));
        } catch (MalformedJsonException e) {
            throw RefusedException.badArgument(
                    "the arguments of %s cannot be read as JSON: %s"
                            .formatted(function, Quote.text(String.valueOf(e.getMessage()))));
        }
    }

    private Map<String, Json> named(List<Json> items, Dialect dialect) throws RefusedException {
        if (items.size() == 1 && items.getFirst() instanceof JsonObject object) {
            if (dialect == Dialect.NATIVE) {
                refuseUnknown(object);
            }
            return object.members();
        }
        if (items.size() > parameters.size()) {
            throw RefusedException.badArgument(
                    "%s takes at most %d arguments%s, found %d"
                            .formatted(function, parameters.size(), listed(), items.size()));
        }
        Map<String, Json> named = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            named.put(parameters.get(i).name(), items.get(i));
        }
        return named;
    }

    private void refuseUnknown(JsonObject object) throws RefusedException {
        List<String> known = names();
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                String meant =
                        Spelling.nearest(name, known)
                                .map(" did you mean %s?"::formatted)
                                .orElse("");
                throw RefusedException.badArgument(
                        "%s has no argument %s;%s it takes%s"
                                .formatted(
                                        function,
                                        Quote.text(name),
                                        meant,
                                        known.isEmpty() ? " none" : listed()));
            }
        }
    }

    private String listed() {
        return names().isEmpty() ? "" : " (" + String.join(", ", names()) + ")";
    }

    private List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }
}
