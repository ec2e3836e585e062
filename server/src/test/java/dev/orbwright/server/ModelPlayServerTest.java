package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubRequest;
import dev.orbwright.server.transport.LogWatch;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole job with a language model at the other end of a real connection, good and bad ones.
final class ModelPlayServerTest {

    private static final Pattern NAME = Pattern.compile("Function name: (\\w+)");
    private static final String BRIDGE =
            "host.createTemporaryObject({type: 'vine_bridge', to_landmark_id:"
                    + " 'keyhole_platform_landmark', duration: 60}); return 'Vines grow over the gap.';";

    @RegisterExtension private final LocalServer here = LocalServer.withModel();

    private static StubAnswer function(StubRequest request, String body) {
        Matcher name = NAME.matcher(request.body());
        assertThat(name.find()).isTrue();
        return StubAnswer.reply(
                "```javascript\n",
                "function %s(params) { %s }".formatted(name.group(1), body),
                "\n```");
    }

    @Test
    void modelsToolOpensTheVault() throws Exception {
        here.model().otherwise(request -> function(request, BRIDGE));
        try (Player ada = Player.enter(here.server().port())) {
            ada.goToTheChasm();
            JsonObject made = ada.wish("grow vines over the chasm");
            assertThat(made.flag("success")).as(made.toString()).isTrue();

            ada.use(made.text("artifact_id").orElseThrow(), JsonObject.EMPTY);

            assertThat(ada.use("key_01", "vault_keyhole").flag("success")).isTrue();
        }
    }

    @Test
    void brokenReplyEndsInAClearMessageWithTheWorldUnchanged() throws Exception {
        here.model().otherwise(_ -> StubAnswer.reply("I am afraid I cannot do that."));
        try (Player ada = Player.enter(here.server().port())) {
            JsonObject before = canonical(ada.state());

            JsonObject declined = ada.wish("grow vines over the chasm");

            assertThat(declined.flag("success")).isFalse();
            assertThat(declined.text("code")).hasValue("NO_WORKING_FUNCTION");
            assertThat(declined.number("attempts")).hasValue(2);
            assertThat(canonical(ada.state())).isEqualTo(before);
        }
    }

    @Test
    void serverThatStopsWhileAModelIsTriedAgainEndsTheWishCalmly() throws Exception {
        here.model().otherwise(_ -> StubAnswer.error(503, "overloaded", "Too busy."));
        try (LogWatch log = LogWatch.open();
                Player ada = Player.enter(here.server().port())) {
            var _ = ada.wishLater("grow vines over the chasm");
            await().until(() -> !here.model().requests().isEmpty());

            here.server().close();

            // Whether the answer is still read is up to the client.
            assertThat(log.atLeast(Level.ERROR)).isEmpty();
        }
    }

    private static JsonObject canonical(JsonObject state) {
        Map<String, Json> sorted = new TreeMap<>(state.members());
        return new JsonObject(sorted);
    }

    @Test
    void modelsRefusalOfTheKeyIsShownAndTheKeyIsNot() throws Exception {
        here.model()
                .otherwise(_ ->
                        StubAnswer.error(401, "invalid_api_key", "This key is not known here."));
        try (Player ada = Player.enter(here.server().port())) {
            JsonObject declined = ada.wish("a bridge");

            assertThat(declined.text("message").orElseThrow())
                    .contains("This key is not known here.");
            String key = here.model().environment().getOrDefault("OPENAI_API_KEY", "no key");
            assertThat(declined.toString()).doesNotContain(key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;) {}",
                "const f = () => f() + 1; f();",
                "for (;;) host.log({message: 'flood'});",
                "for (;;) console.log('flood');",
                "const a = []; for (;;) a.push(new Array(1000).fill(a.length));"
            })
    void hostileToolIsStoppedWhileOthersGoOn(String attack) throws Exception {
        String body =
                "host.applyEffect({object_id: 'pedestal_fire', effect_details: {hum: true}});"
                        + " if (params.attack) { "
                        + attack
                        + " } return 'It hums.';";
        here.model().otherwise(request -> function(request, body));
        try (Player mallory = Player.enter(here.server().port());
                Player ada = Player.enter(here.server().port())) {
            String tool = mallory.wish("a hum").text("artifact_id").orElseThrow();
            List<Json> log = mallory.state().items("worldLog");

            CompletableFuture<JsonObject> attacked =
                    mallory.askLater(
                            "performAction",
                            Player.payload(
                                    JsonObject.of("artifactId", tool)
                                            .with("args", JsonObject.of("attack", true))));
            CompletableFuture<JsonObject> answered =
                    ada.askLater(
                            "performAction", Player.payload(JsonObject.of("artifactId", "orb_01")));

            // Milliseconds on an idle machine; a garbage collection may come between on a busy one.
            assertThat(answered.get(20, TimeUnit.SECONDS).flag("success")).isTrue();
            JsonObject stopped = attacked.join();
            assertThat(stopped.flag("success")).isFalse();
            assertThat(stopped.text("message").orElseThrow()).contains("Nothing was changed");
            JsonObject after = mallory.state();
            assertThat(JsonText.write(after)).doesNotContain("\"hum\":true");
            assertThat(after.items("worldLog")).isEqualTo(log);
        }
    }

