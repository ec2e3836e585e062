package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubRequest;
import dev.orbwright.llm.ToolCall;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Previews, refinements, offers, helpers and second looks, over the wire.
final class ToolDraftsServerTest {

    private static final Pattern NAME = Pattern.compile("Function name: (\\w+)");
    private static final String LAMP =
            "host.createTemporaryObject({type: 'lamp', to_landmark_id: 'flame_pedestal_loc',"
                    + " from_landmark_id: 'flame_pedestal_loc', duration: SECONDS}); return 'A lamp.';";
    private static final String ENSURES =
            "\n```json\n{\"requires\": [], \"ensures\": [{\"fact\": \"exists\", \"thing\": {\"type\": \"lamp\"}}]}\n```";

    @RegisterExtension
    private static final LocalServer HERE = LocalServer.withModel(Map.of("LLM_SECOND_LOOK", "on"));

    private Player ada;

    @BeforeEach
    void enter() throws Exception {
        ada = Player.enter(HERE.server().port());
    }

    @AfterEach
    void leave() {
        ada.close();
    }

    private static boolean isSecondLook(StubRequest request) {
        return request.body().contains("Decide whether a reasonable player");
    }

    private static StubAnswer lamp(StubRequest request, int seconds) {
        if (isSecondLook(request)) {
            return StubAnswer.reply("{\"fulfils\": true}");
        }
        Matcher name = NAME.matcher(request.body());
        assertThat(name.find()).isTrue();
        return StubAnswer.reply(
                "```javascript\nfunction %s(params) { %s }\n```"
                                .formatted(
                                        name.group(1),
                                        LAMP.replace("SECONDS", String.valueOf(seconds)))
                        + ENSURES);
    }

    private JsonObject wish(String text, String... flags) throws Exception {
        JsonObject payload = JsonObject.of("description", text, "catalyst_artifact_id", "orb_01");
        for (String flag : flags) {
            payload = payload.with(flag, true);
        }
        return ada.ask("submitToolDescription", payload);
    }

    private static JsonObject done(JsonObject reply) {
        assertThat(reply.flag("success")).as(reply.toString()).isTrue();
        return reply;
    }

    private String belongings() throws Exception {
        return ada.state().items("inventory").toString();
    }

    @Test
    void previewIsShownRefinedAndKeptWithItsHistory() throws Exception {
        HERE.model().otherwise(request -> lamp(request, 30));

        JsonObject shown = done(wish("hang a lamp over the pedestal of flame", "preview"));

        assertThat(shown.text("event")).hasValue("TOOL_PREVIEW");
        assertThat(shown.strings("would"))
                .anyMatch(sentence -> sentence.startsWith("A lamp appears at"));
        JsonObject object =
                (JsonObject) shown.object("scene").items("temporary_objects").getFirst();
        assertThat(object.text("type")).hasValue("lamp");
        assertThat(object.number("duration")).hasValue(30);
        assertThat(shown.object("conditions").items("ensures")).hasSize(1);
        assertThat(belongings()).doesNotContain("Orb: hang a lamp");

        HERE.model().otherwise(request -> lamp(request, 90));
        String draft = shown.text("draft_id").orElseThrow();
        JsonObject refined =
                done(ada.ask("refineDraft", JsonObject.of("draft_id", draft, "words", "longer")));

        assertThat(refined.text("draft_id")).hasValue(draft);
        assertThat(refined.strings("would").getFirst()).contains("90 seconds");
        assertThat(
                        HERE.model().requests().stream()
                                .filter(request -> !isSecondLook(request))
                                .toList()
                                .getLast()
                                .body())
                .contains("The player wants it otherwise", "longer", "duration: 30");

        JsonObject kept = done(ada.ask("keepDraft", JsonObject.of("draft_id", draft)));

        String artifact = kept.text("artifact_id").orElseThrow();
        done(ada.use(artifact, JsonObject.EMPTY));
        assertThat(ada.state().items("activeTemporaryObjects").toString()).contains("lamp");
        assertThat(ada.ask("keepDraft", JsonObject.of("draft_id", draft)).text("code"))
                .hasValue("NO_DRAFT");

        HERE.model().otherwise(request -> lamp(request, 120));
        JsonObject otherwise =
                done(
                        ada.ask(
                                "refineTool",
                                JsonObject.of("artifact_id", artifact, "words", "two minutes")));
        assertThat(otherwise.text("artifact_id")).hasValue(artifact);
        JsonObject source = ada.ask("toolSource", JsonObject.of("artifact_id", artifact));
        assertThat(source.toString()).contains("duration: 120");
    }

