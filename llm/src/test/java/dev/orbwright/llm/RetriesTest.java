package dev.orbwright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private final FakeTime time = new FakeTime();
    private final List<Duration> offered = new ArrayList<>();

    private Attempt<String> limited(Optional<String> retryAfter) {
        return new Attempt.Failed<>(
                new ChatOutcome.Failure(FailureKind.RATE_LIMITED, "Slow down.", TokenUsage.NONE),
                true,
                retryAfter);
    }

    private Attempt<String> run(int retries, Duration atMost, Optional<String> retryAfter) {
        return time.retries(retries)
                .run(
                        atMost,
                        left -> {
                            offered.add(left);
                            return limited(retryAfter);
                        },
                        _ -> {});
    }

    private static String message(Attempt<String> attempt) {
        return ((Attempt.Failed<String>) attempt).failure().message();
    }

    @Test
    void waitsGrowUpToTheirLimit() {
        run(7, Duration.ofHours(1), Optional.empty());
        assertThat(time.slept.stream().map(Duration::toMillis))
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 8000L, 8000L);
    }

    @Test
    void everyAttemptGetsTheTimeThatIsLeft() {
        Attempt<String> result = run(9, Duration.ofSeconds(10), Optional.of("4"));
        assertThat(offered)
                .containsExactly(
                        Duration.ofSeconds(10), Duration.ofSeconds(6), Duration.ofSeconds(2));
        assertThat(message(result)).contains("Slow down.", "No time is left");
    }

    @Test
    void providerThatAsksForTooLongAWaitIsGivenUpAtOnce() {
        Attempt<String> result = run(9, Duration.ofHours(9), Optional.of("3600"));
        assertThat(message(result)).contains("60 min");
        assertThat(time.slept).isEmpty();
    }

    @Test
    void unreadableRetryAfterFallsBackToBackOff() {
        run(1, Duration.ofHours(1), Optional.of("soon"));
        assertThat(time.slept).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void retryAfterIsReadInEachOfItsForms() {
        assertThat(RetryAfter.parse("0", FakeTime.START)).contains(Duration.ZERO);
        assertThat(RetryAfter.parse(" 1.5 ", FakeTime.START)).contains(Duration.ofMillis(1500));
        assertThat(RetryAfter.parse("Thu, 01 Jan 2026 00:01:00 GMT", FakeTime.START))
                .contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.parse("Wed, 31 Dec 2025 00:00:00 GMT", FakeTime.START))
                .contains(Duration.ZERO);
        for (String hostile : List.of("", "-1", "9".repeat(400), "NaN", "1e9", "tomorrow")) {
            assertThat(RetryAfter.parse(hostile, FakeTime.START)).as(hostile).isEmpty();
        }
    }

    @Test
    void jitterStaysBetweenHalfAndAllOfTheBackOff() {
        var random = new Random(42);
        for (int i = 0; i < 1000; i++) {
            assertThat(RetryPolicy.STANDARD.backOff(1 + i % 40, random).toMillis())
                    .isBetween(250L, 8000L);
        }
    }
}
