package dev.orbwright.server.transport;

import io.javalin.http.Context;

/// The true address of an HTTP client.
public final class ClientAddress {
    private ClientAddress() {}

    /// The address that the request's socket came from, as a literal. Headers such as
    /// X-Forwarded-For have no say in it.
    public static String of(Context context) {
        return context.req().getRemoteAddr();
    }
}
