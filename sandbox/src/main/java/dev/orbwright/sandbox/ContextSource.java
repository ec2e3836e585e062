package dev.orbwright.sandbox;

/// Where a run gets its context, and where it may leave it. Used on guest threads.
interface ContextSource {

    GuestContext take();

    /// Keeps the context, or answers false.
    ///
    /// After a run whose guest returned and that nothing stopped: keeps the context for a further
    /// run of the same function. Where it is not kept, and after any other run, the context is to
    /// be closed.
    boolean keep(GuestContext context);
}
