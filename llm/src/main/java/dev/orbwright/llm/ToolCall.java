package dev.orbwright.llm;

import java.util.Objects;

/// A model's wish to have a tool called.
///
/// @param id what the provider calls this call; unique within the reply
/// @param argumentsJson what the model wrote, meant to be a JSON object; a model may write
///   anything, so check it before use
public record ToolCall(String id, String name, String argumentsJson) {

    public ToolCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(argumentsJson, "argumentsJson");
    }
}
