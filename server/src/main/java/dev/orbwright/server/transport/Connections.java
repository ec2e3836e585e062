package dev.orbwright.server.transport;

import java.util.List;
import java.util.concurrent.CompletionStage;

/// What happens on Socket.IO connections; the session layer implements it.
///
/// For one client the calls come one after the other, in order, on virtual threads: first
/// [#connected], then [#received] for each event, at last [#disconnected], exactly once. Different
/// clients are served at the same time.
public interface Connections {

    /// A client has finished the handshake and may be sent to.
    void connected(Client client);

    /// A client is gone. Nothing more comes from it, and what is sent to it goes nowhere.
    ///
    /// @param reason for the log, such as `client closed` or `server is shutting down`
    void disconnected(Client client, String reason);

    /// A client sent an event; any name may come.
    ///
    /// The next event of the client is delivered when this returns, not when the stage completes,
    /// so order holds even where answers take long. A stage that fails, a null, or an exception is
    /// logged once and answered with the error `INTERNAL`.
    ///
    /// Events that the port refuses never come here (too many unanswered, JSON nested too deeply);
    /// the client is told by the acknowledgement, or else by an event `error` with `{code,
    /// message}`.
    ///
    /// @param argumentsJson the JSON text of each argument, exactly as the client wrote it. It is
    ///   well formed, but nothing else is known of it
    /// @return completes with the JSON text of the acknowledgement, sent only where the client
    ///   asked for one
    CompletionStage<String> received(Client client, String event, List<String> argumentsJson);
}
