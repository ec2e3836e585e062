package dev.orbwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Short ways to say what tests run and expect.
final class Guests {
    private Guests() {}

    /// A function called `main`.
    static GuestFunction main(String source) {
        return new GuestFunction("main", Language.JAVASCRIPT, source);
    }

    /// Runs it for nobody in particular, in a context of its own.
    static RunResult run(
            Sandbox sandbox,
            GuestFunction function,
            String argument,
            HostCalls host,
            Budget budget) {
        return sandbox.run(request(function, argument, budget), host);
    }

    static RunRequest request(GuestFunction function, String argument, Budget budget) {
        return new RunRequest(function, argument, budget, "someone", Optional.empty());
    }

    static String completed(RunResult result) {
        assertThat(result).isInstanceOf(RunResult.Completed.class);
        return ((RunResult.Completed) result).valueJson();
    }

    static GuestError failed(RunResult result) {
        assertThat(result).isInstanceOf(RunResult.Failed.class);
        return ((RunResult.Failed) result).error();
    }

    static Limit exhausted(RunResult result) {
        assertThat(result).isInstanceOf(RunResult.Exhausted.class);
        return ((RunResult.Exhausted) result).limit();
    }

    /// Waits for a latch that is sure to open.
    static void awaitQuietly(CountDownLatch latch) {
        try {
            boolean _ = latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
