package dev.orbwright.llm;

import java.util.Optional;

/// The door to chat models.
public final class ChatModels {

    private ChatModels() {}

    /// The configured model; empty where none is, so that the caller uses what needs no network.
    /// Makes no connection yet. The caller closes it.
    public static Optional<ChatModel> open(ModelSettings settings) {
        return settings.chat().map(ChatModels::open);
    }

    private static ChatModel open(ModelSettings.Chat chat) {
        return new RetryingChatModel(new OpenAiEndpoint(chat), Retries.standard(), chat.timeout());
    }
}
