package dev.orbwright.server.transport;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/// Counts the open sockets, in all and by address. Thread-safe.
final class ConnectionCaps {
    /// Sockets over a cap that are still answered; more than these are closed without a word.
    private static final int TOLD_AT_ONCE = 64;

    enum Verdict {
        ADMITTED,
        /// Over a cap: answer its first request with an error.
        TOLD,
        /// Far over a cap: close at once.
        DROPPED
    }

    private final int max;
    private final int maxPerAddress;
    private final Map<InetAddress, Integer> admitted = new HashMap<>();
    private int total;
    private int told;

    ConnectionCaps(int max, int maxPerAddress) {
        this.max = max;
        this.maxPerAddress = maxPerAddress;
    }

    synchronized Verdict enter(InetAddress address) {
        if (total < max && admitted.getOrDefault(address, 0) < maxPerAddress) {
            total++;
            admitted.merge(address, 1, Integer::sum);
            return Verdict.ADMITTED;
        }
        if (told < TOLD_AT_ONCE) {
            told++;
            return Verdict.TOLD;
        }
        return Verdict.DROPPED;
    }

    synchronized void leave(InetAddress address, Verdict verdict) {
        switch (verdict) {
            case ADMITTED -> {
                total--;
                admitted.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
            }
            case TOLD -> told--;
            case DROPPED -> {}
        }
    }
}
