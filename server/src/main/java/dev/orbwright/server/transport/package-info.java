/// The public port: one TCP port that speaks Socket.IO (netty-socketio) and HTTP (Javalin).
///
/// [PublicPort] is the door. In the flow it stands between the network and the session layer: the
/// browser's packets become calls of [Connections], the session layer's texts leave through
/// [Client], and every request that is not for `/socket.io/` is streamed to Javalin on an internal
/// loopback port that nobody else can use. Nothing here knows of worlds, players or messages: JSON
/// crosses as text, in both directions, verbatim.
///
/// ```
/// socket -> HttpFront -- /socket.io/ --> netty-socketio -> PacketGate -> Connection -> Connections
///               \------- the rest ----> Upstream -> Javalin
/// ```
///
/// Thread rule: Netty's event loops never wait. What they decode is handed to virtual threads, one
/// at a time for each client and in order, so a slow handler delays its own client only. [Client]
/// may be used from any thread.
@NullMarked
package dev.orbwright.server.transport;

import org.jspecify.annotations.NullMarked;
