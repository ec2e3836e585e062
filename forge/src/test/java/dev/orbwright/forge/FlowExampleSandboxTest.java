package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatMessage;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.world.json.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writes down one wish from its prompt to its tool, as it really goes, in `docs/forge-example.md`;
/// fails where the page says something else. `-Dorbwright.refresh=true` writes the page anew.
final class FlowExampleSandboxTest {

    private static final Path PAGE = Path.of("..", "docs", "forge-example.md");
    private static final String WISH = "grow a bridge of vines to the lonely pillar";

    /// A misspelt argument, and a bridge that nobody can walk on.
    private static final String FIRST =
            """
            ```javascript
            function NAME(params) {
              host.createTemporaryObject({ type: "vine_curtain", to_landmark: "pillar", duration: 60 });
              return "Vines reach the pillar!";
            }
            ```
            ```json
            {"requires": [], "ensures": [{"fact": "reachable", "landmark": "pillar"}]}
            ```
            """;

    private static final String SECOND = FIRST.replace("to_landmark:", "to_landmark_id:");

    private static final String THIRD =
            SECOND.replace("vine_curtain", "vine_bridge")
                    .replace(
                            "return \"Vines reach the pillar!\"",
                            "return `Vines grow to the pillar and hold for 60 seconds.`");

    @TempDir private Path folder = Path.of("");

    /// Answers from a script, and remembers what it was asked.
    private static final class Scripted implements ChatModel {
        private final List<ChatRequest> asked = new ArrayList<>();
        private final List<String> replies = List.of(FIRST, SECOND, THIRD);

        @Override
        public String description() {
            return "a model";
        }

        @Override
        public ChatOutcome chat(ChatRequest request, ChatListener listener) {
            asked.add(request);
            String task = request.messages().get(1).text();
            String name = task.lines().findFirst().orElseThrow().replace("Function name: ", "");
            String reply = replies.get(asked.size() - 1).replace("NAME", name);
            listener.delta(reply);
            return new ChatOutcome.Reply(
                    reply, List.of(), new TokenUsage(2_600, 0, 120), "a-model", "stop");
        }

        @Override
        public void close() {}
    }

    @Test
    void pageShowsHowAWishReallyGoes() throws Exception {
        Scripted model = new Scripted();
        List<String> progress = new ArrayList<>();
        String page;
        try (Fixture fixture = new Fixture(folder)) {
            ForgeResult result =
                    fixture.forge(new ModelWriter(model, Fixture.HOST_API))
                            .create(
                                    new Wish(Fixture.ADA, "orb", WISH),
                                    new Forge.Asked(false, true),
                                    (stage, detail) ->
                                            progress.add(stage.wireName() + ": " + detail));
            assertThat(result).isInstanceOf(ForgeResult.Previewed.class);
            ForgeResult.Previewed shown = (ForgeResult.Previewed) result;
            assertThat(shown.attempts()).isEqualTo(3);
            page = page(model, progress, shown);
        }
        if (Boolean.getBoolean("orbwright.refresh")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).isEqualTo(Files.readString(PAGE));
    }

    private static String page(Scripted model, List<String> progress, ForgeResult.Previewed shown) {
        StringBuilder page = new StringBuilder();
        page.append(
                """
                # One wish, from prompt to tool

                Written by `FlowExampleSandboxTest` from the real code; the model's replies are a script, everything else
                is as it is. Two drafts fail: the first in the lint, the second in the verification. See
                [forge.md](forge.md) for what happens where.

                """);
        section(page, "The wish", WISH);
        section(page, "What the player is told meanwhile", String.join("\n", progress));
        List<ChatMessage> first = model.asked.getFirst().messages();
        section(page, "The prompt: system", first.get(0).text());
        section(page, "The prompt: user", first.get(1).text());
        List<ChatMessage> last = model.asked.getLast().messages();
        for (int i = 2; i < last.size(); i += 2) {
            section(page, "Reply %d".formatted(i / 2), replyOf(i / 2, shown.functionName()));
            section(
                    page,
                    "Findings on reply %d, as the repair gets them".formatted(i / 2),
                    last.get(i + 1).text());
        }
        section(page, "Reply 3", replyOf(3, shown.functionName()));
        section(page, "The preview: what it would do", String.join("\n", shown.would()));
        section(
                page,
                "What is kept with the revision as its conditions",
                JsonText.writePretty(shown.conditions()));
        // Ids differ from run to run.
        return page.toString().replaceAll("temp_[0-9a-f]{8}", "temp_00000000");
    }

    private static String replyOf(int number, String name) {
        return List.of(FIRST, SECOND, THIRD).get(number - 1).replace("NAME", name);
    }

    private static void section(StringBuilder page, String title, String text) {
        page.append("## ")
                .append(title)
                .append("\n\n~~~~text\n")
                .append(text.strip())
                .append("\n~~~~\n\n");
    }
}
