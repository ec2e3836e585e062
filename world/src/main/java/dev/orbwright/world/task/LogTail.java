package dev.orbwright.world.task;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The latest durable lines of the world log, at most [World#LOG_LINES]. Thread-safe.
final class LogTail {

    private final Deque<CommitStore.LogLine> lines = new ArrayDeque<>();

    synchronized void add(Commit commit) {
        for (WorldEvent event : commit.events()) {
            if (event instanceof WorldEvent.Logged(String text)) {
                lines.addLast(new CommitStore.LogLine(commit.worldTime(), text));
            }
        }
        while (lines.size() > World.LOG_LINES) {
            lines.removeFirst();
        }
    }

    synchronized void reset(List<CommitStore.LogLine> saved) {
        lines.clear();
        lines.addAll(saved);
    }

    /// Oldest first.
    synchronized List<CommitStore.LogLine> latest() {
        return List.copyOf(lines);
    }
}