    @Test
    void discardedDraftAndForeignDraftAreNotThere() throws Exception {
        HERE.model().otherwise(request -> lamp(request, 30));
        String draft =
                done(wish("hang another lamp there", "preview")).text("draft_id").orElseThrow();

        try (Player bea = Player.enter(HERE.server().port())) {
            for (String event : List.of("keepDraft", "discardDraft")) {
                assertThat(bea.ask(event, JsonObject.of("draft_id", draft)).text("code"))
                        .hasValue("NO_DRAFT");
            }
            assertThat(
                            bea.ask("refineDraft", JsonObject.of("draft_id", draft, "words", "x"))
                                    .text("code"))
                    .hasValue("NO_DRAFT");
        }
        done(ada.ask("discardDraft", JsonObject.of("draft_id", draft)));
        assertThat(ada.ask("keepDraft", JsonObject.of("draft_id", draft)).text("code"))
                .hasValue("NO_DRAFT");
        assertThat(ada.ask("keepDraft", JsonObject.EMPTY).object("error").text("code"))
                .hasValue("BAD_REQUEST");
    }

    @Test
    void onlyItsOwnerHasAToolChanged() throws Exception {
        assertThat(
                        ada.ask(
                                        "refineTool",
                                        JsonObject.of("artifact_id", "ember_01", "words", "blue"))
                                .text("code"))
                .isPresent()
                .get()
                .isIn("NOT_YOURS", "NOT_FOUND");
    }

    @Test
    void whatWorksForOneIsOfferedToAnother() throws Exception {
        String wish = "let a small lamp shine on the flame pedestal";
        HERE.model().otherwise(request -> lamp(request, 45));
        String artifact = done(wish(wish)).text("artifact_id").orElseThrow();
        done(ada.use(artifact, JsonObject.EMPTY));
        int asked = HERE.model().requests().size();

        try (Player bea = Player.enter(HERE.server().port())) {
            JsonObject payload =
                    JsonObject.of("description", wish, "catalyst_artifact_id", "orb_01")
                            .with("offers", true);
            JsonObject offered = done(bea.ask("submitToolDescription", payload));
            assertThat(offered.text("event")).hasValue("TOOL_OFFERED");
            assertThat(HERE.model().requests()).hasSize(asked);
            JsonObject offer = (JsonObject) offered.items("offers").getFirst();
            assertThat(offer.text("made_for")).hasValue(wish);
            assertThat(offer.number("succeeded")).hasValue(1);
            JsonObject answer =
                    JsonObject.of(
                            "wish_id",
                            offered.text("wish_id").orElseThrow(),
                            "function_name",
                            offer.text("function_name").orElseThrow());

            assertThat(ada.ask("takeOffer", answer).text("code")).hasValue("NO_OFFER");
            JsonObject taken = done(bea.ask("takeOffer", answer));

            assertThat(taken.text("function_name")).isEqualTo(offer.text("function_name"));
            done(bea.use(taken.text("artifact_id").orElseThrow(), JsonObject.EMPTY));
            assertThat(bea.ask("takeOffer", answer).text("code")).hasValue("NO_OFFER");

            JsonObject again = done(bea.ask("submitToolDescription", payload));
            JsonObject made =
                    done(
                            bea.ask(
                                    "declineOffers",
                                    JsonObject.of("wish_id", again.text("wish_id").orElseThrow())));
            assertThat(made.text("function_name")).isNotEqualTo(offer.text("function_name"));

            // Whoever took it may give it back, and its author may remove it whoever has it.
            String path = "/api/functions/" + offer.text("function_name").orElseThrow();
            assertThat(library(bea).delete(path).body().flag("given_back")).isTrue();
            done(bea.ask("submitToolDescription", payload));
            assertThat(library(ada).delete(path).body().flag("removed")).isTrue();
        }
    }

