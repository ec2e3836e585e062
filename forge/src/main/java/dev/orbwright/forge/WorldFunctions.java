package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import java.util.List;

/// Has the world's own functions written from their descriptions, as [Forge] has players' tools
/// written. They are linted here; they can be tried only when the world stands.
public final class WorldFunctions {

    private final FunctionWriter writer;
    private final Lint lint;

    /// Writes with this writer.
    public WorldFunctions(FunctionWriter writer, Sandbox sandbox, HostApi hostApi) {
        this.writer = writer;
        this.lint = new Lint(sandbox, hostApi);
    }

    /// Writes a function; drafts that do not pass are repaired, at most [Forge#MOST_REPAIRS] times.
    ///
    /// @param order with what failed before, where it is to be repaired
    /// @return the function that passed, or why there is none
    public Draft write(Order order, ForgeListener listener) {
        Order next = order;
        for (int attempt = 0; ; attempt++) {
            listener.stage(
                    attempt == 0 ? Stage.WRITING : Stage.REPAIRING,
                    "Writing %s.".formatted(order.functionName()));
            Draft draft = writer.write(next, listener);
            Order.Failed failed;
            switch (draft) {
                case Draft.Declined declined -> {
                    return declined;
                }
                case Draft.Unusable(String reply, String problem) ->
                        failed = new Order.Failed(reply, problem);
                case Draft.Written(String source, _) -> {
                    List<String> findings =
                            lint.findings(
                                    new GuestFunction(
                                            order.functionName(), Language.JAVASCRIPT, source));
                    if (findings.isEmpty()) {
                        return draft;
                    }
                    failed = new Order.Failed(source, String.join("\n", findings));
                }
            }
            if (attempt == Forge.MOST_REPAIRS) {
                return new Draft.Declined(
                        "NO_WORKING_FUNCTION",
                        "%s could not be written in %d attempts. The last one failed: %s"
                                .formatted(order.functionName(), attempt + 1, failed.problem()));
            }
            next = next.after(failed);
        }
    }
}
