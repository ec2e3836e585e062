package dev.orbwright.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LatenciesTest {

    @Test
    void percentilesAreNearestRanksWhateverTheOrder() {
        long[] nanos = LongStream.rangeClosed(1, 200).map(i -> (201 - i) * 1_000).toArray();

        Latencies latencies = new Latencies(nanos);

        assertThat(latencies.percentile(0.5)).isEqualTo(100);
        assertThat(latencies.percentile(0.99)).isEqualTo(198);
        assertThat(latencies.percentile(1)).isEqualTo(200);
        assertThat(latencies.count()).isEqualTo(200);
    }

    @Test
    void oneIsAllPercentiles() {
        Latencies latencies = new Latencies(new long[] {1_500});

        assertThat(latencies.percentile(0.01)).isEqualTo(1.5);
        assertThat(latencies.percentile(0.99)).isEqualTo(1.5);
    }

    @Test
    void thereIsNoPercentileOfNothingAndNoShareBeyondAll() {
        assertThatThrownBy(() -> new Latencies(new long[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Latencies(new long[] {1}).percentile(99))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
