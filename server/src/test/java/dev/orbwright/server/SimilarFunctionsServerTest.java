package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubRequest;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a model is told of functions that do something similar, over the wire.
final class SimilarFunctionsServerTest {

    private static final Pattern NAME = Pattern.compile("Function name: (\\w+)");
    private static final Pattern SIMILAR =
            Pattern.compile("A function of this world that does something similar:");

    /// In code; the scene has lanterns, too.
    private static final Pattern NUMBER = Pattern.compile("\\{type: 'lantern_(\\d+)'");

    private static final int MADE = 8;
    private static final int MOST = 5;

    @RegisterExtension private static final LocalServer HERE = LocalServer.withModel();

    /// A lantern that can be told from the others.
    ///
    /// @param more what the function does first
    private static StubAnswer lantern(StubRequest request, int number, String more) {
        Matcher name = NAME.matcher(request.body());
        assertThat(name.find()).isTrue();
        return StubAnswer.reply(
                """
                ```javascript
                function %s(params) {
                  %s
                  host.createTemporaryObject({type: 'lantern_%d', to_landmark_id: 'flame_pedestal_loc',
                    from_landmark_id: 'flame_pedestal_loc', duration: 30});
                  return 'A lantern.';
                }
                ```
                """
                        .formatted(name.group(1), more, number));
    }

    private static String made(Player player, String wish) throws Exception {
        JsonObject made = player.wish(wish);
        assertThat(made.flag("success")).as(made.toString()).isTrue();
        return made.text("artifact_id").orElseThrow();
    }

    @Test
    void atMostFiveThatWorkedAreShown() throws Exception {
        try (Player ada = Player.enter(HERE.server().port())) {
            for (int i = 0; i < MADE; i++) {
                int number = i;
                HERE.model().otherwise(request -> lantern(request, number, ""));
                String artifact = made(ada, "hang a lantern over the flame pedestal, " + i);
                assertThat(ada.use(artifact, JsonObject.EMPTY).flag("success")).isTrue();
            }
            // Works when it is tried, and breaks when it is used.
            HERE.model()
                    .otherwise(request ->
                            lantern(
                                    request,
                                    MADE,
                                    "if (params.break) throw new Error('It breaks.');"));
            String broken = made(ada, "hang a lantern over the flame pedestal, the very last");
            assertThat(ada.use(broken, JsonObject.of("break", true)).flag("success")).isFalse();
            int before = HERE.model().requests().size();
            HERE.model().otherwise(request -> lantern(request, MADE + 1, ""));

            made(ada, "hang a lantern over the flame pedestal, the very last one");

            List<StubRequest> asked =
                    HERE.model().requests().subList(before, HERE.model().requests().size());
            assertThat(asked).hasSize(1);
            String prompt = asked.getFirst().lastMessage();
            assertThat(SIMILAR.matcher(prompt).results()).hasSize(MOST);
            assertThat(
                            NUMBER.matcher(prompt)
                                    .results()
                                    .map(found -> found.group(1))
                                    .distinct()
                                    .toList())
                    .hasSize(MOST)
                    .doesNotContain(String.valueOf(MADE));
            // Not because it is not found: it is the nearest of all.
            LibraryClient library = new LibraryClient(HERE.server().port(), Optional.empty());
            JsonObject nearest =
                    (JsonObject)
                            library
                                    .get(
                                            "/api/functions?q=hang%20a%20lantern%20over%20the%20flame%20pedestal,"
                                                    + "%20the%20very%20last&limit=10")
                                    .body()
                                    .items("functions")
                                    .stream()
                                    .filter(each ->
                                            ((JsonObject) each)
                                                    .text("description")
                                                    .orElse("")
                                                    .endsWith("the very last"))
                                    .findFirst()
                                    .orElseThrow();
            assertThat(nearest.text("status")).hasValue("candidate");
        }
    }
}