    @Test
    void sameCodeOfTheSameOwnerIsKeptOnce() throws Exception {
        HERE.model().otherwise(request -> lamp(request, 77));

        JsonObject first = done(wish("set a lamp upon the flames, please"));
        JsonObject second = done(wish("a lamp upon the flames once more"));

        assertThat(second.text("function_name")).isEqualTo(first.text("function_name"));
        assertThat(second.text("artifact_id")).isNotEqualTo(first.text("artifact_id"));
        done(ada.use(second.text("artifact_id").orElseThrow(), JsonObject.EMPTY));
    }

    @Test
    void secondLookSendsAToolBackThatIsNotWhatWasWishedFor() throws Exception {
        int before = HERE.model().requests().size();
        HERE.model()
                .otherwise(request -> {
                    if (!isSecondLook(request)) {
                        return lamp(request, request.body().contains("too short") ? 600 : 5);
                    }
                    return StubAnswer.reply(
                            request.body().contains("for 5 seconds")
                                    ? "{\"fulfils\": false, \"why\": \"five seconds are too short\"}"
                                    : "{\"fulfils\": true}");
                });

        JsonObject made = done(wish("a lamp on the pedestal that shines for ten minutes"));

        assertThat(made.number("attempts")).hasValue(2);
        assertThat(HERE.model().requests().size() - before).isEqualTo(4);
    }

    @Test
    void secondLookThatFailsIsNoObstacle() throws Exception {
        HERE.model()
                .otherwise(request ->
                        isSecondLook(request)
                                ? StubAnswer.error(400, "bad_request", "No.")
                                : lamp(request, 31));

        assertThat(done(wish("a lamp on the fire pedestal, thirty one seconds")).number("attempts"))
                .hasValue(1);
    }

    /// A lamp whose seconds a helper works out, which the model asks for first.
    private static StubAnswer lampWithHelper(StubRequest request, int factor) {
        if (isSecondLook(request)) {
            return StubAnswer.reply("{\"fulfils\": true}");
        }
        String own = name(request);
        if (own.endsWith("_seconds")) {
            return StubAnswer.reply(
                    "```javascript\nfunction %s(params) { return {seconds: params.base * %d}; }\n```"
                            .formatted(own, factor));
        }
        return request.body().contains("It was made. Call it")
                ? lampThatCalls(own)
                : StubAnswer.toolCalls(
                        new ToolCall(
                                "call_1",
                                "create_dynamic_function",
                                "{\"new_function_name\": \"seconds\", \"new_function_description\": \"doubles base\"}"));
    }

    private static StubAnswer lampThatCalls(String own) {
        return StubAnswer.reply(
                "```javascript\nfunction %1$s(params) { const {seconds} = host.call({name: '%1$s_seconds', args: {base: 21}}); %2$s }\n```"
                                .formatted(own, LAMP.replace("SECONDS", "seconds"))
                        + ENSURES);
    }

    private static String name(StubRequest request) {
        Matcher name = NAME.matcher(request.body());
        assertThat(name.find()).isTrue();
        return name.group(1);
    }

    private static void shinesFor(Player player, String artifactId, int seconds) throws Exception {
        done(player.use(artifactId, JsonObject.EMPTY));
        assertThat(player.state().items("activeTemporaryObjects"))
                .anyMatch(object ->
                        ((JsonObject) object).number("original_duration").orElse(0) == seconds);
    }

    private static LibraryClient library(Player player) throws Exception {
        return new LibraryClient(HERE.server().port(), Optional.of(player.token()));
    }

