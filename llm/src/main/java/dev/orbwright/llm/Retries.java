package dev.orbwright.llm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Repeats an attempt until it is done, hopeless, or out of tries or time.
final class Retries {

    private final RetryPolicy policy;
    private final Sleeper sleeper;
    private final InstantSource clock;
    private final RandomGenerator random;

    Retries(RetryPolicy policy, Sleeper sleeper, InstantSource clock, RandomGenerator random) {
        this.policy = policy;
        this.sleeper = sleeper;
        this.clock = clock;
        this.random = random;
    }

    static Retries standard() {
        return new Retries(
                RetryPolicy.STANDARD,
                Sleeper.REAL,
                InstantSource.system(),
                RandomGenerator.getDefault());
    }

    /// Runs `attempt` with the time that is left, and again while that may help.
    ///
    /// @param atMost for everything, waits included
    /// @param waiting told before each wait why and how long
    <T> Attempt<T> run(
            Duration atMost, Function<Duration, Attempt<T>> attempt, Consumer<String> waiting) {
        Instant deadline = clock.instant().plus(atMost);
        for (int tries = 1; ; tries++) {
            Duration left = Duration.between(clock.instant(), deadline);
            if (!left.isPositive()) {
                return Attempt.Failed.forGood(
                        FailureKind.TIMED_OUT,
                        "No time was left for another try: all of "
                                + Durations.text(atMost)
                                + " is used up.");
            }
            Attempt<T> result = attempt.apply(left);
            if (!(result instanceof Attempt.Failed<T> failed)) {
                return result;
            }
            if (!failed.worthRepeating() || tries > policy.retries()) {
                return tries == 1 ? failed : said(failed, "(after " + tries + " tries)");
            }
            Optional<Duration> asked =
                    failed.retryAfter().flatMap(h -> RetryAfter.parse(h, clock.instant()));
            Duration wait = asked.orElseGet(() -> Duration.ZERO);
            if (wait.compareTo(policy.longestAsked()) > 0) {
                return said(failed, "(It asks to wait " + Durations.text(wait) + ".)");
            }
            if (asked.isEmpty()) {
                wait = policy.backOff(tries, random);
            }
            if (!clock.instant().plus(wait).isBefore(deadline)) {
                return said(failed, "(No time is left for another try.)");
            }
            waiting.accept(
                    reason(failed.failure().kind()) + ", next try in " + Durations.text(wait));
            try {
                sleeper.sleep(wait);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return Attempt.Failed.forGood(
                        FailureKind.CANCELLED, "Cancelled while waiting to try again.");
            }
        }
    }

    private static <T> Attempt.Failed<T> said(Attempt.Failed<T> failed, String more) {
        ChatOutcome.Failure failure = failed.failure();
        return new Attempt.Failed<>(
                new ChatOutcome.Failure(
                        failure.kind(), failure.message() + " " + more, failure.usage()),
                false,
                failed.retryAfter());
    }

    private static String reason(FailureKind kind) {
        return switch (kind) {
            case RATE_LIMITED -> "rate limited";
            case UNREACHABLE -> "not reachable";
            case TIMED_OUT, STALLED -> "nothing came";
            case CUT_OFF -> "the reply was cut off";
            case SERVER_ERROR -> "the provider failed";
            case BAD_REPLY -> "the reply made no sense";
            case NOT_CONFIGURED,
                    UNAUTHORIZED,
                    REFUSED_REQUEST,
                    CANCELLED,
                    TOO_LONG,
                    OVER_BUDGET,
                    NOT_RECORDED ->
                    "it failed";
        };
    }
}
