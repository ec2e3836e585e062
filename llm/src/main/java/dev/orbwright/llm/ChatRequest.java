package dev.orbwright.llm;

import java.util.List;
import java.util.Objects;

/// What a model is asked: the conversation so far, oldest first, and the tools that it may call.
///
/// @param charge who pays, and what it is for; the model does not see it
/// @param choice which model is asked, and how
public record ChatRequest(
        List<ChatMessage> messages, List<ToolDefinition> tools, Charge charge, ModelChoice choice) {

    public ChatRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        Objects.requireNonNull(charge, "charge");
        Objects.requireNonNull(choice, "choice");
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("A chat request needs at least one message.");
        }
    }

    /// A request to the configured model.
    public ChatRequest(List<ChatMessage> messages, List<ToolDefinition> tools, Charge charge) {
        this(messages, tools, charge, ModelChoice.USUAL);
    }

    /// A request that the world pays for.
    public ChatRequest(List<ChatMessage> messages, List<ToolDefinition> tools) {
        this(messages, tools, Charge.OTHER);
    }

    /// A request without tools.
    public static ChatRequest of(ChatMessage... messages) {
        return new ChatRequest(List.of(messages), List.of());
    }

    /// The same request, on another account.
    public ChatRequest chargedTo(Charge other) {
        return new ChatRequest(messages, tools, other, choice);
    }

    /// The same request, to another model or at another temperature.
    public ChatRequest asking(ModelChoice other) {
        return new ChatRequest(messages, tools, charge, other);
    }
}
