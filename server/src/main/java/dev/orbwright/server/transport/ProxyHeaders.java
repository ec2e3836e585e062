package dev.orbwright.server.transport;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Rewrites heads between the public port and Javalin: hop-by-hop headers end here (RFC 9110,
/// 7.6.1), and a client's word about addresses, or in the name of this server, counts for nothing.
final class ProxyHeaders {
    private static final List<String> HOP_BY_HOP =
            List.of("connection", "keep-alive", "proxy-connection", "te", "trailer", "upgrade");
    private static final List<String> CLAIMS =
            List.of("forwarded", "x-forwarded-", "x-real-ip", "x-client-ip", "x-orbwright-");

    private static final List<String> FORWARDING =
            List.of("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via");

    private ProxyHeaders() {}

    static HttpRequest toUpstream(
            HttpRequest request, boolean upgrade, InternalDoor door, InetSocketAddress client) {
        HttpHeaders headers = endToEnd(request.headers());
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (CLAIMS.stream().anyMatch(name::startsWith)) {
                headers.remove(header.getKey());
            }
        }
        // What it says counts for nothing, but that it says so shows a proxy.
        if (FORWARDING.stream().anyMatch(request.headers()::contains)) {
            headers.set(InternalDoor.FORWARDED, "yes");
        }
        if (upgrade) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                    .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
        }
        door.mark(headers, client);
        return new DefaultHttpRequest(
                request.protocolVersion(), request.method(), request.uri(), headers);
    }

    /// @param toHead whether the request was HEAD: then nothing follows, not even an empty chunk
    static HttpResponse toClient(
            HttpResponse response, boolean upgrade, boolean keepAlive, boolean toHead) {
        HttpHeaders headers = endToEnd(response.headers());
        if (toHead) {
            headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
        }
        if (upgrade) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                    .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
        } else if (!keepAlive) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, response.status(), headers);
    }

    private static HttpHeaders endToEnd(HttpHeaders given) {
        HttpHeaders headers = new DefaultHttpHeaders().set(given);
        for (String named : given.getAll(HttpHeaderNames.CONNECTION)) {
            for (String token : named.split(",", -1)) {
                String name = token.strip().toLowerCase(Locale.ROOT);
                if (!isFraming(name)) {
                    headers.remove(name);
                }
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
        return headers;
    }

    /// Headers that say where a message ends, or for whom it is, cannot be named away by a client.
    private static boolean isFraming(String name) {
        return name.equals("content-length")
                || name.equals("transfer-encoding")
                || name.equals("host");
    }
}