    private static StubAnswer lampThatEnsures(StubRequest request, String body, String ensured) {
        return isSecondLook(request)
                ? StubAnswer.reply("{\"fulfils\": true}")
                : StubAnswer.reply(
                        "```javascript\nfunction %s(params) { %s %s }\n```"
                                        .formatted(
                                                name(request), body, LAMP.replace("SECONDS", "38"))
                                + "\n```json\n{\"requires\": [], \"ensures\": [%s]}\n```"
                                        .formatted(ensured));
    }

    /// What a model promises is held against what its function did, and the other way round.
    @Test
    void promiseThatIsNotKeptAndChangeThatIsNotPromisedGoBackToTheModel() throws Exception {
        String lamp = "{\"fact\": \"exists\", \"thing\": {\"type\": \"lamp\"}}";
        String glow =
                "host.applyEffect({object_id: 'pedestal_fire', effect_details: {glow: 'red'}});";
        AtomicInteger drafts = new AtomicInteger();
        HERE.model()
                .otherwise(request ->
                        switch (isSecondLook(request) ? 3 : drafts.incrementAndGet()) {
                            case 1 ->
                                    lampThatEnsures(
                                            request, "", lamp.replace("\"lamp\"", "\"moon\""));
                            case 2 -> lampThatEnsures(request, glow, lamp);
                            default -> lampThatEnsures(request, "", lamp);
                        });
        int before = HERE.model().requests().size();

        JsonObject made = done(wish("a lamp that hangs over the flames for thirty eight seconds"));

        assertThat(made.number("attempts")).hasValue(3);
        List<String> asked =
                HERE.model().requests().subList(before, HERE.model().requests().size()).stream()
                        .filter(request -> !isSecondLook(request))
                        .map(StubRequest::lastMessage)
                        .toList();
        assertThat(asked).hasSize(3);
        assertThat(asked.get(1)).contains("it ensures that", "moon");
        assertThat(asked.get(2)).contains("pedestal_fire");
    }

    @Test
    void operatorsSeeAfterwardsHowAWishWentAndNobodyElse() throws Exception {
        AtomicBoolean drafted = new AtomicBoolean();
        HERE.model()
                .otherwise(request ->
                        isSecondLook(request) || drafted.getAndSet(true)
                                ? lamp(request, 33)
                                : StubAnswer.reply(
                                        "```javascript\nfunction %s(params) { host.createTemporaryObjekt({}); }\n```"
                                                .formatted(name(request))));
        done(wish("a lamp at the flames for thirty three seconds"));

        LibraryClient operator =
                new LibraryClient(HERE.server().port(), Optional.of(HERE.server().operatorKey()));
        List<Json> latest = operator.get("/api/wishes").body().items("wishes");
        JsonObject last = (JsonObject) latest.getFirst();
        assertThat(last.text("description"))
                .hasValue("a lamp at the flames for thirty three seconds");
        assertThat(last.text("outcome")).hasValue("ready");
        JsonObject whole = operator.get("/api/wishes/" + last.text("id").orElseThrow()).body();
        assertThat(whole.items("stages"))
                .extracting(stage -> ((JsonObject) stage).text("stage").orElse(""))
                .contains("retrieving", "writing", "linting", "repairing", "trying", "ready");
        assertThat(whole.items("stages").toString()).contains("createTemporaryObjekt");
        assertThat(whole.strings("drafts"))
                .singleElement()
                .asString()
                .contains("createTemporaryObjekt");
        assertThat(whole.text("source").orElseThrow()).contains("createTemporaryObject({");
        assertThat(whole.object("budget_after").object("day").number("tokens_used").orElse(0))
                .isGreaterThan(
                        whole.object("budget_before")
                                .object("day")
                                .number("tokens_used")
                                .orElse(0));
        assertThat(operator.get("/api/wishes/nothing").status()).isEqualTo(404);
        assertThat(library(ada).get("/api/wishes").status()).isEqualTo(401);
    }

