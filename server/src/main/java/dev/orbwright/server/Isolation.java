package dev.orbwright.server;

import java.util.Locale;

/// Where guest code runs.
public enum Isolation {
    /// In processes of its own, which can be killed and which hold nothing.
    PROCESS,
    /// In this process: for tests, and for hosts that trust their functions.
    THREAD,
    /// In this process, in isolates of GraalVM that have a heap of their own: for JavaScript, where
    /// GraalVM's artifacts for it are on the class path.
    ISOLATE;

    /// Its name on the command line.
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
