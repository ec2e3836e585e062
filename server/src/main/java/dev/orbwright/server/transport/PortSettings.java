package dev.orbwright.server.transport;

import java.time.Duration;
import java.util.List;

/// How the public port behaves. Start from [#local] and change what differs.
///
/// @param host the address to bind, `127.0.0.1` for this machine only
/// @param port 0 to 65535; 0 takes a free one
/// @param allowedOrigins further origins of pages that may connect, such as `https://play.example`.
///   Pages of this server, pages of this machine (loopback) and programs (no Origin) always may
/// @param maxConnections sockets open at once, HTTP and Socket.IO together, at least 1
/// @param maxConnectionsPerAddress the same for one address, at least 1
/// @param maxPayloadBytes the largest Socket.IO packet taken from a client, at least 1,024
/// @param maxOpenRequests events of one client that wait or are not yet answered, at least 1.
///   Beyond it requests are refused, and a client that goes on regardless is cut
/// @param maxOutgoingBytes what may wait to be sent to one client for `patience`, at least 1,024.
///   Four times as much cuts the client at once
/// @param patience how long a peer may keep the server waiting: for the rest of a request, for the
///   Socket.IO handshake, for room in its buffer. Handlers get as much to return when the port
///   closes. Positive
public record PortSettings(
        String host,
        int port,
        List<String> allowedOrigins,
        int maxConnections,
        int maxConnectionsPerAddress,
        int maxPayloadBytes,
        int maxOpenRequests,
        int maxOutgoingBytes,
        Duration patience) {

    public PortSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        require(!host.isBlank(), "host is blank; use 127.0.0.1 for this machine only");
        require(port >= 0 && port <= 65_535, "port " + port + " is not between 0 and 65535");
        require(maxConnections >= 1, "maxConnections must be at least 1");
        require(maxConnectionsPerAddress >= 1, "maxConnectionsPerAddress must be at least 1");
        require(maxPayloadBytes >= 1_024, "maxPayloadBytes must be at least 1024");
        require(maxOpenRequests >= 1, "maxOpenRequests must be at least 1");
        require(
                maxOutgoingBytes >= 1_024 && maxOutgoingBytes <= Integer.MAX_VALUE / 4,
                "maxOutgoingBytes must be between 1024 and " + Integer.MAX_VALUE / 4);
        require(patience.isPositive(), "patience must be positive");
    }

    /// Loopback only, with room for some hundred players on one machine.
    ///
    /// @param port 0 to 65535; 0 takes a free one
    public static PortSettings local(int port) {
        return at("127.0.0.1", port, List.of());
    }

    /// The same on another address.
    ///
    /// @param host the address to bind; `0.0.0.0` for all of this machine's
    /// @param port 0 to 65535; 0 takes a free one
    /// @param allowedOrigins further origins of pages that may connect
    public static PortSettings at(String host, int port, List<String> allowedOrigins) {
        return new PortSettings(
                host,
                port,
                allowedOrigins,
                2_000,
                1_000,
                256 * 1024,
                64,
                8 * 1024 * 1024,
                Duration.ofSeconds(10));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
