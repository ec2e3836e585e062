package dev.orbwright.npc.turn;

import dev.orbwright.npc.history.Happening;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// What happens everywhere at once, such as the weather: kept once, however many notice it.
/// Thread-safe.
final class Tidings {

    private final Deque<Happening> all = new ArrayDeque<>();

    synchronized void add(Happening happening) {
        all.addLast(happening);
        while (all.size() > Conversation.LATELY) {
            all.removeFirst();
        }
    }

    /// What somebody has noticed lately, with what everybody has, oldest first.
    ///
    /// @param worldTime milliseconds
    synchronized List<Happening> among(List<Happening> own, long worldTime) {
        all.removeIf(happening -> happening.at() + Conversation.LATELY_MS < worldTime);
        if (all.isEmpty()) {
            return own;
        }
        List<Happening> both = new ArrayList<>(own);
        both.addAll(all);
        both.sort(Comparator.comparingLong(Happening::at));
        return List.copyOf(both);
    }
}
