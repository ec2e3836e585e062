package dev.orbwright.world.task;

/// The world takes no tasks, or could not keep this one; the message says why. Nothing of the task
/// stands, unless the message says that it is not known.
public final class WorldStoppedException extends RuntimeException {
    /// Says why.
    public WorldStoppedException(String message) {
        super(message);
    }
}
