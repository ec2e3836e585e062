package dev.orbwright.server.http;

import dev.orbwright.llm.Charge;
import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatMessage;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.Payer;
import dev.orbwright.server.ModelAccounts;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Says which model is at work, how to connect another, and whether it answers.
public final class ModelDesk {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Optional<ChatModel> model;
    private final String description;
    private final ModelAccounts accounts;
    private final ReentrantLock testing = new ReentrantLock();
    private long lastTest;

    /// @param model empty where the server works offline
    /// @param description of whoever writes functions
    public ModelDesk(Optional<ChatModel> model, String description, ModelAccounts accounts) {
        this.model = model;
        this.description = description;
        this.accounts = accounts;
        this.lastTest = System.nanoTime() - PAUSE_NANOS;
    }

    /// `{writer, offline, spending, providers: [{name, lines}]}`.
    ///
    /// @param soulId who asks: what it may spend itself is `mine` in `spending`
    JsonObject report(Optional<String> soulId) {
        Optional<JsonObject> mine = soulId.map(Payer::player).flatMap(accounts::budget);
        JsonObject spending = accounts.report();
        return JsonObject.builder()
                .put("writer", description)
                .put("offline", model.isEmpty())
                .put("spending", mine.map(own -> spending.with("mine", own)).orElse(spending))
                .put("providers", new Json.Arr(PROVIDERS))
                .build();
    }

    private static final List<Json> PROVIDERS =
            List.of(
                    provider("OpenAI", "OPENAI_API_KEY=sk-...", "OPENAI_LLM_MODEL=gpt-5-mini"),
                    provider(
                            "Gemini", "GEMINI_API_KEY=...", "OPENAI_LLM_MODEL=gemini-flash-latest"),
                    provider(
                            "OpenRouter",
                            "OPENAI_API_BASE_URL=https://openrouter.ai/api/v1",
                            "OPENAI_API_KEY=sk-or-...",
                            "OPENAI_LLM_MODEL=anthropic/claude-sonnet-4.5"),
                    provider(
                            "Ollama",
                            "OPENAI_API_BASE_URL=http://localhost:11434/v1",
                            "OPENAI_LLM_MODEL=qwen2.5-coder"),
                    provider(
                            "LM Studio",
                            "OPENAI_API_BASE_URL=http://localhost:1234/v1",
                            "OPENAI_LLM_MODEL=the-model-you-loaded"));

    private static JsonObject provider(String name, String... lines) {
        return JsonObject.of("name", name, "lines", Json.Arr.ofStrings(List.of(lines)));
    }

    /// Asks the model for one word. Costs a few tokens, so not more often than every few seconds.
    ///
    /// @return `{ok, message, ms}`, with the model's own error where there is one
    JsonObject test() {
        if (model.isEmpty()) {
            return result(
                    false, "No language model is connected; the built-in recipes are at work.", 0);
        }
        if (!testing.tryLock()) {
            return result(false, "A test is running already.", 0);
        }
        try {
            if (System.nanoTime() - lastTest < PAUSE_NANOS) {
                return result(false, "It was tested a moment ago; wait a few seconds.", 0);
            }
            long start = System.nanoTime();
            ChatOutcome outcome =
                    model.get()
                            .chat(
                                    ChatRequest.of(
                                                    ChatMessage.user(
                                                            "Answer with the single word: ready"))
                                            .chargedTo(Charge.toWorld("test")),
                                    ChatListener.none());
            lastTest = System.nanoTime();
            long millis = TimeUnit.NANOSECONDS.toMillis(lastTest - start);
            return switch (outcome) {
                case ChatOutcome.Reply reply ->
                        result(true, "%s answered.".formatted(reply.model()), millis);
                case ChatOutcome.Failure failure -> result(false, failure.message(), millis);
            };
        } finally {
            testing.unlock();
        }
    }

    private static JsonObject result(boolean ok, String message, long millis) {
        return JsonObject.of("ok", ok, "message", message).with("ms", millis);
    }
}
