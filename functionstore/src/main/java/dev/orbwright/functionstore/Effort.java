package dev.orbwright.functionstore;

/// How nearest vectors are looked for.
public enum Effort {
    /// Along the index's graph: fast, and now and then one of the nearest is missed.
    USUAL,
    /// By comparing all of them: misses nothing, and takes time with each document. Shows what the
    /// usual way misses.
    EXHAUSTIVE
}
