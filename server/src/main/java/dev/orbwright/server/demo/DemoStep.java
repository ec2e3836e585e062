package dev.orbwright.server.demo;

import dev.orbwright.world.json.JsonObject;

/// One step of a demo.
///
/// @param number from 1
public record DemoStep(int number, JsonObject fields) {

    /// What is done; empty text where the step does not say.
    public String action() {
        return fields.text("action").orElse("");
    }

    /// What must hold afterwards.
    public JsonObject expect() {
        return fields.object("expect");
    }

    /// A field that the action needs.
    ///
    /// @throws StepFailedException where it is missing or not a text
    String required(String field) throws StepFailedException {
        return fields.text(field)
                .orElseThrow(() ->
                        new StepFailedException(
                                "a text in `%s`".formatted(field),
                                fields.get(field).isPresent()
                                        ? fields.get(field).get().kindName()
                                        : "nothing"));
    }
}
