package dev.orbwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {

    private final AtomicLong nanos = new AtomicLong();

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void itLetsABurstThroughAndThenItsRate() {
        TokenBucket bucket = new TokenBucket(2, 4, nanos::get);
        assertThat(bucket.take(1)).isTrue();
        assertThat(bucket.take(1)).isTrue();
        assertThat(bucket.take(1)).isFalse();
        assertThat(bucket.until(1)).isEqualTo(Duration.ofMillis(250));
        pass(Duration.ofMillis(250));
        assertThat(bucket.take(1)).isTrue();
        assertThat(bucket.take(1)).isFalse();
    }

    @Test
    void itNeverHoldsMoreThanItsCapacity() {
        TokenBucket bucket = new TokenBucket(2, 4, nanos::get);
        pass(Duration.ofDays(1));
        assertThat(bucket.level()).isEqualTo(2);
        assertThat(bucket.isFull()).isTrue();
    }

    @Test
    void debtIsPaidBeforeAnythingIsTaken() {
        TokenBucket bucket = new TokenBucket(1, 1, nanos::get);
        bucket.charge(3);
        assertThat(bucket.level()).isEqualTo(-2);
        pass(Duration.ofSeconds(2));
        assertThat(bucket.take(1)).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(bucket.take(1)).isTrue();
    }

    @Test
    void bucketThatHoldsNothingIsRefused() {
        assertThatThrownBy(() -> new TokenBucket(0, 1, nanos::get))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
