package dev.orbwright.server.transport;

import io.javalin.http.Context;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// The true address of an HTTP client.
public final class ClientAddress {
    private ClientAddress() {}

    /// The address that the request's socket came from, as a literal. Headers such as
    /// X-Forwarded-For have no say in it.
    public static String of(Context context) {
        return context.req().getRemoteAddr();
    }

    /// Whether somebody at this very machine asks, as far as that can be told: from a loopback
    /// address, by a loopback name, for no page of elsewhere, and not through a proxy that says so
    /// or that passes on by which name it was asked.
    public static boolean isLocal(Context context) {
        return isLoopbackAddress(of(context))
                && context.header(InternalDoor.FORWARDED) == null
                && OriginRules.isLoopbackAuthority(context.header("Host"))
                && isLocalOrigin(context.header("Origin"));
    }

    private static boolean isLocalOrigin(@Nullable String origin) {
        return origin == null || OriginRules.isLoopbackOrigin(origin);
    }

    private static boolean isLoopbackAddress(String literal) {
        return (NetUtil.isValidIpV4Address(literal) || NetUtil.isValidIpV6Address(literal))
                && InetAddress.ofLiteral(literal).isLoopbackAddress();
    }
}
