package dev.orbwright.forge;

import java.util.List;
import java.util.function.Function;

/// The loop of drafts: has a function written, has it examined, and has it written again with what
/// was wrong, at most [Forge#MOST_REPAIRS] times.
final class Drafting {

    /// How it ended.
    sealed interface Result {

        /// A draft passed.
        ///
        /// @param attempts how often the function was written
        record Accepted(Draft.Written draft, int attempts) implements Result {}

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
        for (int attempt = 1; ; attempt++) {
            announce(what, attempt);
            Order.Failed failed;
            switch (writer.write(order, listener)) {
                case Draft.Declined(String code, String message, List<String> suggestions) -> {
                    return new Result.Declined(code, message, attempt, suggestions);
                }
                case Draft.Unusable(String reply, String problem) ->
                        failed = new Order.Failed(reply, problem);
                case Draft.Written draft -> {
                    switch (examiner.apply(draft)) {
                        case Examination.Passed() -> {
                            return new Result.Accepted(draft, attempt);
                        }
                        case Examination.Prevented prevented -> {
                            return new Result.Declined("SERVER_BUSY", prevented.message(), attempt);
                        }
                        case Examination.Failed(String problem) ->
                                failed = new Order.Failed(draft.source(), problem);
                    }
                }
            }
            if (attempt > Forge.MOST_REPAIRS) {
                return new Result.Declined(
                        "NO_WORKING_FUNCTION",
                        "No function that works could be written in %d attempts. The last one failed: %s"
                                .formatted(attempt, failed.problem()),
                        attempt);
            }
            order = order.after(failed);
        }
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
