package dev.orbwright.llm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Which models to use, and how. Printing it shows no key.
///
/// | variable | meaning | default |
/// | --- | --- | --- |
/// | `OPENAI_API_KEY`, `OPENAI_API_KEY_FILE`, `OPENAI_API_KEY_COMMAND` | the key, a file with it, a command that prints it | none |
/// | `GEMINI_API_KEY`, `GEMINI_API_KEY_FILE`, `GEMINI_API_KEY_COMMAND` | the same for Google; sent to Google only | none |
/// | `OPENAI_API_BASE_URL`, `OPENAI_API_BASE` | an OpenAI-compatible endpoint | OpenAI's or Google's, by the key |
/// | `OPENAI_LLM_MODEL`, `LLM_MODEL` | the chat model | by the provider; required elsewhere |
/// | `OPENAI_TEMPERATURE`, `LLM_TEMPERATURE` | 0 to 2 | 0 |
/// | `LLM_MAX_TOKENS` | the longest reply, in tokens | the provider's |
/// | `LLM_CONTEXT_TOKENS` | how much the model can read at once, in tokens | 12000 |
/// | `LLM_TIMEOUT_SECONDS` | for a whole call, its retries included | 300 |
/// | `LLM_IDLE_TIMEOUT_SECONDS` | how long nothing may come | 90 |
/// | `LLM_SECOND_LOOK` | `on` or `off`: whether the model is asked once more whether a tool fulfils its wish | `on` |
/// | `OPENAI_EMBEDDING_MODEL`, `LLM_EMBEDDING_MODEL`, `LANGCHAIN_EMBEDDING_MODEL` | an embedding model of the endpoint | the local one |
///
/// @param chat empty when no model is configured: the server works offline
/// @param embedding empty when embeddings are made locally
/// @param offlineReason why `chat` is empty; empty text where it is not
public record ModelSettings(
        Optional<Chat> chat, Optional<Embedding> embedding, String offlineReason) {

    /// A chat model and how to use it.
    ///
    /// @param temperature 0 to 2
    /// @param maximumTokens of a reply; empty for the provider's own limit
    /// @param timeout for a whole call, its retries included
    /// @param idleTimeout how long a connection may be silent
    /// @param secondLook whether it is asked once more whether a tool fulfils its wish
    /// @param contextTokens how much it can read at once
    public record Chat(
            Endpoint endpoint,
            String model,
            double temperature,
            Optional<Long> maximumTokens,
            Duration timeout,
            Duration idleTimeout,
            boolean secondLook,
            long contextTokens) {

        /// What is taken for granted where nothing is said: any model of today can read more.
        static final long USUAL_CONTEXT = 12_000;

        /// A model that is asked once more.
        public Chat(
                Endpoint endpoint,
                String model,
                double temperature,
                Optional<Long> maximumTokens,
                Duration timeout,
                Duration idleTimeout) {
            this(
                    endpoint,
                    model,
                    temperature,
                    maximumTokens,
                    timeout,
                    idleTimeout,
                    true,
                    USUAL_CONTEXT);
        }

        /// `gpt-5-mini at https://api.openai.com/v1`.
        public String description() {
            return model + " at " + endpoint.base();
        }
    }

    /// An embedding model and how to use it.
    ///
    /// @param timeout for a whole call, its retries included
    /// @param idleTimeout how long a connection may be silent
    public record Embedding(
            Endpoint endpoint, String model, Duration timeout, Duration idleTimeout) {

        /// `text-embedding-3-small at https://api.openai.com/v1`.
        public String description() {
            return model + " at " + endpoint.base();
        }
    }

    /// Reads the settings; a variable of the environment wins over the file's.
    ///
    /// @param dotenvFile need not exist
    /// @throws ModelSettingsException if a value is wrong
    public static ModelSettings read(Map<String, String> environment, Path dotenvFile) {
        var variables = new Variables(environment, Dotenv.read(dotenvFile));
        return new ModelSettingsReader(variables, new KeySource(KeySource.TO_ANSWER)).read();
    }

    /// A further setting from the same places.
    ///
    /// @param dotenvFile need not exist
    /// @throws ModelSettingsException if the file cannot be read
    public static Optional<String> variable(
            Map<String, String> environment, Path dotenvFile, String name) {
        return new Variables(environment, Dotenv.read(dotenvFile))
                .find(name)
                .map(Variables.Found::value);
    }

    /// No model at all.
    public static ModelSettings offline(String reason) {
        return new ModelSettings(Optional.empty(), Optional.empty(), reason);
    }

    /// Whether a model is asked once more whether a tool fulfils its wish; so it is where nothing
    /// was said.
    public boolean looksTwice() {
        return chat.map(Chat::secondLook).orElse(true);
    }

    /// Which model is at work, for the log and for people; never a key.
    public String description() {
        return chat.map(Chat::description).orElseGet(() -> "offline: " + offlineReason);
    }
}
