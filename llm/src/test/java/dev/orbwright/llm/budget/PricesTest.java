package dev.orbwright.llm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.ModelSettingsException;
import dev.orbwright.llm.Payer;
import dev.orbwright.llm.TokenUsage;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PricesTest {

    @TempDir private Path folder = Path.of("");

    private ModelSettings.Chat model(String name, String url) {
        return ModelSettings.read(
                        Map.of(
                                "OPENAI_API_KEY", "k-123",
                                "OPENAI_API_BASE_URL", url,
                                "LLM_MODEL", name),
                        folder.resolve("no.env"))
                .chat()
                .orElseThrow();
    }

    private ModelSettings.Chat model(String name) {
        return model(name, "https://api.example.com/v1");
    }

    private Path file(String json) throws Exception {
        return Files.writeString(folder.resolve("settings.json"), json);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5-mini, 0.25",
        "gpt-5-mini-2025-08-07, 0.25",
        "GPT-5, 1.25",
        "openai/gpt-5-nano, 0.05",
        "anthropic/claude-sonnet-4.5, 3",
        "claude-sonnet-4-5-20250929, 3",
        "models/gemini-2.5-flash, 0.3",
        "o3-pro, 20"
    })
    void longestPrefixOfTheNameCounts(String name, BigDecimal inputOfAMillion) {
        Tariff tariff = Prices.standard().of(model(name));

        assertThat(tariff.kind()).isEqualTo(Tariff.Kind.LISTED);
        assertThat(tariff.price().of(new TokenUsage(1_000_000, 0)))
                .isEqualTo(Money.usd(inputOfAMillion));
    }

    @Test
    void cachedTokensCostLess() {
        Price price = Prices.standard().of(model("gpt-5-mini")).price();
        assertThat(price.of(new TokenUsage(1000, 600, 100)))
                .isEqualTo(new Money(400 * 250 + 600 * 25 + 100 * 2000));
    }

    @ParameterizedTest
    @CsvSource({"gpt-5.9", "gpt-50", "my-own-model", "gpt"})
    void unknownModelIsUnknownAndHasADefaultPrice(String name) {
        Tariff tariff = Prices.standard().of(model(name));
        assertThat(tariff.isKnown()).isFalse();
        assertThat(tariff.price().output()).isGreaterThan(Money.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:11434/v1, true",
        "http://127.0.0.1:1234/v1, true",
        "http://[::1]:1234/v1, true",
        "http://192.168.1.20:8000/v1, true",
        "http://host.docker.internal:11434/v1, true",
        "https://localhost.example.com/v1, false",
        "https://8.8.8.8/v1, false"
    })
    void modelsOfOnesOwnMachinesAreFree(String url, boolean free) {
        assertThat(Prices.standard().of(model("qwen2.5-coder", url)).equals(Tariff.FREE))
                .isEqualTo(free);
    }

    @Test
    void fileWinsOverTheTableAndOverWhereItRuns() throws Exception {
        Path file =
                file(
                        """
                        {"models": {"gpt-5-mini": {"input": 7, "output": 8}},
                         "default": {"input": 1, "cached_input": 0.5, "output": 2.5}}\
                        """);
        Prices prices = Prices.read(file);

        assertThat(prices.of(model("gpt-5-mini", "http://localhost:1/v1")).price())
                .isEqualTo(new Price(new Money(7000), new Money(7000), new Money(8000)));
        assertThat(prices.of(model("gpt-5")).price().output()).isEqualTo(new Money(10_000));
        assertThat(prices.of(model("unheard-of")))
                .isEqualTo(
                        new Tariff(
                                Tariff.Kind.UNKNOWN,
                                new Price(new Money(1000), new Money(500), new Money(2500))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {                                           | it is no JSON
                    []                                          | the file must be an object
                    {"model": {}}                               | has 'model', and may have
                    {"currency": "EUR"}                         | the currency must be USD
                    {"models": {"a": {"input": -1, "output": 1}}} | models.a.input must be dollars
                    {"models": {"a": {"input": 1}}}             | models.a.output must be dollars
                    {"default": {"input": "1", "output": 1}}    | default.input must be dollars
                    """)
    void wrongPricesAreRefusedWithTheFilesName(String json, String why) throws Exception {
        Path file = file(json);
        assertThatThrownBy(() -> Prices.read(file))
                .isInstanceOf(ModelSettingsException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
    }

    @Test
    void budgetsOfAFileTakeThePlaceOfTheStandardOnes() throws Exception {
        Budgets budgets =
                Budgets.read(
                        file(
                                """
                                {"player": {"tokens_per_day": 5, "usd_per_day": null},
                                 "all": {"usd_per_minute": 0.5}}\
                                """));
        Limits player = budgets.of(Payer.Kind.PLAYER);
        assertThat(player.perDay().tokens()).hasValue(5L);
        assertThat(player.perDay().money()).isEmpty();
        assertThat(player.perMinute())
                .isEqualTo(Budgets.standard().of(Payer.Kind.PLAYER).perMinute());
        assertThat(budgets.of(Payer.Kind.ALL).perMinute().money())
                .hasValue(Money.usd(new BigDecimal("0.5")));
        assertThat(budgets.of(Payer.Kind.WORLD)).isEqualTo(Budgets.standard().of(Payer.Kind.WORLD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"gods": {}}                       | 'gods', and may have player
                    {"player": {"tokens": 1}}          | player has 'tokens', and may have
                    {"player": {"usd_per_day": -1}}    | player.usd_per_day must be a number
                    {"player": {"usd_per_day": 1e400}} | player.usd_per_day must be a number
                    {"player": 3}                      | player must be an object
                    """)
    void wrongBudgetsAreRefused(String json, String why) throws Exception {
        Path file = file(json);
        assertThatThrownBy(() -> Budgets.read(file))
                .isInstanceOf(ModelSettingsException.class)
                .hasMessageContaining(why);
    }

    @Test
    void missingFileIsSaid() {
        assertThatThrownBy(() -> Prices.read(folder.resolve("none.json")))
                .isInstanceOf(ModelSettingsException.class)
                .hasMessageContaining("none.json, cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "0, $0.00",
        "1250000000, $1.25",
        "3140000, $0.0031",
        "20000000000, $20.00",
        "8, $0.000000008"
    })
    void moneyReadsAsPeopleWriteIt(long nanos, String text) {
        assertThat(new Money(nanos)).hasToString(text);
    }
}
