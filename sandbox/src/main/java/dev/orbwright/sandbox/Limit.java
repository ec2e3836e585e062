package dev.orbwright.sandbox;

/// What can end a run, or keep it from starting, other than the guest's own outcome.
public enum Limit {
    /// Statements executed: the first limit for most loops.
    STATEMENTS,
    /// CPU time of the guest's thread.
    CPU,
    /// Time from start to outcome, host calls and nested runs included.
    WALL_CLOCK,
    /// Call depth.
    STACK,
    /// Depth of an expression or of nested syntax.
    SYNTAX_DEPTH,
    /// Number of host calls.
    HOST_CALLS,
    /// Bytes across the boundary, or a source that is too large.
    BYTES,
    /// Lines on the console.
    OUTPUT,
    /// Memory that the guest allocated, or all that there was.
    MEMORY,
    /// Files and pipes that the guest left open.
    FILES,
    /// Runs nested in runs.
    NESTING,
    /// Not admitted: no slot became free in time.
    BUSY,
    /// Not admitted: too many earlier runs do not stop.
    RUNAWAYS,
    /// The sandbox is closed or closing.
    SHUTDOWN,
    /// A limit of the engine that has no name here.
    ENGINE
}
