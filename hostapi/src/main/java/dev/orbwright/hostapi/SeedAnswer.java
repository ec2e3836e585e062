package dev.orbwright.hostapi;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;

/// Says a reply as the seed's host functions do: always a string.
final class SeedAnswer {

    private SeedAnswer() {}

    static HostReply.Value of(HostFunctionSpec spec, HostReply reply) {
        String text =
                switch (spec.seedReply()) {
                    case JSON -> json(reply);
                    case TEXT -> text(spec, reply);
                };
        return new HostReply.Value(Json.of(text));
    }

    private static String json(HostReply reply) {
        return switch (reply) {
            case HostReply.Value(Json value) -> JsonText.write(value);
            case HostReply.Refusal(_, String message) ->
                    JsonText.write(JsonObject.of("error", message));
        };
    }

    private static String text(HostFunctionSpec spec, HostReply reply) {
        return switch (reply) {
            case HostReply.Value(JsonObject value) -> value.text("message").orElse("");
            case HostReply.Value(Json value) -> JsonText.write(value);
            case HostReply.Refusal(_, String message) ->
                    "Error API (%s): %s"
                            .formatted(spec.seedName().orElse(spec.nativeName()), message);
        };
    }
}
