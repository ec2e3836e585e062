package dev.orbwright.server.command;

import picocli.CommandLine.Option;

/// `--port`.
final class PortOption {

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Port on the loopback address; 0 picks a free one (default: PORT, or 3001).",
            defaultValue = "${env:PORT:-3001}")
    private int port;

    int port() {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535");
        }
        return port;
    }
}
