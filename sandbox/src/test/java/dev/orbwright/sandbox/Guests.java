package dev.orbwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

/// Short ways to say what tests run and expect.
final class Guests {
    private Guests() {}

    /// A function called `main`.
    static GuestFunction main(String source) {
        return new GuestFunction("main", Language.JAVASCRIPT, source);
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
}
