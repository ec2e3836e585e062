package dev.orbwright.hostapi.derived;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.hostapi.ParameterSpec;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.util.List;

/// JSON Schema (2020-12) of the host functions: for each, under its native name, the schema of its
/// named arguments, and the rest of what is known in members that start with `x-`.
public final class JsonSchema {

    private JsonSchema() {}

    /// The schema as indented text.
    public static String of(List<HostFunctionSpec> functions) {
        JsonObject.Builder definitions = JsonObject.builder();
        functions.forEach(spec -> definitions.put(spec.nativeName(), function(spec)));
        return JsonText.writePretty(
                        JsonObject.builder()
                                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                                .put("title", "Orbwright host functions: their named arguments")
                                .put("$defs", definitions.build())
                                .build())
                + "\n";
    }

    private static JsonObject function(HostFunctionSpec spec) {
        JsonObject.Builder properties = JsonObject.builder();
        for (ParameterSpec parameter : spec.parameters()) {
            properties.put(
                    parameter.name(), parameter.schema().with("description", parameter.doc()));
        }
        JsonObject.Builder function =
                JsonObject.builder()
                        .put("description", spec.doc())
                        .put("type", "object")
                        .put("properties", properties.build())
                        .put("required", required(spec))
                        .put("additionalProperties", false)
                        .put("x-result", spec.resultSchema());
        spec.seedName()
                .ifPresent(name ->
                        function.put("x-seed-name", name)
                                .put("x-seed-reply", spec.seedReply().name()));
        return function.put(
                        "x-effects", spec.effects().stream().sorted().map(Effect::name).toList())
                .put("x-risk", spec.risk().name())
                .put(
                        "x-capabilities",
                        spec.capabilities().stream().sorted().map(Capability::name).toList())
                .put("x-volatile", spec.isVolatile())
                .build();
    }

    private static List<String> required(HostFunctionSpec spec) {
        return spec.parameters().stream()
                .filter(ParameterSpec::required)
                .map(ParameterSpec::name)
                .toList();
    }
}
