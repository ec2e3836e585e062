package dev.orbwright.server.library;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An answer of the API.
///
/// @param headers beside the content type
@SuppressWarnings("ArrayRecordComponent") // never compared
record ApiReply(int status, String contentType, byte[] body, Map<String, String> headers) {

    static ApiReply ok(JsonObject payload) {
        return json(200, payload);
    }

    static ApiReply json(int status, JsonObject payload) {
        return new ApiReply(
                status,
                "application/json",
                JsonText.write(payload).getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    static ApiReply file(String name, byte[] zip) {
        return new ApiReply(
                200,
                "application/zip",
                zip,
                Map.of("Content-Disposition", "attachment; filename=\"%s\"".formatted(name)));
    }
}
