package dev.orbwright.forge;

import dev.orbwright.runtime.Run;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.Limit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What came of looking at a draft.
sealed interface Examination {

    /// Nothing is wrong with it.
    ///
    /// @param warnings what may be wrong all the same
    /// @param tried what it did when it was tried; empty where it was not
    record Passed(List<Finding> warnings, Optional<Tried> tried) implements Examination {

        public Passed {
            warnings = List.copyOf(warnings);
        }

        Passed() {
            this(List.of(), Optional.empty());
        }

        Passed(List<Finding> warnings) {
            this(warnings, Optional.empty());
        }

        Passed(Tried tried) {
            this(List.of(), Optional.of(tried));
        }
    }

    /// It has to be written again.
    ///
    /// @param problem what is wrong, for whoever writes the next draft
    /// @param findings the same, one by one
    record Failed(String problem, List<Finding> findings) implements Examination {

        public Failed {
            findings = List.copyOf(findings);
        }

        Failed(String problem) {
            this(problem, List.of(Finding.error(problem)));
        }

        static Failed of(List<Finding> findings) {
            return new Failed(Finding.text(findings), findings);
        }

        /// With what was found before and was not wrong enough by itself.
        Failed with(List<Finding> warnings) {
            if (warnings.isEmpty()) {
                return this;
            }
            List<Finding> all = new ArrayList<>(findings);
            all.addAll(warnings);
            return new Failed(problem + "\n" + Finding.text(warnings), all);
        }
    }

    /// The server was not able to look: that is no fault of the draft, and no other draft would
    /// fare better.
    ///
    /// @param shortage what the server lacked
    record Prevented(Limit shortage) implements Examination {

        /// Whether it may be over in a moment.
        boolean passes() {
            return shortage == Limit.BUSY || shortage == Limit.RUNAWAYS;
        }

        /// What happened and what to do, for the player.
        String message() {
            if (shortage == Limit.SHUTDOWN) {
                return "The server is stopping, so the function was not tried out. Make the wish again"
                        + " when the server is back.";
            }
            if (shortage == Limit.MEMORY) {
                return "The server ran out of memory when the function was tried out, so it was not kept."
                        + " Make the wish again later, or wish for something smaller.";
            }
            return "The server is too busy to try the function out just now, so it was not kept. Make the"
                    + " wish again in a moment.";
        }
    }

    /// What an error says that was found without running the draft. The codes of such an error are
    /// the sandbox's own; one that a guest threw may have any code.
    static Examination of(GuestError error) {
        Optional<Limit> shortage =
                Arrays.stream(Limit.values())
                        .filter(limit -> limit.name().equals(error.code()))
                        .filter(Examination::isTheServers)
                        .findFirst();
        return shortage.isPresent()
                ? new Prevented(shortage.get())
                : Failed.of(List.of(Finding.of(error)));
    }

    /// What a run says that ended without an answer.
    static Examination ofUnanswered(Run run) {
        if (run instanceof Run.Exceeded exceeded && isTheServers(exceeded.limit())) {
            return new Prevented(exceeded.limit());
        }
        return run instanceof Run.Broke broke
                ? Failed.of(List.of(Finding.of(broke.error())))
                : new Failed(Problems.of(run));
    }

    private static boolean isTheServers(Limit limit) {
        return switch (limit) {
            case MEMORY, BUSY, RUNAWAYS, SHUTDOWN -> true;
            case STATEMENTS,
                    CPU,
                    WALL_CLOCK,
                    STACK,
                    SYNTAX_DEPTH,
                    HOST_CALLS,
                    BYTES,
                    OUTPUT,
                    FILES,
                    NESTING,
                    ENGINE ->
                    false;
        };
    }
}
