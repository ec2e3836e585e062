package dev.orbwright.forge;

import dev.orbwright.sandbox.Limit;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The loop of drafts: has a function written, has it examined, and has it written again with what
/// was wrong, at most [Forge#MOST_REPAIRS] times. A writer that makes the same mistake again and
/// again is given up earlier.
final class Drafting {

    private static final Pattern WHAT_VARIES = Pattern.compile("\\d+|\\s+");

    /// How it ended.
    sealed interface Result {

        /// A draft passed.
        ///
        /// @param passed what was seen of it
        /// @param attempts how often the function was written
        record Accepted(Draft.Written draft, Examination.Passed passed, int attempts)
                implements Result {

            /// The same, of which more was taken than its drafts say.
            Accepted withMore(Spent more) {
                JsonObject provenance = draft.provenance();
                return new Accepted(
                        draft.with(Spent.of(provenance).plus(more).on(provenance)),
                        passed,
                        attempts);
            }
        }

        /// None did.
        ///
        /// @param code a word for programs
        /// @param message what went wrong and what to do, for the player
        /// @param attempts how often the function was written
        /// @param suggestions wishes that can be granted instead
        record Declined(String code, String message, int attempts, List<String> suggestions)
                implements Result {

            public Declined {
                suggestions = List.copyOf(suggestions);
            }

            Declined(String code, String message, int attempts) {
                this(code, message, attempts, List.of());
            }
        }
    }

    private final FunctionWriter writer;
    private final ForgeListener listener;

    Drafting(FunctionWriter writer, ForgeListener listener) {
        this.writer = writer;
        this.listener = listener;
    }

    /// Has a function written.
    ///
    /// @param what the function, as the listener is told of it
    /// @param first with what failed before, where a function is to be repaired
    /// @param examiner looks at each draft
    Result draft(String what, Order first, Function<Draft.Written, Examination> examiner) {
        Order order = first;
        Spent spent = Spent.NONE;
        for (int attempt = 1; ; attempt++) {
            announce(what, attempt);
            Order.Failed failed;
            Draft written = writer.write(order, listener);
            spent = spent.plus(took(written));
            switch (written) {
                case Draft.Declined(String code, String message, List<String> suggestions) -> {
                    return new Result.Declined(code, message, attempt, suggestions);
                }
                case Draft.Unusable(String reply, String problem, _) ->
                        failed = new Order.Failed(reply, problem);
                case Draft.Written draft -> {
                    switch (examiner.apply(draft)) {
                        case Examination.Passed passed -> {
                            return new Result.Accepted(
                                    draft.with(spent.on(draft.provenance())), passed, attempt);
                        }
                        case Examination.Prevented prevented -> {
                            return prevented(prevented, attempt);
                        }
                        case Examination.Failed(String problem, var findings) -> {
                            findings.forEach(listener::found);
                            failed = new Order.Failed(draft.source(), problem, draft.helpers());
                        }
                    }
                }
            }
            if (repeats(order.failed(), failed)) {
                return declined(
                        "Writing the function was given up after %d attempts, for the same thing went wrong again: %s"
                                .formatted(attempt, failed.problem()),
                        attempt);
            }
            if (attempt > Forge.MOST_REPAIRS) {
                return declined(
                        "No function that works could be written in %d attempts. The last one failed: %s"
                                .formatted(attempt, failed.problem()),
                        attempt);
            }
            order = order.after(failed);
        }
    }

    private static Spent took(Draft draft) {
        return switch (draft) {
            case Draft.Written written -> Spent.of(written.provenance());
            case Draft.Unusable unusable -> Spent.of(unusable.provenance());
            case Draft.Declined _ -> Spent.NONE;
        };
    }

    private static Result prevented(Examination.Prevented prevented, int attempts) {
        return prevented.shortage() == Limit.SHUTDOWN
                ? new Result.Declined(ForgeResult.Declined.SHUTDOWN, Results.STOPPING, attempts)
                : new Result.Declined("SERVER_BUSY", prevented.message(), attempts);
    }

    private static Result declined(String message, int attempts) {
        return new Result.Declined(
                "NO_WORKING_FUNCTION",
                message + "\nSay the wish in other words, or wish for something smaller.",
                attempts);
    }

    /// The same failure of the same text, or for the third time of any: nothing will come of it.
    private static boolean repeats(List<Order.Failed> before, Order.Failed failed) {
        long sameProblem =
                before.stream().filter(old -> same(old.problem(), failed.problem())).count();
        boolean sameText =
                before.stream()
                        .anyMatch(old ->
                                same(old.problem(), failed.problem())
                                        && unspaced(old.source())
                                                .equals(unspaced(failed.source())));
        return sameText || sameProblem >= 2;
    }

    private static String unspaced(String source) {
        return source.replaceAll("\\s+", "");
    }

    private static boolean same(String one, String other) {
        return WHAT_VARIES
                .matcher(one)
                .replaceAll(" ")
                .equals(WHAT_VARIES.matcher(other).replaceAll(" "));
    }

    private void announce(String what, int attempt) {
        if (attempt == 1) {
            listener.stage(Stage.WRITING, "Writing %s (%s).".formatted(what, writer.description()));
        } else {
            listener.stage(
                    Stage.REPAIRING,
                    "Writing %s again, attempt %d of %d."
                            .formatted(what, attempt, Forge.MOST_REPAIRS + 1));
        }
    }
}
