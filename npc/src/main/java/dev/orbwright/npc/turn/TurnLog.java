package dev.orbwright.npc.turn;

import dev.orbwright.llm.TokenUsage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// What the turns of one NPC took: all of them together, and the latest one by one. Guarded by its
/// conversation.
final class TurnLog {

    /// In the order of their numbers.
    private final Deque<TurnReport> latest = new ArrayDeque<>();

    private final List<TurnReport> unkept = new ArrayList<>();

    /// Goes on from what was kept.
    TurnLog(Collection<TurnReport> kept) {
        kept.stream().sorted(Comparator.comparingLong(TurnReport::number)).forEach(this::add);
    }

    private void add(TurnReport report) {
        latest.addLast(report);
        while (latest.size() > Cast.LATEST_TURNS) {
            latest.removeFirst();
        }
    }

    /// A turn is over.
    ///
    /// @param at world time in milliseconds
    void took(Turn turn, long at, double usd) {
        TurnReport report = turn.report(turns() + 1, at, usd, usage().plus(turn.usage()));
        add(report);
        unkept.add(report);
    }

    /// What was not kept yet, and is to be now.
    List<TurnReport> takeUnkept() {
        List<TurnReport> fresh = List.copyOf(unkept);
        unkept.clear();
        return fresh;
    }

    boolean isKept() {
        return unkept.isEmpty();
    }

    long turns() {
        return latest.isEmpty() ? 0 : latest.getLast().number();
    }

    TokenUsage usage() {
        return latest.isEmpty() ? TokenUsage.NONE : latest.getLast().all();
    }

    /// Oldest first.
    List<TurnReport> latest() {
        return List.copyOf(latest);
    }
}
