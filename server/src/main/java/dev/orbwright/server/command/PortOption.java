package dev.orbwright.server.command;

import dev.orbwright.server.transport.PortSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--port`, `--host` and `--allow-origin`: where players come in, and from where.
final class PortOption {

    private static final String THIS_MACHINE = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on; 0 picks a free one (default: PORT, or 3001).",
            defaultValue = "${env:PORT:-3001}",
            converter = Reader.class)
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "Address to listen on; 0.0.0.0 is all of this machine's, for whoever can reach it"
                            + " (default: ${DEFAULT-VALUE}, this machine only).",
            defaultValue = THIS_MACHINE,
            converter = HostReader.class)
    private String host = THIS_MACHINE;

    @Option(
            names = "--allow-origin",
            paramLabel = "URL",
            description =
                    "A further address that the page is opened by, such as https://play.example; may be"
                            + " given several times.",
            converter = OriginReader.class)
    private List<String> allowedOrigins = new ArrayList<>();

    PortSettings settings() {
        return PortSettings.at(host, port, allowedOrigins);
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

    /// Reads an address to listen on. Whether it is one of this machine's is seen when it is bound.
    static final class HostReader implements ITypeConverter<String> {

        private static final Pattern HOST =
                Pattern.compile("[A-Za-z0-9.-]+|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");

        @Override
        public String convert(String text) {
            String host = text.strip().replaceFirst("^\\[(.*)]$", "$1");
            if (!HOST.matcher(host).matches()) {
                throw new TypeConversionException(
                        "an address to listen on (--host) is one such as 127.0.0.1 or 0.0.0.0, without"
                                + " a port, not '"
                                + text
                                + "'");
            }
            return host;
        }
    }

    /// Reads an origin as browsers write it: scheme, host and, where it is not the usual one, port.
    static final class OriginReader implements ITypeConverter<String> {

        private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#@\\s*]+");

        @Override
        public String convert(String text) {
            String origin = text.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", "");
            if (!ORIGIN.matcher(origin).matches()) {
                throw new TypeConversionException(
                        "an origin (--allow-origin) is the beginning of the page's address, such as"
                                + " https://play.example or http://192.168.1.7:3001, not '"
                                + text
                                + "'");
            }
            return origin;
        }
    }
}