    @Test
    void helperOfAPreviewIsThereWhenItIsRefined() throws Exception {
        HERE.model().otherwise(request -> lampWithHelper(request, 5));
        JsonObject shown = done(wish("a lamp at the flames for five times 21 seconds", "preview"));
        HERE.model()
                .otherwise(request -> {
                    if (isSecondLook(request)) {
                        return StubAnswer.reply("{\"fulfils\": true}");
                    }
                    assertThat(request.body())
                            .contains("_seconds is there and may still be called");
                    return lampThatCalls(name(request));
                });
        JsonObject draft = JsonObject.of("draft_id", shown.text("draft_id").orElseThrow());

        done(ada.ask("refineDraft", draft.with("words", "brighter")));

        JsonObject kept = done(ada.ask("keepDraft", draft));
        shinesFor(ada, kept.text("artifact_id").orElseThrow(), 105);
    }

    @Test
    void helperGoesWhereItsToolGoes() throws Exception {
        HERE.model().otherwise(request -> lampWithHelper(request, 3));
        JsonObject made = done(wish("a lamp at the flames for thrice 21 seconds"));
        String artifact = made.text("artifact_id").orElseThrow();
        String path = "/api/functions/" + made.text("function_name").orElseThrow();
        shinesFor(ada, artifact, 63);

        HERE.model().otherwise(request -> lampWithHelper(request, 4));
        done(
                ada.ask(
                        "refineTool",
                        JsonObject.of("artifact_id", artifact, "words", "a little longer")));
        shinesFor(ada, artifact, 84);
        assertThat(library(ada).post(path + "/rollback", JsonObject.of("revision", 1)).status())
                .isEqualTo(200);
        done(ada.use(artifact, JsonObject.EMPTY));
        assertThat(ada.state().items("activeTemporaryObjects"))
                .filteredOn(
                        object -> ((JsonObject) object).number("original_duration").orElse(0) == 63)
                .hasSize(2);

        try (Player bea = Player.enter(HERE.server().port())) {
            LibraryClient.Answer forked = library(bea).post(path + "/fork", JsonObject.EMPTY);
            assertThat(forked.status()).as(forked.message()).isEqualTo(200);
            byte[] zip = library(bea).bytes("GET", path + "/export", new byte[0]).body();
            LibraryClient.Answer imported = library(bea).send("POST", "/api/functions/import", zip);
            assertThat(imported.status()).as(imported.message()).isEqualTo(200);
            assertThat(imported.body().items("imported")).hasSize(2);
            assertThat(library(ada).delete(path).status()).isEqualTo(200);
            assertThat(library(ada).get(path + "_seconds").status()).isEqualTo(404);

            shinesFor(bea, forked.body().text("artifact_id").orElseThrow(), 63);
            String copy =
                    imported.body().items("imported").stream()
                            .flatMap(one -> ((JsonObject) one).text("artifact_id").stream())
                            .findFirst()
                            .orElseThrow();
            done(bea.use(copy, JsonObject.EMPTY));
        }
    }

    @Test
    void helperOfAHelperIsKeptToo() throws Exception {
        HERE.model()
                .otherwise(request -> {
                    String own = isSecondLook(request) ? "" : name(request);
                    if (own.endsWith("_seconds_twice")) {
                        return StubAnswer.reply(
                                "```javascript\nfunction %s(params) { return {n: params.n * 2}; }\n```"
                                        .formatted(own));
                    }
                    if (!own.endsWith("_seconds")) {
                        return lampWithHelper(request, 2);
                    }
                    return request.body().contains("It was made. Call it")
                            ? StubAnswer.reply(
                                    "```javascript\nfunction %1$s(params) { return {seconds: host.call({name: '%1$s_twice', args: {n: params.base}}).n}; }\n```"
                                            .formatted(own))
                            : StubAnswer.toolCalls(
                                    new ToolCall(
                                            "call_2",
                                            "create_dynamic_function",
                                            "{\"new_function_name\": \"twice\", \"new_function_description\": \"doubles n\"}"));
                });

        JsonObject made = done(wish("a lamp at the flames for the double of 21 seconds"));

        shinesFor(ada, made.text("artifact_id").orElseThrow(), 42);
        String path = "/api/functions/" + made.text("function_name").orElseThrow();
        assertThat(library(ada).delete(path).status()).isEqualTo(200);
        assertThat(library(ada).get(path + "_seconds_twice").status()).isEqualTo(404);
    }

