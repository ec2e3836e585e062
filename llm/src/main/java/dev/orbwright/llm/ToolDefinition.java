package dev.orbwright.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/// A tool that a model may ask to have called.
///
/// @param name letters, digits, `_` and `-`, at most 64: what providers accept
/// @param description what the tool does, for the model
/// @param parametersJson a JSON Schema of type `object`, as JSON text
public record ToolDefinition(String name, String description, String parametersJson) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public ToolDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A tool's name is 1 to 64 letters, digits, _ or -, not \"" + name + "\".");
        }
        parse(name, parametersJson);
    }

    ObjectNode parameters() {
        return parse(name, parametersJson);
    }

    private static ObjectNode parse(String name, String json) {
        try {
            if (Json.MAPPER.readTree(json) instanceof ObjectNode schema) {
                return schema;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The parameters of tool " + name + " are not JSON.", e);
        }
        throw new IllegalArgumentException(
                "The parameters of tool " + name + " are not a JSON object.");
    }
}
