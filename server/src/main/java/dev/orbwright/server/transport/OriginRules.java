package dev.orbwright.server.transport;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.NetUtil;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which pages may talk to the port.
///
/// A browser attaches the true `Origin` of a page, so a foreign page is refused by it. A page whose
/// name was re-bound to 127.0.0.1 after loading (DNS rebinding) looks like our own by Origin and
/// Host alike; it is refused because on a loopback port the Host must be a loopback name or one
/// that the operator allowed. On other addresses any Host is taken: the operator's names are not
/// known.
final class OriginRules {
    private static final Pattern ORIGIN = Pattern.compile("https?://([^/?#@\\s]+)");
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]]+)(?::\\d{1,5})?");

    private final boolean loopbackOnly;
    private final List<String> allowedOrigins;

    OriginRules(String boundHost, List<String> allowedOrigins) {
        this.loopbackOnly = isLoopback(boundHost);
        this.allowedOrigins =
                allowedOrigins.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).toList();
    }

    /// @param sensitive whether the request acts (a handshake, an upgrade, a POST), so that its
    ///   Origin counts
    Optional<Refusal> refusal(HttpHeaders headers, boolean sensitive) {
        String host = lower(headers.get(HttpHeaderNames.HOST, ""));
        if (loopbackOnly && !host.isEmpty() && !isLoopback(name(host)) && !isAllowedHost(host)) {
            return Optional.of(
                    Refusal.of(
                            HttpResponseStatus.FORBIDDEN,
                            "FORBIDDEN_HOST",
                            "This server answers to localhost and 127.0.0.1 only; open it by one of these"
                                    + " names."));
        }
        if (!sensitive || mayAct(headers.getAll(HttpHeaderNames.ORIGIN), host)) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of(
                        HttpResponseStatus.FORBIDDEN,
                        "FORBIDDEN_ORIGIN",
                        "Pages of this origin may not connect; the operator can allow the origin."));
    }

    /// @param host of a Host header
    static boolean isLoopbackAuthority(@Nullable String host) {
        return host != null && isLoopback(name(lower(host)));
    }

    static boolean isLoopbackOrigin(String origin) {
        Matcher parts = ORIGIN.matcher(lower(origin));
        return parts.matches() && isLoopback(name(parts.group(1)));
    }

    private boolean mayAct(List<String> origins, String host) {
        if (origins.isEmpty()) {
            return true;
        }
        String origin = lower(origins.getFirst());
        Matcher parts = ORIGIN.matcher(origin);
        if (origins.size() > 1 || !parts.matches()) {
            return false;
        }
        String authority = parts.group(1);
        return authority.equals(host)
                || isLoopback(name(authority))
                || allowedOrigins.contains(origin);
    }

    private boolean isAllowedHost(String host) {
        return allowedOrigins.stream()
                .map(ORIGIN::matcher)
                .anyMatch(parts -> parts.matches() && name(parts.group(1)).equals(name(host)));
    }

    /// The host without its port; empty when it is no host at all.
    private static String name(String authority) {
        Matcher parts = HOST.matcher(authority);
        return parts.matches() ? parts.group(1) : "";
    }

    private static boolean isLoopback(String name) {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || (name.startsWith("127.") && NetUtil.isValidIpV4Address(name));
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