    @Test
    void anyArtifactMayAskAndOnlyWhoWasAskedAnswers() throws Exception {
        here.model()
                .otherwise(request ->
                        function(
                                request,
                                "if (params.input) { host.setArtifactProperties({properties: {colour:"
                                        + " params.input}}); return 'You said ' + params.input; }"
                                        + " host.promptPlayer({message: 'Which colour?'}); return '';"));
        try (Player ada = Player.enter(here.server().port());
                Player bea = Player.enter(here.server().port())) {
            String tool = ada.wish("a stone that asks").text("artifact_id").orElseThrow();
            ada.use(tool, JsonObject.EMPTY);
            await().until(() -> !ada.prompts().isEmpty());
            JsonObject prompt = ada.prompts().getFirst();
            assertThat(prompt.text("message")).hasValue("Which colour?");
            JsonObject answer =
                    JsonObject.of(
                            "prompt_id", prompt.text("prompt_id").orElseThrow(), "input", "blue");

            assertThat(bea.ask("submitInput", answer).flag("success")).isFalse();
            assertThat(ada.ask("submitInput", answer).text("message")).hasValue("You said blue");
            assertThat(ada.ask("submitInput", answer).flag("success")).isFalse();
            assertThat(JsonText.write(ada.state())).contains("\"colour\":\"blue\"");
            assertThat(bea.prompts()).isEmpty();
        }
    }

    @Test
    void whatIsToldToOneIsHeardByOneAndWhatIsLoggedByAll() throws Exception {
        here.model()
                .otherwise(request ->
                        function(
                                request,
                                "host.tell({message: 'psst'}); host.log({message: 'hear hear'});"
                                        + " return 'said';"));
        try (Player ada = Player.enter(here.server().port());
                Player bea = Player.enter(here.server().port())) {
            String tool = ada.wish("say something").text("artifact_id").orElseThrow();
            ada.use(tool, JsonObject.EMPTY);

            await().until(() -> bea.logLines().contains("hear hear"));
            assertThat(bea.state().items("worldLog")).contains(Json.of("hear hear"));
            await().until(() -> !ada.messages().isEmpty());
            assertThat(ada.messages()).containsExactly(JsonObject.of("text", "psst"));
            assertThat(bea.messages()).isEmpty();
        }
    }

    @Test
    void thingsFadeByTheWorldsClock() throws Exception {
        here.model()
                .otherwise(request ->
                        function(
                                request,
                                "host.createTemporaryObject({type: 'spark', duration: 1,"
                                        + " to_landmark_id: 'flame_pedestal_loc'}); return 'A spark.';"));
        try (Player ada = Player.enter(here.server().port())) {
            String tool = ada.wish("a spark").text("artifact_id").orElseThrow();
            ada.use(tool, JsonObject.EMPTY);
            await().until(() -> ada.states().getLast().items("activeTemporaryObjects").size() == 1);

            await().until(() -> ada.states().getLast().items("activeTemporaryObjects").isEmpty());
            assertThat(ada.state().items("worldLog")).contains(Json.of("The spark fades."));
        }
    }

    @Test
    void healthNamesTheModelAndWhatItTook() throws Exception {
        JsonObject health = JsonText.parseObject(OpenServer.get(here.server(), "/health").body());

        assertThat(health.object("model").text("writer").orElseThrow())
                .contains(here.model().baseUrl().replaceAll("/+$", ""));
        assertThat(health.object("model").items("usage")).isEmpty();
        here.model().otherwise(request -> function(request, BRIDGE));
        try (Player ada = Player.enter(here.server().port())) {
            ada.wish("a bridge to the keyhole platform");
        }
        JsonObject later = JsonText.parseObject(OpenServer.get(here.server(), "/health").body());
        assertThat(later.object("model").items("usage"))
                .singleElement()
                .satisfies(total ->
                        assertThat(((JsonObject) total).number("prompt_tokens")).hasValue(11));
    }
}
