package dev.orbwright.server.http;

import dev.orbwright.world.json.JsonObject;

/// What came of a request of an operator's.
///
/// @param status of HTTP
record Outcome(int status, JsonObject payload) {
    static Outcome ok(JsonObject payload) {
        return new Outcome(200, payload);
    }

    static Outcome error(int status, String code, String message) {
        return new Outcome(
                status, JsonObject.of("error", JsonObject.of("code", code, "message", message)));
    }

    static Outcome notFound(String message) {
        return error(404, "NOT_FOUND", message);
    }
}
