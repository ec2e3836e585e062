package dev.orbwright.hostapi;

/// How much a call can spoil.
public enum Risk {
    /// Nothing that lasts.
    LOW,
    /// Things of the caller, or things that are easily set right.
    MEDIUM,
    /// Places, rules, puzzles or other souls.
    HIGH
}
