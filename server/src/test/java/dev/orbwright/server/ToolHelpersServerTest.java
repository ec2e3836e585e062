package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubRequest;
import dev.orbwright.llm.ToolCall;
import dev.orbwright.world.json.JsonObject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Functions that models ask for to help with a tool, over the wire.
final class ToolHelpersServerTest extends DraftingServerFixture {

    /// A lamp whose seconds a helper works out, which the model asks for first.
    private static StubAnswer lampWithHelper(StubRequest request, int factor) {
        if (isSecondLook(request)) {
            return CONTENT;
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

    @Test
    void helperOfAPreviewIsThereWhenItIsRefined() throws Exception {
        here.model().otherwise(request -> lampWithHelper(request, 5));
        JsonObject shown = done(wish("a lamp at the flames for five times 21 seconds", "preview"));
        here.model()
                .otherwise(
                        unlessSecondLook(request -> {
                            assertThat(request.body())
                                    .contains("_seconds is there and may still be called");
                            return lampThatCalls(name(request));
                        }));
        JsonObject draft = JsonObject.of("draft_id", shown.text("draft_id").orElseThrow());

        done(ada.ask("refineDraft", draft.with("words", "brighter")));

        JsonObject kept = done(ada.ask("keepDraft", draft));
        shinesFor(ada, kept.text("artifact_id").orElseThrow(), 105);
    }

    @Test
    void helperGoesWhereItsToolGoes() throws Exception {
        here.model().otherwise(request -> lampWithHelper(request, 3));
        JsonObject made = done(wish("a lamp at the flames for thrice 21 seconds"));
        String artifact = made.text("artifact_id").orElseThrow();
        String path = "/api/functions/" + made.text("function_name").orElseThrow();
        shinesFor(ada, artifact, 63);

        here.model().otherwise(request -> lampWithHelper(request, 4));
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

        try (Player bea = Player.enter(here.server().port())) {
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
    void sameCodeIsKeptOnceWhereItsHelpersAreTheSame() throws Exception {
        here.model().otherwise(request -> lampWithHelper(request, 7));
        JsonObject first = done(wish("a lamp at the flames for seven times 21 seconds"));
        JsonObject second = done(wish("flames with a lamp, for 7 times 21 seconds"));
        assertThat(second.text("function_name")).isEqualTo(first.text("function_name"));
        shinesFor(ada, second.text("artifact_id").orElseThrow(), 147);

        here.model().otherwise(request -> lampWithHelper(request, 8));
        JsonObject third = done(wish("a lamp at the flames for eight times 21 seconds"));
        assertThat(third.text("function_name")).isNotEqualTo(first.text("function_name"));
        shinesFor(ada, third.text("artifact_id").orElseThrow(), 168);
    }

    @Test
    void helperOfAHelperIsKeptToo() throws Exception {
        here.model()
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
        here.model().otherwise(request -> lampWithHelper(request, 6));
        JsonObject shown = done(wish("a lamp at the flames for six times 21 seconds", "preview"));
        AtomicBoolean sang = new AtomicBoolean();
        here.model()
                .otherwise(
                        unlessSecondLook(request ->
                                sang.getAndSet(true)
                                        ? lampThatCalls(name(request))
                                        : StubAnswer.reply("I would rather sing.")));
        JsonObject draft = JsonObject.of("draft_id", shown.text("draft_id").orElseThrow());

        done(ada.ask("refineDraft", draft.with("words", "brighter")));

        JsonObject kept = done(ada.ask("keepDraft", draft));
        shinesFor(ada, kept.text("artifact_id").orElseThrow(), 126);
    }

    @Test
    void helperThatIsEditedByHandStaysWithItsTool() throws Exception {
        here.model().otherwise(request -> lampWithHelper(request, 7));
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
        try (Player bea = Player.enter(here.server().port())) {
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
        here.model().otherwise(request -> lampWithHelper(request, 2));

        JsonObject made = done(wish("a lamp at the flames for as long as twice 21 seconds"));

        shinesFor(ada, made.text("artifact_id").orElseThrow(), 42);
        StubRequest last =
                here.model().requests().stream()
                        .filter(request -> request.body().contains("tool_call_id"))
                        .toList()
                        .getLast();
        assertThat(last.json().path("messages").findValuesAsText("tool_call_id"))
                .contains("call_1");
    }

    @Test
    void modelThatAsksForHelpersForEverIsBounded() throws Exception {
        int before = here.model().requests().size();
        here.model()
                .otherwise(request ->
                        StubAnswer.toolCalls(
                                new ToolCall(
                                        "call_" + here.model().requests().size(),
                                        "create_dynamic_function",
                                        "{\"new_function_name\": \"h%d\", \"new_function_description\": \"more\"}"
                                                .formatted(here.model().requests().size()))));

        JsonObject reply = wish("a lamp that asks for more and more");

        assertThat(reply.flag("success")).isFalse();
        assertThat(here.model().requests().size() - before).isLessThan(40);
    }
}
