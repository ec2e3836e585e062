package dev.orbwright.sandbox;

import java.util.ArrayList;
import java.util.List;

/// The console of one run: bounded in lines and in the length of each.
///
/// Written by the guest's thread; read by the caller, also while the guest of an abandoned run
/// still writes.
public final class GuestLog {
    private final Meter meter;
    private final int maxLength;
    private final List<LogLine> lines = new ArrayList<>();

    /// With the length of lines from the budget, and their number from the meter.
    public GuestLog(Budget budget, Meter meter) {
        this.meter = meter;
        this.maxLength = budget.logLineLength();
    }

    /// False, and nothing kept, when the log is full.
    public synchronized boolean add(String level, String text) {
        if (!meter.countLogLine()) {
            return false;
        }
        String kept = text.length() > maxLength ? text.substring(0, maxLength) + "…" : text;
        lines.add(new LogLine(level, kept));
        return true;
    }

    /// Forgets all, of a run that begins again.
    public synchronized void clear() {
        lines.clear();
    }

    /// So far, in order.
    public synchronized List<LogLine> lines() {
        return List.copyOf(lines);
    }
}
