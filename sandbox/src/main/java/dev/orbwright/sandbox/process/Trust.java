package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.RunResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which functions are known to end by themselves, and which owners lately had some that did not.
///
/// Bounded: what was not seen for long is forgotten, and so is on probation again.
final class Trust {
    private static final int MAX_FUNCTIONS = 4096;
    private static final int MAX_CHARACTERS = 8 << 20;
    private static final int MAX_OWNERS = 4096;

    private final long suspicionNanos;
    private final Map<GuestFunction, Boolean> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Long> suspects =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > MAX_OWNERS;
                }
            };
    private int characters;

    Trust(Duration suspicion) {
        this.suspicionNanos = suspicion.toNanos();
    }

    /// The world's own functions are trusted until one breaks a limit.
    synchronized boolean isTrusted(GuestFunction function, String owner) {
        Boolean good = known.get(function);
        if (owner.isEmpty()) {
            return good == null || good;
        }
        Long since = suspects.get(owner);
        boolean suspect = since != null && System.nanoTime() - since < suspicionNanos;
        return good != null && good && !suspect;
    }

    /// Something of this owner's cost a worker.
    synchronized void suspect(String owner) {
        suspects.remove(owner);
        suspects.put(owner, System.nanoTime());
    }

    /// Learns from how a run ended.
    ///
    /// @param owner who is to answer for it: of a nested run, the owner of the outermost
    synchronized void learn(GuestFunction function, String owner, RunResult result) {
        switch (result) {
            case RunResult.Completed _ -> remember(function, true);
            case RunResult.Failed _ -> {}
            case RunResult.Exhausted(Limit limit, String _, var usage) -> {
                if (isGuestsFault(limit)) {
                    remember(function, false);
                    if (!owner.isEmpty() || usage.workerKilled()) {
                        suspect(owner);
                    }
                }
            }
        }
    }

    /// Suspects the owner of a run that a limit ended, without a word on its function.
    synchronized void doubt(String owner, Limit limit) {
        if (isGuestsFault(limit) && !owner.isEmpty()) {
            suspect(owner);
        }
    }

    private void remember(GuestFunction function, boolean good) {
        if (known.put(function, good) == null) {
            characters += function.source().length();
        }
        var oldest = known.entrySet().iterator();
        while (known.size() > MAX_FUNCTIONS || characters > MAX_CHARACTERS) {
            characters -= oldest.next().getKey().source().length();
            oldest.remove();
        }
    }

    static boolean isGuestsFault(Limit limit) {
        return switch (limit) {
            case STATEMENTS,
                    CPU,
                    WALL_CLOCK,
                    STACK,
                    SYNTAX_DEPTH,
                    HOST_CALLS,
                    BYTES,
                    OUTPUT,
                    MEMORY,
                    FILES,
                    NESTING,
                    ENGINE ->
                    true;
            case BUSY, RUNAWAYS, SHUTDOWN -> false;
        };
    }
}
