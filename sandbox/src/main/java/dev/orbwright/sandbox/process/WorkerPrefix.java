package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.lockdown.LaunchPrefix;
import dev.orbwright.sandbox.lockdown.Protection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The words before the command of workers of one priority: found out when the first is started,
/// and left out from then on if that one does not start behind them but does without.
final class WorkerPrefix {
    private static final Logger log = LoggerFactory.getLogger(WorkerPrefix.class);

    /// Some programs that start here do not let a JVM start: one may not read Java's own files
    /// without its capabilities, for example.
    private static final String NOT_HERE = "workers do not start behind it here";

    private final boolean wanted;
    private final boolean lowPriority;
    private LaunchPrefix prefix = LaunchPrefix.none();
    private boolean searched;
    private boolean proven;

    /// @param wanted whether there shall be any
    WorkerPrefix(boolean wanted, boolean lowPriority) {
        this.wanted = wanted;
        this.lowPriority = lowPriority;
    }

    /// What to put before the next worker's command.
    synchronized LaunchPrefix get() {
        if (!searched) {
            prefix = wanted ? LaunchPrefix.find(lowPriority) : LaunchPrefix.none();
            searched = true;
        }
        return prefix;
    }

    /// A worker has started behind it.
    synchronized void works() {
        proven = true;
    }

    /// A worker did not start behind it.
    ///
    /// @return whether to try without it, which is so until one has started
    synchronized boolean givesUp() {
        if (proven || prefix.command().isEmpty()) {
            return false;
        }
        log.warn("No worker starts behind {}: they start without it", prefix.command());
        List<Protection> missing =
                prefix.protections().stream()
                        .map(kind -> new Protection(kind.name(), false, NOT_HERE))
                        .toList();
        prefix = new LaunchPrefix(List.of(), missing);
        return true;
    }
}
