package dev.orbwright.llm;

import java.util.List;

/// What a model is asked: the conversation so far, oldest first, and the tools that it may call.
public record ChatRequest(List<ChatMessage> messages, List<ToolDefinition> tools) {

    public ChatRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("A chat request needs at least one message.");
        }
    }

    /// A request without tools.
    public static ChatRequest of(ChatMessage... messages) {
        return new ChatRequest(List.of(messages), List.of());
    }
}
