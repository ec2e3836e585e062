package dev.orbwright.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSettingsTest {

    @TempDir Path folder;

    private ModelSettings read(Map<String, String> environment) {
        return ModelSettings.read(environment, folder.resolve(".env"));
    }

    private ModelSettings.Chat chat(Map<String, String> environment) {
        return read(environment).chat().orElseThrow();
    }

    private void dotenv(String text) throws IOException {
        Files.writeString(folder.resolve(".env"), text);
    }

    private static String key(ModelSettings.Chat chat) {
        return chat.endpoint().key().map(ApiKey::reveal).orElse("none");
    }

    @Test
    void nothingSetIsOffline() {
        ModelSettings settings = read(Map.of());
        assertThat(settings.chat()).isEmpty();
        assertThat(settings.embedding()).isEmpty();
        assertThat(settings.description()).startsWith("offline: ").contains("OPENAI_API_KEY");
        assertThat(ChatModels.open(settings)).isEmpty();
    }

    @Test
    void blankIsNotSet() {
        assertThat(read(Map.of("OPENAI_API_KEY", "  ", "OPENAI_API_BASE", "")).chat()).isEmpty();
    }

    @Test
    void openAiKeyAloneMeansOpenAi() {
        ModelSettings.Chat chat = chat(Map.of("OPENAI_API_KEY", "k1"));
        assertThat(chat.description()).isEqualTo("gpt-5-mini at https://api.openai.com/v1");
        assertThat(key(chat)).isEqualTo("k1");
        assertThat(chat.temperature()).isZero();
        assertThat(chat.maximumTokens()).isEmpty();
    }

    @Test
    void whatAModelCanReadIsSaidInTokens() {
        Map<String, String> some = Map.of("GEMINI_API_KEY", "g1");
        assertThat(chat(some).contextTokens()).isEqualTo(12_000);
        Map<String, String> more = new HashMap<>(some);
        more.put("LLM_CONTEXT_TOKENS", "128000");
        assertThat(chat(more).contextTokens()).isEqualTo(128_000);
        more.put("LLM_CONTEXT_TOKENS", "100");
        assertThatThrownBy(() -> chat(more)).hasMessageContaining("LLM_CONTEXT_TOKENS");
    }

    @Test
    void geminiKeyAloneMeansGoogle() {
        ModelSettings.Chat chat = chat(Map.of("GEMINI_API_KEY", "g1"));
        assertThat(chat.description())
                .isEqualTo(
                        "gemini-flash-latest at"
                                + " https://generativelanguage.googleapis.com/v1beta/openai");
        assertThat(key(chat)).isEqualTo("g1");
    }

    @Test
    void everyNameOfTheSeedsIsUnderstood() {
        ModelSettings settings =
                read(
                        Map.of(
                                "OPENAI_API_KEY", "k1",
                                "OPENAI_API_BASE", "https://openrouter.ai/api/v1/",
                                "LLM_MODEL", "anthropic/claude",
                                "LLM_TEMPERATURE", "0.7",
                                "LLM_MAX_TOKENS", "2000",
                                "LANGCHAIN_EMBEDDING_MODEL", "models/embedding-001",
                                "LLM_TIMEOUT_SECONDS", "60",
                                "LLM_IDLE_TIMEOUT_SECONDS", "15"));
        ModelSettings.Chat chat = settings.chat().orElseThrow();
        assertThat(chat.description())
                .isEqualTo("anthropic/claude at https://openrouter.ai/api/v1");
        assertThat(chat.temperature()).isEqualTo(0.7);
        assertThat(chat.maximumTokens()).contains(2000L);
        assertThat(chat.timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(chat.idleTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.embedding().orElseThrow().model()).isEqualTo("models/embedding-001");
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI_LLM_MODEL,LLM_MODEL",
        "OPENAI_API_BASE_URL,OPENAI_API_BASE",
    })
    void moreSpecificNameWins(String specific, String general) {
        boolean base = specific.contains("BASE");
        ModelSettings.Chat chat =
                chat(
                        Map.of(
                                "OPENAI_API_KEY",
                                "k",
                                specific,
                                base ? "http://one/v1" : "one",
                                general,
                                base ? "http://two/v1" : "two",
                                base ? "LLM_MODEL" : "OPENAI_API_BASE",
                                base ? "m" : "http://x/v1"));
        assertThat(chat.description()).contains("one").doesNotContain("two");
    }

    @Test
    void ownEndpointNeedsNoKeyButAModel() {
        ModelSettings.Chat chat =
                chat(
                        Map.of(
                                "OPENAI_API_BASE_URL",
                                "http://localhost:11434/v1",
                                "LLM_MODEL",
                                "qwen"));
        assertThat(chat.endpoint().key()).isEmpty();
        assertThatThrownBy(() -> read(Map.of("OPENAI_API_BASE_URL", "http://localhost:11434/v1")))
                .isInstanceOf(ModelSettingsException.class)
                .hasMessageContaining("LLM_MODEL must name the model");
    }

    @Test
    void googlesKeyIsSentToGoogleOnly() {
        var environment =
                Map.of(
                        "GEMINI_API_KEY",
                        "g",
                        "OPENAI_API_BASE",
                        "http://else/v1",
                        "LLM_MODEL",
                        "m");
        assertThat(chat(environment).endpoint().key()).isEmpty();
        assertThat(
                        key(
                                chat(
                                        Map.of(
                                                "GEMINI_API_KEY", "g",
                                                "OPENAI_API_KEY", "o",
                                                "OPENAI_API_BASE", Endpoint.GEMINI + "/"))))
                .isEqualTo("g");
    }

    @Test
    void knownProviderWithoutItsKeyIsOfflineAndSaysWhy() {
        ModelSettings settings = read(Map.of("OPENAI_API_BASE_URL", "https://api.openai.com/v1"));
        assertThat(settings.chat()).isEmpty();
        assertThat(settings.description()).contains("OPENAI_API_BASE_URL", "needs a key");
    }

    @Test
    void environmentWinsOverTheFile() throws IOException {
        dotenv("OPENAI_API_KEY=file\nOPENAI_LLM_MODEL=file-model\nLLM_MAX_TOKENS=7\n");
        ModelSettings.Chat chat =
                chat(Map.of("OPENAI_API_KEY", "environment", "LLM_MODEL", "environment-model"));
        assertThat(key(chat)).isEqualTo("environment");
        assertThat(chat.model()).isEqualTo("environment-model");
        assertThat(chat.maximumTokens()).contains(7L);
    }

    @Test
    void keyOfTheEnvironmentDecidesOnTheProviderBeforeTheFile() throws IOException {
        dotenv("OPENAI_API_KEY=file\n");
        assertThat(chat(Map.of("GEMINI_API_KEY", "g")).endpoint().isGemini()).isTrue();
    }

    @Test
    void dotenvRulesAreThePlainOnes() throws IOException {
        dotenv(
                """
                \uFEFF# a comment
                export OPENAI_API_KEY="k#1"  # another
                LLM_MODEL='a b'
                 LLM_MAX_TOKENS = 12 # tokens
                LLM_TEMPERATURE=

                UNRELATED=a=b#c
                OPENAI_EMBEDDING_MODEL="e\\"x\\\\"
                """
                        .replace("\n", "\r\n"));
        ModelSettings settings = read(Map.of());
        ModelSettings.Chat chat = settings.chat().orElseThrow();
        assertThat(key(chat)).isEqualTo("k#1");
        assertThat(chat.model()).isEqualTo("a b");
        assertThat(chat.maximumTokens()).contains(12L);
        assertThat(settings.embedding().orElseThrow().model()).isEqualTo("e\"x\\");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this is sk-secret",
                "A=1\n=sk-secret",
                "OPENAI_API_KEY=\"sk-secret",
                "A B=sk-secret"
            })
    void brokenDotenvIsNamedByLineWithoutItsContent(String text) throws IOException {
        dotenv("GOOD=1\n" + text + "\n");
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(ModelSettingsException.class)
                .hasMessageMatching("(?s).*line [23] of .*|Line [23] of .*")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "LLM_TEMPERATURE,hot",
        "OPENAI_TEMPERATURE,3",
        "LLM_TEMPERATURE,NaN",
        "LLM_TEMPERATURE,-0.1",
        "LLM_MAX_TOKENS,0",
        "LLM_MAX_TOKENS,many",
        "LLM_MAX_TOKENS,1.5",
        "LLM_TIMEOUT_SECONDS,-1",
        "LLM_IDLE_TIMEOUT_SECONDS,99999",
        "OPENAI_API_BASE,localhost:11434",
        "OPENAI_API_BASE,ftp://x/v1",
        "OPENAI_API_BASE_URL,https://user:sk-secret@x/v1",
        "OPENAI_API_BASE_URL,https://x/v1?key=sk-secret",
        "OPENAI_API_BASE_URL,http://[x",
        "OPENAI_API_KEY,sk secret",
        "OPENAI_API_KEY,sk-secret\u00e9",
        "OPENAI_API_KEY_FILE,/no/such/sk-secret",
        "OPENAI_API_KEY_FILE,/",
        "GEMINI_API_KEY_COMMAND,echo sk-secret; exit 3",
        "OPENAI_API_KEY_COMMAND,echo sk-secret sk-secret",
        "OPENAI_API_KEY_COMMAND,true",
        "OPENAI_API_KEY_COMMAND,yes sk-secret",
    })
    void wrongValueIsOneSentenceThatNamesTheVariable(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value, "LLM_MODEL", "m")))
                .isInstanceOf(ModelSettingsException.class)
                .hasMessageStartingWith(name + " must ")
                .hasMessageEndingWith(".")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void keyComesFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "k-from-file\n");
        assertThat(key(chat(Map.of("OPENAI_API_KEY_FILE", file.toString()))))
                .isEqualTo("k-from-file");
    }

    @Test
    void keyComesFromACommand() {
        assertThat(
                        key(
                                chat(
                                        Map.of(
                                                "OPENAI_API_KEY_COMMAND",
                                                "cat; echo ' k'-$((1+1)); echo x >&2"))))
                .isEqualTo("k-2");
    }

    @Test
    void commandThatHangsIsStopped() {
        var keys = new KeySource(Duration.ofMillis(300));
        var variables =
                new Variables(Map.of("OPENAI_API_KEY_COMMAND", "sleep 600 & sleep 600"), Map.of());
        assertThatThrownBy(() -> keys.find(variables, "OPENAI_API_KEY"))
                .isInstanceOf(ModelSettingsException.class)
                .hasMessageContaining("did not end within 0.3 s");
    }

    @Test
    void printedSettingsShowNoKey() {
        assertThat(read(Map.of("OPENAI_API_KEY", "k-secret")).toString())
                .contains("(hidden)")
                .doesNotContain("secret");
    }

    @Test
    void keyFoundNowhereIsEmpty() {
        assertThat(
                        new KeySource(Duration.ofSeconds(1))
                                .find(new Variables(Map.of(), Map.of()), "X"))
                .isEqualTo(Optional.empty());
    }
}
