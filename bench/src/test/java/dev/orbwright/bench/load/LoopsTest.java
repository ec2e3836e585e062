package dev.orbwright.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LoopsTest {

    @Test
    void everyArrivalIsRunOnce() {
        Set<Long> seen = new ConcurrentSkipListSet<>();

        LoadResult result =
                OpenLoop.run(seen::add, new Arrivals(System.nanoTime(), 100_000, 500), 4);

        assertThat(seen).isEqualTo(LongStream.range(0, 500).boxed().collect(Collectors.toSet()));
        assertThat(result.latencies().count()).isEqualTo(500);
        assertThat(result.failed()).isZero();
    }

    @Test
    void aRunThatStallsDoesNotKeepOthersFromArriving() {
        CountDownLatch others = new CountDownLatch(9);
        LoadResult result =
                OpenLoop.run(
                        n -> {
                            if (n == 0) {
                                return awaited(others);
                            }
                            others.countDown();
                            return true;
                        },
                        new Arrivals(System.nanoTime(), 100_000, 10),
                        2);

        assertThat(result.failed()).isZero();
    }

    @Test
    void latencyCountsFromTheIntendedArrival() {
        long second = 1_000_000_000;
        Arrivals late = new Arrivals(System.nanoTime() - 5 * second, 1_000_000, 3);

        LoadResult result = OpenLoop.run(_ -> true, late, 1);

        assertThat(result.latencies().percentile(0.01)).isGreaterThan(4_999_000);
    }

    @Test
    void failuresAreCountedAndAreNoThroughput() {
        LoadResult open =
                OpenLoop.run(n -> n % 2 == 0, new Arrivals(System.nanoTime(), 100_000, 10), 2);
        LoadResult closed = ClosedLoop.run(_ -> false, 0.001);

        assertThat(open.failed()).isEqualTo(5);
        assertThat(closed.failed()).isEqualTo(closed.latencies().count()).isPositive();
        assertThat(closed.throughput()).isZero();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
