package dev.orbwright.runtime;

/// What a run is for, which says how much it may use.
public enum BudgetClass {
    /// A player's tool.
    TOOL,
    /// A puzzle's checker: small, and run often.
    CHECKER,
    /// An event's handler.
    HANDLER,
    /// What an NPC does.
    NPC,
    /// A function that a timer runs.
    TIMER,
    /// The making of a world.
    GENESIS
}
