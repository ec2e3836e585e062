package dev.orbwright.world.condition;

/// JSON that says no condition; the message names where and why, for whoever wrote it.
public final class MalformedConditionException extends Exception {

    private final String path;

    /// @param path where, as in `ensures[1].of.kind`
    MalformedConditionException(String path, String problem) {
        super(path + ": " + problem);
        this.path = path;
    }

    /// Where the fault is, as in `ensures[1].of.kind`.
    public String path() {
        return path;
    }
}
