package dev.orbwright.sandbox;

/// Where a run gets its context, and where it may leave it. Used on guest threads.
interface ContextSource {

    /// A context, and what it took.
    ///
    /// @param cpuNanos CPU time of making it; 0 where an earlier run of the same function has left
    ///   it
    record Taken(GuestContext context, long cpuNanos) {}

    /// One for a run.
    Taken take();

    /// Keeps the context, or answers false.
    ///
    /// After a run whose guest returned and that nothing stopped: keeps the context for a further
    /// run of the same function. Where it is not kept, and after any other run, the context is to
    /// be closed.
    boolean keep(GuestContext context);
}
