package dev.orbwright.llm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Sockets that send what is written at once. A request is written in several pieces, and without
/// this the last one waits until the other side has acknowledged the one before, which it may put
/// off for 40 ms (RFC 896, RFC 1122 4.2.3.2).
final class UndelayedSockets extends SocketFactory {

    private static final SocketFactory SOCKETS = SocketFactory.getDefault();

    @Override
    public Socket createSocket() throws IOException {
        return undelayed(SOCKETS.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return undelayed(SOCKETS.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
            throws IOException {
        return undelayed(SOCKETS.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return undelayed(SOCKETS.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
            throws IOException {
        return undelayed(SOCKETS.createSocket(host, port, localHost, localPort));
    }

    private static Socket undelayed(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }
}