    @Test
    void helperOfAPreviewOutlivesADraftThatIsNone() throws Exception {
        HERE.model().otherwise(request -> lampWithHelper(request, 6));
        JsonObject shown = done(wish("a lamp at the flames for six times 21 seconds", "preview"));
        AtomicBoolean sang = new AtomicBoolean();
        HERE.model()
                .otherwise(request -> {
                    if (isSecondLook(request)) {
                        return StubAnswer.reply("{\"fulfils\": true}");
                    }
                    return sang.getAndSet(true)
                            ? lampThatCalls(name(request))
                            : StubAnswer.reply("I would rather sing.");
                });
        JsonObject draft = JsonObject.of("draft_id", shown.text("draft_id").orElseThrow());

        done(ada.ask("refineDraft", draft.with("words", "brighter")));

        JsonObject kept = done(ada.ask("keepDraft", draft));
        shinesFor(ada, kept.text("artifact_id").orElseThrow(), 126);
    }

    @Test
    void helperThatIsEditedByHandStaysWithItsTool() throws Exception {
        HERE.model().otherwise(request -> lampWithHelper(request, 7));
        JsonObject made = done(wish("a lamp at the flames for seven times 21 seconds"));
        String name = made.text("function_name").orElseThrow();
        String helper = "/api/functions/" + name + "_seconds";

        LibraryClient.Answer edited =
                library(ada)
                        .post(
                                helper + "/revisions",
                                JsonObject.of(
                                        "source",
                                        "function %s_seconds(params) { return {seconds: params.base * 8}; }"
                                                .formatted(name)));

        assertThat(edited.status()).as(edited.message()).isEqualTo(200);
        shinesFor(ada, made.text("artifact_id").orElseThrow(), 168);
        try (Player bea = Player.enter(HERE.server().port())) {
            LibraryClient.Answer forked =
                    library(bea).post("/api/functions/" + name + "/fork", JsonObject.EMPTY);
            String copy = forked.body().text("name").orElseThrow();
            assertThat(library(bea).get("/api/functions/" + copy + "_seconds").status())
                    .isEqualTo(200);
            shinesFor(bea, forked.body().text("artifact_id").orElseThrow(), 168);
        }
    }

    @Test
    void helperThatAModelAsksForIsKeptWithItsTool() throws Exception {
        HERE.model().otherwise(request -> lampWithHelper(request, 2));

        JsonObject made = done(wish("a lamp at the flames for as long as twice 21 seconds"));

        shinesFor(ada, made.text("artifact_id").orElseThrow(), 42);
        StubRequest last =
                HERE.model().requests().stream()
                        .filter(request -> request.body().contains("tool_call_id"))
                        .toList()
                        .getLast();
        assertThat(last.json().path("messages").findValuesAsText("tool_call_id"))
                .contains("call_1");
    }

    @Test
    void modelThatAsksForHelpersForEverIsBounded() throws Exception {
        int before = HERE.model().requests().size();
        HERE.model()
                .otherwise(request ->
                        StubAnswer.toolCalls(
                                new ToolCall(
                                        "call_" + HERE.model().requests().size(),
                                        "create_dynamic_function",
                                        "{\"new_function_name\": \"h%d\", \"new_function_description\": \"more\"}"
                                                .formatted(HERE.model().requests().size()))));

        JsonObject reply = wish("a lamp that asks for more and more");

        assertThat(reply.flag("success")).isFalse();
        assertThat(HERE.model().requests().size() - before).isLessThan(40);
    }
}
