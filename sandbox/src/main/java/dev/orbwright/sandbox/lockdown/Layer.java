package dev.orbwright.sandbox.lockdown;

/// The parts of a lock-down, in the order in which they are applied: each later one takes away what
/// an earlier one needs.
public enum Layer {
    /// The kernel ends this process before others when the machine is out of memory.
    MEMORY_PRESSURE("first to end when memory runs out"),
    /// No core dumps, no large files, few descriptors, and memory where the settings say so.
    RESOURCE_LIMITS("resource limits"),
    /// No program that this process starts gains rights (set-user-id bits are ignored).
    NO_NEW_PRIVILEGES("no new privileges"),
    /// Processes of the same user cannot read this one's memory or trace it.
    NOT_INSPECTABLE("memory closed to other processes"),
    /// The kernel ends this process when the thread that started it ends.
    ENDS_WITH_STARTER("ends with its starter"),
    /// Landlock: no file but those that the settings name, and those for reading only; no TCP.
    FILES("file wall"),
    /// seccomp: only the system calls that running guests needs.
    SYSTEM_CALLS("system call filter");

    private final String title;

    Layer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
