package dev.orbwright.llm;

import java.util.List;
import java.util.Objects;

/// What became of a chat request.
public sealed interface ChatOutcome {

    /// What the request has cost, failed attempts included where the provider said so.
    TokenUsage usage();

    /// A complete reply: some text, some tool calls, or both.
    ///
    /// @param model the model that answered, as the provider names it
    /// @param finishReason why the model stopped, in the provider's word: `stop`, `tool_calls`
    record Reply(
            String text,
            List<ToolCall> toolCalls,
            TokenUsage usage,
            String model,
            String finishReason)
            implements ChatOutcome {

        public Reply {
            Objects.requireNonNull(text, "text");
            toolCalls = List.copyOf(toolCalls);
        }
    }

    /// No reply that could be used.
    ///
    /// @param message what happened and what to do next, for people; holds no key
    record Failure(FailureKind kind, String message, TokenUsage usage) implements ChatOutcome {

        public Failure {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(message, "message");
        }
    }
}
