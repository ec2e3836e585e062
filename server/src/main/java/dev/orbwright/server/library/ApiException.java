package dev.orbwright.server.library;

import dev.orbwright.world.json.JsonObject;

/// A request was not done: `{error: {code, message, ...}}` with an HTTP status. The message says
/// what to do.
final class ApiException extends Exception {

    private final int status;
    private final String code;
    private final transient JsonObject more;

    ApiException(int status, String code, String message) {
        this(status, code, message, JsonObject.EMPTY);
    }

    /// @param more further members of the error
    ApiException(int status, String code, String message, JsonObject more) {
        super(message);
        this.status = status;
        this.code = code;
        this.more = more;
    }

    static ApiException badRequest(String message) {
        return new ApiException(400, "BAD_REQUEST", message);
    }

    static ApiException notFound(String message) {
        return new ApiException(404, "NOT_FOUND", message);
    }

    static ApiException forbidden(String message) {
        return new ApiException(403, "FORBIDDEN", message);
    }

    static ApiException conflict(String code, String message) {
        return new ApiException(409, code, message);
    }

    int status() {
        return status;
    }

    JsonObject payload() {
        return JsonObject.of(
                "error",
                JsonObject.of("code", code, "message", String.valueOf(getMessage())).withAll(more));
    }
}
