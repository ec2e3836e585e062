package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.GuestFunction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The functions whose host calls are not put off, because some of them were refused before.
/// Bounded: the oldest are forgotten, and cost one run more when they come again.
final class Patience {
    private static final int MAX_FUNCTIONS = 512;
    private static final int LONGEST = 1 << 15;

    private final Set<GuestFunction> needing =
            Collections.newSetFromMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<GuestFunction, Boolean> eldest) {
                            return size() > MAX_FUNCTIONS;
                        }
                    });

    /// Whether the function is to wait for each answer.
    synchronized boolean isNeeded(GuestFunction function) {
        return needing.contains(function);
    }

    /// Remembers that it is.
    synchronized void need(GuestFunction function) {
        if (function.source().length() <= LONGEST) {
            needing.add(function);
        }
    }
}
