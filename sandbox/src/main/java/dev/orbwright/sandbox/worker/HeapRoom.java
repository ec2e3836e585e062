package dev.orbwright.sandbox.worker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that what stays reachable after runs leaves room for the next one. A guest may fill
/// what is kept for it, such as the attributes of a module; the run that then finds no memory would
/// be somebody else's.
final class HeapRoom {
    private static final Logger log = LoggerFactory.getLogger(HeapRoom.class);

    private final Runtime heap = Runtime.getRuntime();
    private final Runnable forget;
    private final long most;
    private long lookAgainAt;

    /// @param forget gives up what need not stay
    HeapRoom(Runnable forget) {
        this.forget = forget;
        this.most = heap.maxMemory() / 2;
        this.lookAgainAt = most;
    }

    /// Makes room where there is little. Costs next to nothing where the heap has not filled up
    /// since the last look.
    ///
    /// @return false where there is still too little
    boolean make() {
        if (used() < lookAgainAt) {
            return true;
        }
        long live = live();
        if (live > most) {
            forget.run();
            long left = live();
            log.info(
                    "Kept contexts are given up: {} MB, and {} MB without", live >> 20, left >> 20);
            live = left;
        }
        // Half of the way to the end, where the collector would look by itself.
        lookAgainAt = Math.max(most, live + (heap.maxMemory() - live) / 2);
        return live <= most;
    }

    private long live() {
        System.gc();
        return used();
    }

    private long used() {
        return heap.totalMemory() - heap.freeMemory();
    }
}
