package dev.orbwright.llm;

/// A language model that one can chat with. Safe for any number of threads.
public interface ChatModel extends AutoCloseable {

    /// Which model is at work and where, never a key: `gpt-5-mini at https://api.openai.com/v1`.
    String description();

    /// Asks the model and waits for the whole reply, telling the listener of each piece.
    ///
    /// Interrupting the calling thread ends the request; the outcome is then a
    /// [FailureKind#CANCELLED] failure, and the thread's interrupt flag is set.
    ChatOutcome chat(ChatRequest request, ChatListener listener);

    /// Frees the connections. Calls under way may fail.
    @Override
    void close();
}
