package dev.orbwright.server.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--port`.
final class PortOption {

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Port on the loopback address; 0 picks a free one (default: PORT, or 3001).",
            defaultValue = "${env:PORT:-3001}",
            converter = Reader.class)
    private int port;

    int port() {
        return port;
    }

    /// Reads a port.
    static final class Reader implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            try {
                int port = Integer.parseInt(text.strip());
                if (port >= 0 && port <= 65_535) {
                    return port;
                }
            } catch (NumberFormatException e) {
                throw wrong(text);
            }
            throw wrong(text);
        }

        private static TypeConversionException wrong(String text) {
            return new TypeConversionException(
                    "a port (--port or PORT) is a number from 0 to 65535, not '" + text + "'");
        }
    }
}
