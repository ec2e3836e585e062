package dev.orbwright.forge;

import java.util.Locale;

/// Where a wish is on its way to a tool.
public enum Stage {
    /// Similar functions are looked for.
    RETRIEVING,
    /// The function is written.
    WRITING,
    /// Its text is checked.
    LINTING,
    /// It is tried on a copy of the world.
    TRYING,
    /// What it did is compared with the wish.
    CHECKING,
    /// It is written again, with what went wrong.
    REPAIRING,
    /// It is kept, and handed over.
    KEEPING;

    /// The name outside of Java.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
