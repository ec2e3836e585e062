package dev.orbwright.server.transport;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.listener.MultiTypeEventListener;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.corundumstudio.socketio.transport.NamespaceClient;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Socket.IO connections of one port, the library's namespace that they live in, and the
/// virtual threads that serve them. Thread-safe.
final class OpenConnections {
    static final String THREADS = "orbwright-client-";

    private static final Logger log = LoggerFactory.getLogger(OpenConnections.class);
    private static final String KEY = "connection";

    private final PortSettings settings;
    private final Connections connections;
    private final NamespacesHub namespaces;
    private final Namespace namespace;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(THREADS, 0).factory());

    OpenConnections(PortSettings settings, Configuration library, Connections connections) {
        this.settings = settings;
        this.connections = connections;
        namespaces = new NamespacesHub(library);
        namespace = namespaces.create(Namespace.DEFAULT_NAME);
        MultiTypeEventListener any =
                (client, arguments, acknowledgement) -> {
                    Connection connection = client.get(KEY);
                    connection.arrived(arguments.first(), acknowledgement);
                };
        namespace.addMultiTypeEventListener(RawJson.ANY_EVENT, any);
    }

    NamespacesHub namespaces() {
        return namespaces;
    }

    PortSettings settings() {
        return settings;
    }

    /// The client has sent its CONNECT packet and the library has answered it.
    Connection begin(ClientHead head, Channel channel, Optional<String> token) {
        NamespaceClient socket = head.getChildClient(namespace);
        var connection = new Connection(socket, channel, token, settings, connections, executor);
        socket.set(KEY, connection);
        open.add(connection);
        return connection;
    }

    void end(Connection connection, String reason) {
        open.remove(connection);
        connection.ended(reason);
    }

    void disconnectAll(String reason) {
        open.forEach(connection -> connection.disconnect(reason));
    }

    /// Waits until every handler has returned; those that do not are interrupted.
    void close(Duration patience) throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("interrupting handlers that did not return within {}", patience);
            executor.shutdownNow();
        }
    }
}
