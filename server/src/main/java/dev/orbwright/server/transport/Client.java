package dev.orbwright.server.transport;

import java.util.Optional;

/// One Socket.IO connection, as the session layer sees it. Every method may be called from any
/// thread and none of them blocks.
public interface Client {

    /// The connection's id: chosen by the server, random (122 bits), never reused.
    String id();

    /// The address that the socket comes from, as a literal (`127.0.0.1`, `0:0:0:0:0:0:0:1`).
    String address();

    /// What the client showed to be recognised: `token` of the Socket.IO `auth` payload, else the
    /// query parameter `token`. At most 4,096 characters; anything else counts as none. It is the
    /// client's word only: verify it.
    Optional<String> authToken();

    /// Sends an event. The text goes out as it is; a broadcast serialises once and passes the same
    /// text to each client. After a disconnect this does nothing.
    ///
    /// @param json one well-formed JSON value
    void send(String event, String json);

    /// False once the connection has ended, whoever ended it; it never comes back.
    boolean isConnected();

    /// False while the peer does not keep up. The caller should then hold back and send one newer
    /// state later; a client whose buffer grows over the limits of [PortSettings] is cut.
    boolean writable();

    /// Calls `ready` once, on a virtual thread, as soon as the client is writable (perhaps at
    /// once). After a disconnect it is never called.
    void onWritable(Runnable ready);

    /// Sends what is pending, says goodbye, and closes.
    ///
    /// @param reason told to the client and to [Connections#disconnected]
    void disconnect(String reason);
}
