package dev.orbwright.sandbox;

import java.util.Optional;

/// A world for a guest, with the prelude of its language in it.
///
/// Made on one platform thread and used on another; [#cancel] may come from any.
sealed interface GuestContext extends AutoCloseable permits JavaScriptContext, PythonContext {

    /// Loads what the function asks for of its language's own library. Before [#attach], for that
    /// is not charged to the guest.
    void prepare(GuestFunction function);

    /// Connects the context to its run; what making it cost is not charged to the guest.
    void attach(Bridge run);

    /// What the guest executes in it.
    StatementCount statements();

    /// Evaluates the source, calls the entry point and waits for its outcome.
    Verdict run(GuestFunction function, String argumentJson);

    /// Parses only: syntax, and whether the top level declares the entry point.
    Optional<GuestError> check(GuestFunction function);

    /// Stops the guest for good. Waits until it has stopped, unless called by the guest's own
    /// thread, which stops when it returns to the guest.
    void cancel();

    @Override
    void close();
}
