package dev.orbwright.bench.retrieval;

import dev.orbwright.bench.measure.BenchmarkException;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.runtime.FunctionCatalog;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// An index that is being built.
///
/// @param embedder tells how far it is: the index itself would have to write what it has
/// @param functions how many there are
record Building(Report report, FunctionCatalog catalog, Watched embedder, int functions) {

    /// So that a benchmark ends.
    private static final long PATIENCE_SECONDS = 2_400;

    private static final long TOLD_EVERY_SECONDS = 10;

    /// Waits until all functions are in it.
    void await() {
        CountDownLatch built = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        catalog.awaitCaughtUp();
                        built.countDown();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        int before = embedder.texts();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (!built.await(TOLD_EVERY_SECONDS, TimeUnit.SECONDS)) {
                if (System.nanoTime() > deadline) {
                    throw new BenchmarkException("the index was not built within 40 minutes");
                }
                report.progress(
                        String.format(
                                Locale.ROOT,
                                "building; %,d of %,d functions had to be embedded",
                                embedder.texts() - before,
                                functions));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted");
        }
        if (catalog.size() != functions) {
            throw new BenchmarkException(
                    "the index has %,d of %,d functions".formatted(catalog.size(), functions));
        }
    }
}
