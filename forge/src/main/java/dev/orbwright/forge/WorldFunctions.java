package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Sandbox;

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
        String name = order.functionName();
        Drafting.Result result =
                new Drafting(writer, listener)
                        .draft(name, order, draft -> examine(name, draft, listener));
        return switch (result) {
            case Drafting.Result.Accepted(Draft.Written draft, _, _) -> draft;
            case Drafting.Result.Declined declined ->
                    new Draft.Declined(declined.code(), declined.message());
        };
    }

    private Examination examine(String name, Draft.Written draft, ForgeListener listener) {
        GuestFunction function = new GuestFunction(name, draft.language(), draft.source());
        return Patience.STANDARD.examine(Stage.LINTING, listener, () -> lint.examine(function, ""));
    }
}
