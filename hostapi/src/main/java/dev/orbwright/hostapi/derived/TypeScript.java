package dev.orbwright.hostapi.derived;

import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.hostapi.ParameterSpec;
import dev.orbwright.hostapi.RefusalCode;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// TypeScript declarations of the native dialect.
public final class TypeScript {

    private static final String HEAD =
            """
            // What a function of the world may use. Derived from the host functions of the server;
            // do not edit.

            /** Any JSON value. */
            type Json = null | boolean | number | string | Json[] | JsonObject;

            /** A JSON object. */
            interface JsonObject {
              [name: string]: Json;
            }

            /** Metres from the centre of the location: x, y (up), z. */
            type Position = [x: number, y: number, z: number];

            /** Why a call was not done; `call` passes on the code that its function failed with. */
            type HostErrorCode = {codes} | string;

            /** Thrown by a call that was not done; it has changed nothing. */
            interface HostError extends Error {
              readonly code: HostErrorCode;
            }

            /** What a function of the world is called with, besides what the client sends. */
            interface Params {
              readonly soul_id: string;
              readonly location_id: string;
              readonly artifact_id: string;
              readonly artifact_properties: JsonObject;
              readonly [name: string]: Json;
            }
            """;

    private final Map<String, String> interfaces = new LinkedHashMap<>();

    private TypeScript() {}

    /// The declarations.
    public static String of(List<HostFunctionSpec> functions) {
        return new TypeScript().write(functions);
    }

    private String write(List<HostFunctionSpec> functions) {
        StringBuilder host = new StringBuilder();
        host.append("\n/** The host functions. Each call may throw a HostError. */\n");
        host.append("interface Host {\n");
        host.append(functions.stream().map(this::method).collect(Collectors.joining("\n")));
        host.append("}\n\n");
        host.append("/** The world, as functions see it. */\n");
        host.append("declare const host: Host;\n");
        StringBuilder out = new StringBuilder(HEAD.replace("{codes}", codes()));
        interfaces.values().forEach(text -> out.append('\n').append(text));
        return out.append(host).toString();
    }

    private static String codes() {
        return Arrays.stream(RefusalCode.values())
                .map(code -> "'" + code.name() + "'")
                .collect(Collectors.joining(" | "));
    }

    private String method(HostFunctionSpec spec) {
        String result = type(spec.resultSchema());
        String named =
                spec.parameters().stream()
                        .map(parameter ->
                                "    /** %s */\n    %s;\n"
                                        .formatted(
                                                comment(parameter.doc()),
                                                declared(parameter, type(parameter.schema()))))
                        .collect(Collectors.joining());
        String positional =
                spec.parameters().stream()
                        .map(parameter -> declared(parameter, type(parameter.schema())))
                        .collect(Collectors.joining(", "));
        String doc = "  /**\n   * %s%s\n   */\n".formatted(comment(spec.doc()), scope(spec));
        if (spec.parameters().isEmpty()) {
            return doc + "  %s(): %s;\n".formatted(spec.nativeName(), result);
        }
        boolean allOptional = spec.parameters().stream().noneMatch(ParameterSpec::required);
        String byName =
                "  %s(args%s: {\n%s  }): %s;\n"
                        .formatted(spec.nativeName(), allOptional ? "?" : "", named, result);
        // An object alone is read as named arguments, so such a function has only that form.
        return startsWithObject(spec)
                ? doc + byName
                : doc + byName + "  %s(%s): %s;\n".formatted(spec.nativeName(), positional, result);
    }

    private static boolean startsWithObject(HostFunctionSpec spec) {
        return spec.parameters().getFirst().schema().text("type").equals(Optional.of("object"));
    }

    private static String scope(HostFunctionSpec spec) {
        return spec.isWorldOnly() ? "\n   * Only for functions of the world itself." : "";
    }

    private static String declared(ParameterSpec parameter, String type) {
        return parameter.name() + (parameter.required() ? ": " : "?: ") + type;
    }

    private static String comment(String doc) {
        return doc.replace("*/", "* /");
    }

    /// The type of a schema; objects with a title become interfaces of that name.
    private String type(JsonObject schema) {
        if (!schema.items("anyOf").isEmpty()) {
            return schema.items("anyOf").stream()
                    .map(each -> type((JsonObject) each))
                    .collect(Collectors.joining(" | "));
        }
        return switch (schema.text("type").orElse("")) {
            case "" -> "Json";
            case "integer", "number" -> "number";
            case "array" ->
                    schema.number("maxItems").isPresent()
                            ? "Position"
                            : type(schema.object("items")) + "[]";
            case "object" -> object(schema);
            case String plain -> plain;
        };
    }

    private String object(JsonObject schema) {
        if (schema.get("additionalProperties").isPresent()) {
            return "Record<string, %s>".formatted(type(schema.object("additionalProperties")));
        }
        if (schema.get("properties").isEmpty()) {
            return "JsonObject";
        }
        String name = schema.text("title").orElseThrow();
        if (!interfaces.containsKey(name)) {
            StringBuilder text = new StringBuilder("interface ").append(name).append(" {\n");
            for (Map.Entry<String, Json> member : Wording.members(schema).entrySet()) {
                JsonObject type = (JsonObject) member.getValue();
                type.text("description")
                        .ifPresent(
                                doc -> text.append("  /** ").append(comment(doc)).append(" */\n"));
                text.append("  %s: %s;\n".formatted(member.getKey(), type(type)));
            }
            interfaces.put(name, text.append("}\n").toString());
        }
        return name;
    }
}
