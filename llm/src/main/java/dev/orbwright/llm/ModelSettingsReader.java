package dev.orbwright.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Works out [ModelSettings] from the variables.
final class ModelSettingsReader {

    private static final String OPENAI_KEY = "OPENAI_API_KEY";
    private static final String GEMINI_KEY = "GEMINI_API_KEY";
    private static final String OPENAI_MODEL = "gpt-5-mini";

    /// Google's alias for its current model of this class: a version's own name goes out of
    /// service.
    private static final String GEMINI_MODEL = "gemini-flash-latest";

    private final Variables variables;
    private final KeySource keys;

    ModelSettingsReader(Variables variables, KeySource keys) {
        this.variables = variables;
        this.keys = keys;
    }

    ModelSettings read() {
        // Checked even where nothing uses them: a mistake should show before the key is there.
        double temperature = variables.number(0, 0, 2, "OPENAI_TEMPERATURE", "LLM_TEMPERATURE");
        Optional<Long> tokens = variables.wholeNumber(1, 10_000_000, 4096, "LLM_MAX_TOKENS");
        Optional<Long> context =
                variables.wholeNumber(2_000, 10_000_000, 32_000, "LLM_CONTEXT_TOKENS");
        Duration timeout = variables.seconds(300, 3600, "LLM_TIMEOUT_SECONDS");
        Duration idle = variables.seconds(90, 3600, "LLM_IDLE_TIMEOUT_SECONDS");

        Optional<Variables.Found> base = variables.find("OPENAI_API_BASE_URL", "OPENAI_API_BASE");
        Optional<Endpoint> endpoint = base.isPresent() ? at(base.get()) : byKey();
        if (endpoint.isEmpty()) {
            return ModelSettings.offline(
                    base.map(b -> b.name() + " names a provider that needs a key, and none is set")
                            .orElse(
                                    "none of OPENAI_API_KEY, GEMINI_API_KEY and"
                                            + " OPENAI_API_BASE_URL is set"));
        }
        var chat =
                new ModelSettings.Chat(
                        endpoint.get(),
                        model(endpoint.get()),
                        temperature,
                        tokens,
                        timeout,
                        idle,
                        secondLook(),
                        context.orElse(ModelSettings.Chat.USUAL_CONTEXT));
        Optional<ModelSettings.Embedding> embedding =
                variables
                        .find(
                                "OPENAI_EMBEDDING_MODEL",
                                "LLM_EMBEDDING_MODEL",
                                "LANGCHAIN_EMBEDDING_MODEL")
                        .map(model ->
                                new ModelSettings.Embedding(
                                        endpoint.get(), model.value(), timeout, idle));
        return new ModelSettings(Optional.of(chat), embedding, "");
    }

    /// The endpoint that is named. A provider of one's own needs no key; OpenAI and Google do.
    private Optional<Endpoint> at(Variables.Found base) {
        Endpoint bare;
        try {
            bare = new Endpoint(new URI(base.value()), Optional.empty());
        } catch (URISyntaxException | IllegalArgumentException _) {
            throw new ModelSettingsException(
                    base.name()
                            + " must be a plain http or https URL without user name, password or"
                            + " query, such as http://localhost:11434/v1.");
        }
        Optional<ApiKey> key =
                bare.isGemini() ? keys.find(variables, GEMINI_KEY) : Optional.empty();
        if (key.isEmpty()) {
            key = keys.find(variables, OPENAI_KEY);
        }
        return key.isEmpty() && (bare.isOpenAi() || bare.isGemini())
                ? Optional.empty()
                : Optional.of(new Endpoint(bare.base(), key));
    }

    /// No endpoint is named: the key that is there says whose it is.
    private Optional<Endpoint> byKey() {
        return variables
                .eachSource()
                .map(source ->
                        keys.find(source, OPENAI_KEY)
                                .map(k -> new Endpoint(Endpoint.OPENAI, Optional.of(k)))
                                .or(() ->
                                        keys.find(source, GEMINI_KEY)
                                                .map(k ->
                                                        new Endpoint(
                                                                Endpoint.GEMINI, Optional.of(k)))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean secondLook() {
        String said = variables.find("LLM_SECOND_LOOK").map(Variables.Found::value).orElse("on");
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new ModelSettingsException("LLM_SECOND_LOOK must be on or off.");
        };
    }

    private String model(Endpoint endpoint) {
        return variables
                .find("OPENAI_LLM_MODEL", "LLM_MODEL")
                .map(Variables.Found::value)
                .orElseGet(() -> {
                    if (endpoint.isOpenAi()) {
                        return OPENAI_MODEL;
                    }
                    if (endpoint.isGemini()) {
                        return GEMINI_MODEL;
                    }
                    throw new ModelSettingsException(
                            "LLM_MODEL must name the model to use at " + endpoint.base() + ".");
                });
    }
}
