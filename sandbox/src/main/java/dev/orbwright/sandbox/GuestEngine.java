package dev.orbwright.sandbox;

/// The one engine of a language in a sandbox: what its contexts can share without seeing each
/// other.
///
/// Must be used on platform threads only, to make contexts too.
sealed interface GuestEngine extends AutoCloseable permits JavaScriptEngine, PythonEngine {

    /// A context that no guest was in.
    GuestContext newContext(Budget budget);

    /// Gives up what it has kept of functions that it ran.
    void forget();

    /// Waits for running guests to stop; a runaway makes that long.
    @Override
    void close();
}
