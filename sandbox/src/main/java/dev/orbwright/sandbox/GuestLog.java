package dev.orbwright.sandbox;

import java.util.ArrayList;
import java.util.List;

/// The console of one run: bounded in lines and in the length of each.
///
/// Written by the guest's thread; read by the caller, also while the guest of an abandoned run
/// still writes.
final class GuestLog {
    private final int maxLines;
    private final int maxLength;
    private final List<LogLine> lines = new ArrayList<>();

    GuestLog(Budget budget) {
        this.maxLines = budget.logLines();
        this.maxLength = budget.logLineLength();
    }

    /// False, and nothing kept, when the log is full.
    synchronized boolean add(String level, String text) {
        if (lines.size() >= maxLines) {
            return false;
        }
        String kept = text.length() > maxLength ? text.substring(0, maxLength) + "…" : text;
        lines.add(new LogLine(level, kept));
        return true;
    }

    synchronized List<LogLine> lines() {
        return List.copyOf(lines);
    }
}
