package dev.orbwright.hostapi;

import dev.orbwright.world.json.JsonObject;

/// A parameter of a host function.
///
/// @param name `snake_case`, the same in every dialect
/// @param required false where it may be left out
/// @param schema JSON Schema of its values
public record ParameterSpec(String name, boolean required, String doc, JsonObject schema) {}
