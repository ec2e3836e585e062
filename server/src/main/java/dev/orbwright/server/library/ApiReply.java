package dev.orbwright.server.library;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An answer of the API.
final class ApiReply {

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    private ApiReply(int status, String contentType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = headers;
    }

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

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    InputStream body() {
        return new ByteArrayInputStream(body);
    }

    /// Headers beside the content type.
    Map<String, String> headers() {
        return headers;
    }
}
