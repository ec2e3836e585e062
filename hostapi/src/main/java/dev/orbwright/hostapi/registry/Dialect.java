package dev.orbwright.hostapi.registry;

/// How strictly arguments are read.
public enum Dialect {
    /// Unknown arguments are refused, kinds must be right.
    NATIVE,
    /// As the seed's functions call: unknown arguments are passed over, and numbers and booleans
    /// may come as strings.
    SEED
}
