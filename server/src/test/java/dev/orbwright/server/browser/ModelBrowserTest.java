package dev.orbwright.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.orbwright.server.browser.Visitor.buttonIn;
import static dev.orbwright.server.browser.Visitor.soon;

import com.microsoft.playwright.Locator;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.server.GameServer;
import dev.orbwright.server.OpenServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Which model is at work, how to connect another, and whether it answers.
final class ModelBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    private static final Map<String, List<String>> LINES =
            Map.of(
                    "OpenAI",
                    List.of("OPENAI_API_KEY=sk-...", "OPENAI_LLM_MODEL=gpt-5-mini"),
                    "Gemini",
                    List.of("GEMINI_API_KEY=...", "OPENAI_LLM_MODEL=gemini-flash-latest"),
                    "OpenRouter",
                    List.of(
                            "OPENAI_API_BASE_URL=https://openrouter.ai/api/v1",
                            "OPENAI_API_KEY=sk-or-...",
                            "OPENAI_LLM_MODEL=anthropic/claude-sonnet-4.5"),
                    "Ollama",
                    List.of(
                            "OPENAI_API_BASE_URL=http://localhost:11434/v1",
                            "OPENAI_LLM_MODEL=qwen2.5-coder"),
                    "LM Studio",
                    List.of(
                            "OPENAI_API_BASE_URL=http://localhost:1234/v1",
                            "OPENAI_LLM_MODEL=the-model-you-loaded"));

    @TempDir private Path folder = Path.of("");

    private static Locator dialog(Visitor visitor) {
        return visitor.page().locator("#model-dialog");
    }

    @Test
    void withoutAModelTheLinesForEachProviderAreThere() throws Exception {
        try (GameServer server = OpenServer.offline(folder)) {
            Visitor ada = CHROMIUM.visitor(server).open("/?view=list");
            soon(ada.page().locator("#model-chip")).contains("offline recipes");

            ada.page().locator("#model-chip").click();

            for (Map.Entry<String, List<String>> provider : LINES.entrySet()) {
                assertThat(
                                dialog(ada)
                                        .getByLabel(
                                                "Lines for " + provider.getKey(),
                                                new Locator.GetByLabelOptions().setExact(true)))
                        .hasText(String.join("\n", provider.getValue()));
                assertThat(buttonIn(dialog(ada), "Copy the lines for " + provider.getKey()))
                        .isVisible();
            }
            buttonIn(dialog(ada), "Test connection").click();
            soon(ada.page().locator("#model-test-result"))
                    .contains("No language model is connected");
            ada.picture("offline");
        }
    }

    @Test
    void testOfTheConnectionShowsTheModelsOwnError() throws Exception {
        try (StubModelServer model = StubModelServer.start();
                GameServer server =
                        OpenServer.with(
                                folder,
                                ModelSettings.read(
                                        model.environment(), folder.resolve("none.env")))) {
            model.answer(StubAnswer.error(401, "invalid_api_key", "This key is not known here."));
            Visitor ada = CHROMIUM.visitor(server).open("/?view=list");
            soon(ada.page().locator("#model-chip")).contains("stub-model");

            ada.page().locator("#model-chip").click();
            buttonIn(dialog(ada), "Test connection").click();

            soon(ada.page().locator("#model-test-result.bad"))
                    .contains("This key is not known here.");
            soon(dialog(ada)).contains("Tools are written by stub-model");
            ada.picture("unauthorized");
        }
    }
}
