package dev.orbwright.hostapi.derived;

import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.hostapi.ParameterSpec;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/// What a model is told about the host functions: as short as it can be used.
public final class PromptText {

    private static final String IDIOMS =
            """
            How they are used:
            - Pass one object of named arguments. Ids and landmark keys come from the scene, from \
            host.scene() or from host.find(); never make them up. What is left out means the player \
            who runs the function, and the player's location.
            - A call that cannot be done throws {code, message} and changes nothing; catch it where \
            the function can still do something useful, else let it through.
            - A bridge, path or ladder to a landmark: host.createTemporaryObject({type: \
            'light_bridge', to_landmark_id: KEY, duration: 60, client_visual_config: \
            {geometry_config: {type: 'box', dimensions: [1.5, 0.2, 8]}, material_config: \
            {base_color_hex: '#88ccff', emissive_color_hex: '#4488ff', emissive_intensity: 1}}}). It \
            starts where the player stands. Name in `type` what it is: bridges, paths and vines carry \
            people; smoke, lights and walls do not.
            - Whether one can get there: host.isReachable({landmark_key: KEY}).reachable. Ask the \
            world; keep no flags.
            - A new look for a thing: host.applyEffect({object_id: ID, effect_details: \
            {client_visual_update: {new_color_hex: '#ff6600'}}}).
            - Say what happened: return a string, or {message, success}; it is shown to the player. \
            host.tell({message}) tells more, host.log({message}) tells everybody.
            - Count and remember: host.setArtifactProperties({properties: {uses: n}}); the next run \
            has it in params.artifact_properties.
            - Go on later: host.after(5, NAME, {step: 2}) once, host.every(60, NAME) again and \
            again; NAME is a function of this world, such as this one. Its params are the object.
            - Durations are seconds (1 to 600), distances metres, positions [x, y, z] with y up, \
            colours "#rrggbb".
            """;

    private PromptText() {}

    /// The text for these host functions.
    public static String of(List<HostFunctionSpec> functions) {
        return "Host functions, methods of the global object `host` (? may be left out):\n"
                + functions.stream().map(PromptText::line).collect(Collectors.joining())
                + "\n"
                + IDIOMS;
    }

    private static String line(HostFunctionSpec spec) {
        String arguments =
                spec.parameters().stream()
                        .map(PromptText::argument)
                        .collect(Collectors.joining(", "));
        return "- %s(%s) -> %s\n    %s%s\n"
                .formatted(
                        spec.nativeName(),
                        arguments.isEmpty() ? "" : "{" + arguments + "}",
                        shape(spec.resultSchema()),
                        spec.doc(),
                        spec.isWorldOnly() ? " (Only for the world's own functions.)" : "");
    }

    private static String argument(ParameterSpec parameter) {
        String name = parameter.name() + (parameter.required() ? "" : "?");
        return switch (parameter.schema().text("type").orElse("any")) {
            case "string" -> name;
            case String type -> name + ": " + type;
        };
    }

    /// The members of a result, and those of objects in it.
    private static String shape(JsonObject schema) {
        if (!schema.items("anyOf").isEmpty()) {
            return shape((JsonObject) schema.items("anyOf").getFirst());
        }
        return switch (schema.text("type").orElse("")) {
            case "array" -> "[" + shape(schema.object("items")) + "]";
            case "object" ->
                    Wording.members(schema).entrySet().stream()
                            .map(member -> member.getKey() + inner((JsonObject) member.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            default -> "";
        };
    }

    private static String inner(JsonObject schema) {
        String shape = shape(schema);
        return switch (shape) {
            case "", "{}" -> "";
            case "[]" -> schema.number("maxItems").isPresent() ? "" : "[]";
            default -> ": " + shape;
        };
    }
}
