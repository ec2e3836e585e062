package dev.orbwright.sandbox;

import java.util.Optional;

/// A place where guest functions run within limits.
///
/// Safe for use by many threads. A host call that runs a function does so through [HostCall#run],
/// as part of the run that made it.
public interface Sandbox extends AutoCloseable {

    /// Evaluates the function's source in a fresh context, calls its entry point with the parsed
    /// argument, and waits for the outcome. Never throws for what a guest did.
    ///
    /// @param hostCalls what the guest may call; used by one thread at a time, never after this
    ///   returns
    /// @throws HostCallException if `hostCalls` threw: a bug on the host's side
    /// @throws IllegalArgumentException if the budget is not one that this sandbox was made for
    RunResult run(RunRequest request, HostCalls hostCalls);

    /// Parses without running anything: syntax, and whether the top level declares the entry point.
    /// Empty when both are fine.
    ///
    /// @param owner whose code it is, as in [RunRequest#owner]
    Optional<GuestError> check(GuestFunction function, String owner);

    /// Says that functions of this language are there to be run: it is made ready in the
    /// background, if it is not, so that the first of them does not wait for all of it.
    default void expect(Language language) {}

    /// What this sandbox is and has done, for `/health`.
    SandboxStatus status();

    /// Ends the runs under way with [Limit#SHUTDOWN] and admits no others.
    @Override
    void close();
}
