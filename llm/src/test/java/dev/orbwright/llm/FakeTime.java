package dev.orbwright.llm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A clock that only sleeping moves, and a sleeper that takes note instead.
final class FakeTime implements InstantSource, Sleeper {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /// Chance that always picks the longest wait.
    private static final RandomGenerator MOST =
            new RandomGenerator() {
                @Override
                public long nextLong() {
                    return -1L;
                }
            };

    final List<Duration> slept = new ArrayList<>();
    private Instant now = START;

    Retries retries(int retries) {
        var policy =
                new RetryPolicy(
                        retries,
                        RetryPolicy.STANDARD.first(),
                        RetryPolicy.STANDARD.longest(),
                        RetryPolicy.STANDARD.longestAsked());
        return new Retries(policy, this, this, MOST);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        slept.add(duration);
        now = now.plus(duration);
    }
}
