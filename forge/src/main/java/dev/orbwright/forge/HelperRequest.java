package dev.orbwright.forge;

import dev.orbwright.llm.ToolCall;
import dev.orbwright.llm.ToolDefinition;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.Locale;
import java.util.Optional;

/// What a model says that wants a helper function made.
///
/// @param name as the model calls it; the world calls it [#nameFor]
/// @param description what it should do
/// @param parametersSchema JSON Schema of its arguments
record HelperRequest(String name, String description, JsonObject parametersSchema) {

    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int LONGEST_NAME = 40;

    /// The tool with which a model asks for a function, as the seed names it.
    static final ToolDefinition FUNCTION_CREATION_TOOL_DEFINITION =
            new ToolDefinition(
                    "create_dynamic_function",
                    "Has a helper function written that the function which you write calls with"
                            + " host.call({name, args}). Ask for one only where the task falls into parts that"
                            + " are better functions of their own; most tools need none. Answers the helper's"
                            + " name, or why there is none.",
                    """
                    {"type": "object",
                     "properties": {
                       "new_function_name": {"type": "string", "description": "a short name for it"},
                       "new_function_description": {"type": "string",
                         "description": "what it does, with what arguments, and what it returns"},
                       "new_function_parameters_schema": {"type": "object",
                         "description": "JSON Schema of its arguments: type object, properties, required"}},
                     "required": ["new_function_name", "new_function_description"]}
                    """);

    /// Reads what a model wrote; the exception says what is wrong with it.
    static HelperRequest of(ToolCall call) throws MalformedJsonException {
        if (!call.name().equals(FUNCTION_CREATION_TOOL_DEFINITION.name())) {
            throw new MalformedJsonException(
                    "there is no tool %s; there is %s"
                            .formatted(call.name(), FUNCTION_CREATION_TOOL_DEFINITION.name()));
        }
        JsonObject arguments = JsonText.parseObject(call.argumentsJson());
        Optional<String> name = arguments.text("new_function_name").filter(text -> !text.isBlank());
        Optional<String> description =
                arguments.text("new_function_description").filter(text -> !text.isBlank());
        if (name.isEmpty() || description.isEmpty()) {
            throw new MalformedJsonException(
                    "new_function_name and new_function_description are needed, both strings");
        }
        if (description.get().length() > LONGEST_DESCRIPTION) {
            throw new MalformedJsonException(
                    "new_function_description is longer than %d characters"
                            .formatted(LONGEST_DESCRIPTION));
        }
        JsonObject schema = arguments.object("new_function_parameters_schema");
        return new HelperRequest(
                name.get(),
                description.get(),
                schema.members().isEmpty() ? Forge.NO_PARAMETERS : schema);
    }

    /// What the world calls it: after the tool that it is for, so that no two tools' helpers share
    /// a name.
    String nameFor(String toolName) {
        String plain =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("^df_", "")
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_+|_+$", "");
        String cut = plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
        return toolName + "_" + (cut.isEmpty() ? "helper" : cut);
    }
}
