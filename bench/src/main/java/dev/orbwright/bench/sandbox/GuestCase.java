package dev.orbwright.bench.sandbox;

import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A guest to be measured, and how much of it the sandbox has seen before.
///
/// @param owner whose function it is
record GuestCase(Dialect dialect, int hostCalls, Familiarity familiarity, String owner) {

    /// How much of a function the sandbox has seen before.
    enum Familiarity {
        /// The function was run before, and a context of it may be used again.
        KNOWN,
        /// The source was never seen.
        NEW,
        /// The function was run before, but wants a context that nothing ran in; for languages
        /// whose contexts are used again.
        FRESH
    }

    /// Those that are measured.
    static List<GuestCase> of(Dialect dialect) {
        List<GuestCase> cases = new ArrayList<>();
        for (int calls : dialect.calls()) {
            for (Familiarity familiarity : Familiarity.values()) {
                if (familiarity != Familiarity.FRESH || isSlowToStart(dialect, calls)) {
                    cases.add(new GuestCase(dialect, calls, familiarity, "bench"));
                }
            }
        }
        return cases;
    }

    private static boolean isSlowToStart(Dialect dialect, int calls) {
        return dialect == Dialect.PYTHON && calls == 7;
    }

    /// A known function with 7 host calls.
    static GuestCase known(Dialect dialect, String owner) {
        return new GuestCase(dialect, 7, Familiarity.KNOWN, owner);
    }

    /// Such as `js/process/7/known`.
    String name(Isolation isolation) {
        return "%s/%s/%d/%s"
                .formatted(
                        dialect.label(),
                        isolation.label(),
                        hostCalls,
                        familiarity.name().toLowerCase(Locale.ROOT));
    }

    /// The request for each run.
    Requests requests() {
        GuestFunction known = dialect.function(hostCalls);
        String key = "bench/" + owner + "/" + dialect.label() + "/" + hostCalls;
        return switch (familiarity) {
            case KNOWN -> n -> request(known, n, Optional.of(key));
            case FRESH -> n -> request(known, n, Optional.empty());
            case NEW -> {
                // Also across the loops and cases of one benchmark.
                String series = Long.toString(System.nanoTime(), 36);
                yield n -> {
                    String mark = series + "-" + n;
                    GuestFunction unseen = dialect.marked(known, mark);
                    return request(unseen, n, Optional.of(key + "/" + mark));
                };
            }
        };
    }

    private RunRequest request(GuestFunction function, long n, Optional<String> reuse) {
        return new RunRequest(function, "{\"n\":" + n + "}", Budget.TOOL, owner, reuse);
    }

    /// What to ask the sandbox for.
    @FunctionalInterface
    interface Requests {
        /// The request for run `n`.
        RunRequest get(long n);
    }
}
