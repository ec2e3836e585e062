package dev.orbwright.hostapi.registry;

import dev.orbwright.hostapi.ParameterSpec;
import dev.orbwright.world.json.Json;
import java.util.Optional;

/// One parameter of a host function, as arguments are read for it.
record Parameter(String name, ArgumentType type, boolean required, String doc) {

    ParameterSpec spec() {
        return new ParameterSpec(name, required, doc, type.schema());
    }

    /// The Java value that the method takes: the value itself, or an `Optional` of it.
    Object read(String function, Optional<Json> argument, Dialect dialect) throws RefusedException {
        // Guests write null where they mean that they leave something out.
        boolean nullIsValue = required && type instanceof ArgumentType.Any;
        Optional<Json> said = argument.filter(value -> nullIsValue || value != Json.Null.NULL);
        if (said.isEmpty()) {
            if (required) {
                throw RefusedException.badArgument(
                        "%s of %s is missing: expected %s".formatted(name, function, expected()));
            }
            return Optional.empty();
        }
        Object value =
                type.read(said.get(), dialect)
                        .orElseThrow(() ->
                                RefusedException.badArgument(
                                        "%s of %s: expected %s, found %s"
                                                .formatted(
                                                        name,
                                                        function,
                                                        expected(),
                                                        Quote.value(said.get()))));
        return required ? value : Optional.of(value);
    }

    private String expected() {
        return type.expected();
    }
}
