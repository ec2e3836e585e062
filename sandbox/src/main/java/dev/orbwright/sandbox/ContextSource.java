package dev.orbwright.sandbox;

/// Where a run gets its context, and where it leaves it. Used on guest threads.
interface ContextSource {

    GuestContext take();

    /// Takes the context back after its run.
    ///
    /// @param clean the guest returned, and nothing stopped it
    void leave(GuestContext context, boolean clean);
}
