package dev.orbwright.bench.sandbox;

import dev.orbwright.bench.load.ClosedLoop;
import dev.orbwright.bench.load.ProcessUse;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.sandbox.Sandbox;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Runs guests until they get no cheaper. Host and engines are compiled as they run, in each worker
/// anew: what is measured before that is measured cold, and beside the compilers.
final class WarmUp {
    private static final double LONGEST_SECONDS = 40;
    private static final double SLICE_SECONDS = 3;

    /// So many runs at once keep all trusted workers busy, so that none stays cold.
    private static final int CLIENTS = 2;

    /// It goes on while a slice costs less CPU a run than this much of the one before.
    private static final double CHEAPER = 0.92;

    private final Sandbox sandbox;
    private final List<GuestCase> guests;
    private final double longest;
    private final double slice;

    /// @param seconds how long a case is measured: a short measurement has a short warm-up
    WarmUp(Sandbox sandbox, List<GuestCase> guests, double seconds) {
        this.sandbox = sandbox;
        this.guests = guests;
        this.longest = Math.min(LONGEST_SECONDS, seconds * LONGEST_SECONDS / 2);
        this.slice = Math.min(SLICE_SECONDS, longest / 4);
    }

    /// Says how long it took and what a run costs in the end.
    void run(Report report) {
        long start = System.nanoTime();
        double before = Double.MAX_VALUE;
        double now = slice();
        while (secondsSince(start) < longest && now < before * CHEAPER) {
            before = now;
            now = slice();
        }
        report.progress(
                "  warm after %.0f s, at %.0f us of CPU a run".formatted(secondsSince(start), now));
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// Microseconds of CPU for a run, in a slice of all guests.
    private double slice() {
        ProcessUse before = ProcessUse.now();
        long runs = 0;
        for (GuestCase guest : guests) {
            runs += together(new Runs(sandbox, guest), slice / guests.size());
        }
        return ProcessUse.now().since(before) / runs;
    }

    private static long together(Runs runs, double seconds) {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS - 1)) {
            CompletableFuture<Long> other =
                    CompletableFuture.supplyAsync(() -> count(runs, seconds), clients);
            return count(runs, seconds) + other.join();
        }
    }

    private static long count(Runs runs, double seconds) {
        return ClosedLoop.run(runs, seconds).latencies().count();
    }
}
