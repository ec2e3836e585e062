package dev.orbwright.llm.budget;

import java.net.InetAddress;
import java.util.Locale;

/// The hosts whose models are one's own: Ollama, LM Studio, vLLM.
final class NearHosts {

    private NearHosts() {}

    /// Whether this names this machine, or is an address of a private network. Asks no name server.
    static boolean contains(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("host.docker.internal")) {
            return true;
        }
        String literal = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
        try {
            InetAddress address = InetAddress.ofLiteral(literal);
            return address.isLoopbackAddress() || address.isSiteLocalAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
