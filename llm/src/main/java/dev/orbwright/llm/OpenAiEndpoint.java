package dev.orbwright.llm;

import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.errors.OpenAIException;
import java.io.IOException;
import java.time.Duration;

/// A chat model behind an OpenAI-compatible endpoint: OpenAI, Gemini, OpenRouter, Ollama, LM
/// Studio, vLLM.
final class OpenAiEndpoint implements ChatEndpoint {

    /// Generous: a long function has some 10,000 characters.
    private static final int LONGEST_REPLY = 200_000;

    private final ModelSettings.Chat settings;
    private final ChatRequests requests;
    private final OpenAiConnection connection;
    private final int longestReply;

    OpenAiEndpoint(ModelSettings.Chat settings) {
        this(settings, LONGEST_REPLY);
    }

    OpenAiEndpoint(ModelSettings.Chat settings, int longestReply) {
        this.settings = settings;
        this.requests = new ChatRequests(settings);
        this.connection =
                new OpenAiConnection(
                        settings.endpoint(), settings.description(), settings.idleTimeout());
        this.longestReply = longestReply;
    }

    @Override
    public String description() {
        return settings.description();
    }

    @Override
    public Attempt<ChatOutcome.Reply> attempt(
            ChatRequest request, ChatListener listener, Duration atMost) {
        var reply = new ReplyBuilder(longestReply, requests.model(request), listener);
        Attempt<ChatOutcome.Reply> result =
                connection.attempt(
                        atMost,
                        reply::hasBegun,
                        (client, options) -> exchange(client, options, request, reply));
        return switch (result) {
            // What the provider charges for, it charges for whether it arrived whole or not.
            case Attempt.Failed<ChatOutcome.Reply> failed -> failed.withUsage(reply.usage());
            case Attempt.Done<ChatOutcome.Reply> done -> done;
        };
    }

    private Attempt<ChatOutcome.Reply> exchange(
            OpenAIClient client, RequestOptions options, ChatRequest request, ReplyBuilder reply)
            throws IOException {
        try {
            try (var response =
                    client.chat()
                            .completions()
                            .withRawResponse()
                            .createStreaming(requests.write(request), options)) {
                new ReplyReader(reply).read(response);
            }
        } catch (OpenAIException | IOException e) {
            if (cause(e) instanceof ProviderErrorException error
                    && requests.adapt(request, error)) {
                return exchange(client, options, request, reply);
            }
            if (!reply.isFinished() || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            // The model had said that it was done: what broke is only the farewell.
        }
        return reply.build();
    }

    private static Throwable cause(Exception e) {
        return e.getCause() == null ? e : e.getCause();
    }

    @Override
    public void close() {
        connection.close();
    }
}
