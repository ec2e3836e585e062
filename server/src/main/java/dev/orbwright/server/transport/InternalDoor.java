package dev.orbwright.server.transport;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// The lock between the public port and Javalin's internal one.
///
/// The public port puts a secret, new at each start, and the client's address on every request.
/// Here, before Jetty looks at anything else, both are taken off again: without the secret the
/// request is refused, with it the address becomes the request's remote address. So no other
/// program can use the internal port, no client can choose its address, and no handler ever sees
/// the secret.
final class InternalDoor implements HttpConfiguration.Customizer {
    static final String SECRET = "X-Orbwright-Door";
    static final String ADDRESS = "X-Orbwright-Address";
    static final String PORT = "X-Orbwright-Port";

    /// Stays on the request, for handlers: somebody says that they forward it for somebody else.
    static final String FORWARDED = "X-Orbwright-Forwarded";

    private final String secret;

    InternalDoor() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        secret = HexFormat.of().formatHex(random);
    }

    /// Marks a request that the public port forwards for `client`.
    void mark(HttpHeaders headers, InetSocketAddress client) {
        headers.set(SECRET, secret)
                .set(ADDRESS, client.getAddress().getHostAddress())
                .set(PORT, String.valueOf(client.getPort()));
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        HttpFields headers = request.getHeaders();
        if (!opens(headers.get(SECRET))) {
            throw new HttpException.RuntimeException(
                    HttpStatus.FORBIDDEN_403, "This port is internal; use the public one.");
        }
        SocketAddress client =
                new InetSocketAddress(
                        InetAddress.ofLiteral(headers.get(ADDRESS)),
                        Integer.parseInt(headers.get(PORT)));
        HttpFields remaining =
                HttpFields.build(headers).remove(SECRET).remove(ADDRESS).remove(PORT).asImmutable();
        ConnectionMetaData connection =
                new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                    @Override
                    public SocketAddress getRemoteSocketAddress() {
                        return client;
                    }
                };
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return remaining;
            }

            @Override
            public ConnectionMetaData getConnectionMetaData() {
                return connection;
            }
        };
    }

    private boolean opens(@Nullable String shown) {
        return shown != null
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8),
                        secret.getBytes(StandardCharsets.UTF_8));
    }
}
