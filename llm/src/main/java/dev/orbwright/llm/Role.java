package dev.orbwright.llm;

/// Who speaks in a [ChatMessage].
public enum Role {
    /// Instructions of the server.
    SYSTEM,
    /// What the model is asked.
    USER,
    /// What the model has answered before.
    ASSISTANT,
    /// What a tool has answered that the model called.
    TOOL
}
