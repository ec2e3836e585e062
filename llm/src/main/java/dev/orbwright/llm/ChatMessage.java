package dev.orbwright.llm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One message of a conversation with a model.
///
/// @param toolCalls what the model asked for in an answer of its own; elsewhere none
/// @param answers the id of the tool call that a tool's message answers; empty in other messages
public record ChatMessage(
        Role role, String text, List<ToolCall> toolCalls, Optional<String> answers) {

    /// Copies the calls.
    public ChatMessage {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(text, "text");
        toolCalls = List.copyOf(toolCalls);
        if (answers.isPresent() != (role == Role.TOOL)) {
            throw new IllegalArgumentException("A tool's message answers a call, no other does.");
        }
        if (!toolCalls.isEmpty() && role != Role.ASSISTANT) {
            throw new IllegalArgumentException("Only the model calls tools.");
        }
    }

    /// A message of words only.
    public ChatMessage(Role role, String text) {
        this(role, text, List.of(), Optional.empty());
    }

    public static ChatMessage system(String text) {
        return new ChatMessage(Role.SYSTEM, text);
    }

    public static ChatMessage user(String text) {
        return new ChatMessage(Role.USER, text);
    }

    public static ChatMessage assistant(String text) {
        return new ChatMessage(Role.ASSISTANT, text);
    }

    /// What the model has answered, with the tools that it called.
    public static ChatMessage assistant(String text, List<ToolCall> toolCalls) {
        return new ChatMessage(Role.ASSISTANT, text, toolCalls, Optional.empty());
    }

    /// What a tool answers.
    ///
    /// @param callId see [ToolCall#id]
    public static ChatMessage tool(String callId, String text) {
        return new ChatMessage(Role.TOOL, text, List.of(), Optional.of(callId));
    }
}
