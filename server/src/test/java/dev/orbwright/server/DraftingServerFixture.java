package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubRequest;
import dev.orbwright.world.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Makes wishes over the wire, of one server for all tests of a class, with a model that says what
/// the test wants.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DraftingServerFixture {

    private static final Pattern NAME = Pattern.compile("Function name: (\\w+)");
    static final String LAMP =
            "host.createTemporaryObject({type: 'lamp', to_landmark_id: 'flame_pedestal_loc',"
                    + " from_landmark_id: 'flame_pedestal_loc', duration: SECONDS}); return 'A lamp.';";
    static final String ENSURES =
            "\n```json\n{\"requires\": [], \"ensures\": [{\"fact\": \"exists\", \"thing\": {\"type\": \"lamp\"}}]}\n```";
    static final StubAnswer CONTENT = StubAnswer.reply("{\"fulfils\": true}");

    @RegisterExtension
    final LocalServer here = LocalServer.withModel(Map.of("LLM_SECOND_LOOK", "on"));

    Player ada;

    @BeforeEach
    void enter() throws Exception {
        ada = Player.enter(here.server().port());
    }

    @AfterEach
    void leave() {
        ada.close();
    }

    static boolean isSecondLook(StubRequest request) {
        return request.body().contains("Decide whether a reasonable player");
    }

    /// Content with whatever is shown to it twice.
    static Function<StubRequest, StubAnswer> unlessSecondLook(
            Function<StubRequest, StubAnswer> answers) {
        return request -> isSecondLook(request) ? CONTENT : answers.apply(request);
    }

    static StubAnswer lamp(StubRequest request, int seconds) {
        if (isSecondLook(request)) {
            return CONTENT;
        }
        return StubAnswer.reply(
                "```javascript\nfunction %s(params) { %s }\n```"
                                .formatted(
                                        name(request),
                                        LAMP.replace("SECONDS", String.valueOf(seconds)))
                        + ENSURES);
    }

    JsonObject wish(String text, String... flags) throws Exception {
        JsonObject payload = JsonObject.of("description", text, "catalyst_artifact_id", "orb_01");
        for (String flag : flags) {
            payload = payload.with(flag, true);
        }
        return ada.ask("submitToolDescription", payload);
    }

    static JsonObject done(JsonObject reply) {
        assertThat(reply.flag("success")).as(reply.toString()).isTrue();
        return reply;
    }

    static String name(StubRequest request) {
        Matcher name = NAME.matcher(request.body());
        assertThat(name.find()).isTrue();
        return name.group(1);
    }

    static void shinesFor(Player player, String artifactId, int seconds) throws Exception {
        done(player.use(artifactId, JsonObject.EMPTY));
        assertThat(player.state().items("activeTemporaryObjects"))
                .anyMatch(object ->
                        ((JsonObject) object).number("original_duration").orElse(0) == seconds);
    }

    LibraryClient operator() throws Exception {
        return new LibraryClient(here.server().port(), Optional.of(here.server().operatorKey()));
    }

    LibraryClient library(Player player) throws Exception {
        return new LibraryClient(here.server().port(), Optional.of(player.token()));
    }
}
