package dev.orbwright.llm;

import java.time.Duration;

/// Where a chat request goes once: [RetryingChatModel] decides whether it goes again.
interface ChatEndpoint extends AutoCloseable {

    /// As [ChatModel#description].
    String description();

    /// One attempt. An interrupt of the caller ends it as [FailureKind#CANCELLED].
    ///
    /// @param atMost how long it may take
    Attempt<ChatOutcome.Reply> attempt(ChatRequest request, ChatListener listener, Duration atMost);

    @Override
    void close();
}
