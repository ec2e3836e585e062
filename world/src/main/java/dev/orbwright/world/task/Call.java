package dev.orbwright.world.task;

/// One step of a recorded task: reads and changes the transaction and answers a value.
///
/// Must depend on nothing but the transaction and what the call itself holds: it may be executed
/// again, on another state.
///
/// @param <R> a value type with `equals`
public interface Call<R> {
    /// Executes the step.
    R execute(Transaction transaction);

    /// True where another answer, when the step is executed again, is no conflict.
    default boolean isVolatile() {
        return false;
    }
}
