package dev.orbwright.server.transport;

/// An error as a client sees it: a code for programs and a message for people, nothing internal.
record Fault(String code, String message) {

    static final Fault INTERNAL =
            new Fault("INTERNAL", "The server failed on this request; the failure is logged.");

    /// `{"code":...,"message":...}`, the body of HTTP errors and of `error` events.
    String json() {
        return "{\"code\":"
                + RawJson.quoted(code)
                + ",\"message\":"
                + RawJson.quoted(message)
                + "}";
    }

    /// `{"error":{...}}`, the form of acknowledgements.
    String acknowledgement() {
        return "{\"error\":" + json() + "}";
    }
}
