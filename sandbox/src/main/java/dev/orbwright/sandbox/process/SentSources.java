package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.GuestFunction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which sources a worker has, and where it keeps them: decided here, so that both sides agree.
final class SentSources {
    private static final int SLOTS = 128;
    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int LONGEST = 1 << 15;

    private final Map<GuestFunction, Integer> slots = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<Integer> free = new ArrayDeque<>();
    private int characters;

    /// @param slot where the worker keeps it; -1 for nowhere
    /// @param isThere whether it is there already
    record Place(int slot, boolean isThere) {}

    SentSources() {
        for (int slot = 0; slot < SLOTS; slot++) {
            free.add(slot);
        }
    }

    /// The place for a function that is about to be run.
    Place place(GuestFunction function) {
        Integer known = slots.get(function);
        if (known != null) {
            return new Place(known, true);
        }
        int length = function.source().length();
        if (length > LONGEST) {
            return new Place(-1, false);
        }
        characters += length;
        Iterator<Map.Entry<GuestFunction, Integer>> oldest = slots.entrySet().iterator();
        while (free.isEmpty() || characters > MAX_CHARACTERS) {
            Map.Entry<GuestFunction, Integer> dropped = oldest.next();
            characters -= dropped.getKey().source().length();
            free.add(dropped.getValue());
            oldest.remove();
        }
        int slot = free.remove();
        slots.put(function, slot);
        return new Place(slot, false);
    }
}
