package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.StubAnswer;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Tools that are shown before they are kept, over the wire: previews, refinements, what becomes of
/// them.
final class ToolDraftsServerTest extends DraftingServerFixture {

    private String belongings() throws Exception {
        return ada.state().items("inventory").toString();
    }

    @Test
    void previewIsShownRefinedAndKeptWithItsHistory() throws Exception {
        here.model().otherwise(request -> lamp(request, 30));

        JsonObject shown = done(wish("hang a lamp over the pedestal of flame", "preview"));

        assertThat(shown.text("event")).hasValue("TOOL_PREVIEW");
        assertThat(shown.strings("would"))
                .anyMatch(sentence -> sentence.startsWith("A lamp appears at"));
        JsonObject object =
                (JsonObject) shown.object("scene").items("temporary_objects").getFirst();
        assertThat(object.text("type")).hasValue("lamp");
        assertThat(object.number("duration")).hasValue(30);
        assertThat(shown.object("conditions").items("ensures")).hasSize(1);
        assertThat(shown.object("usage").number("host_calls")).hasValue(1);
        assertThat(shown.object("usage").number("entities")).hasValue(1);
        assertThat(shown.object("usage").members()).containsKeys("cpu_ms", "wall_ms", "statements");
        assertThat(belongings()).doesNotContain("Orb: hang a lamp");

        here.model().otherwise(request -> lamp(request, 90));
        String draft = shown.text("draft_id").orElseThrow();
        JsonObject refined =
                done(ada.ask("refineDraft", JsonObject.of("draft_id", draft, "words", "longer")));

        assertThat(refined.text("draft_id")).hasValue(draft);
        assertThat(refined.strings("would").getFirst()).contains("90 seconds");
        assertThat(
                        here.model().requests().stream()
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

        here.model().otherwise(request -> lamp(request, 120));
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
    void functionThatFailedIsRepairedFromItsErrorAndItsLine() throws Exception {
        here.model()
                .otherwise(
                        unlessSecondLook(request ->
                                StubAnswer.reply(
                                        """
                                        ```javascript
                                        function %s(params) {
                                          if (params.storm) {
                                            throw new Error('no wind at all');
                                          }
                                          %s
                                        }
                                        ```
                                        %s\
                                        """
                                                .formatted(
                                                        name(request),
                                                        LAMP.replace("SECONDS", "52"),
                                                        ENSURES))));
        JsonObject made = done(wish("a lamp on the flames that the wind keeps alight"));
        String artifact = made.text("artifact_id").orElseThrow();
        JsonObject broken =
                JsonObject.of("function_name", made.text("function_name").orElseThrow());
        assertThat(ada.ask("repairFunction", broken).text("code")).hasValue("NOT_BROKEN");
        for (int i = 0; i < 3; i++) {
            assertThat(ada.use(artifact, JsonObject.of("storm", true)).flag("success")).isFalse();
        }
        await().until(() -> !ada.quarantined().isEmpty());
        here.model().otherwise(request -> lamp(request, 53));
        int before = here.model().requests().size();

        JsonObject mended = done(ada.ask("repairFunction", broken));

        assertThat(mended.text("artifact_id")).hasValue(artifact);
        assertThat(here.model().requests().get(before).lastMessage())
                .contains("It failed when it was used", "no wind at all", "line 3");
        shinesFor(ada, artifact, 53);
        assertThat(ada.ask("repairFunction", broken).text("code")).hasValue("NOT_BROKEN");
    }

    @Test
    void discardedDraftAndForeignDraftAreNotThere() throws Exception {
        here.model().otherwise(request -> lamp(request, 30));
        String draft =
                done(wish("hang another lamp there", "preview")).text("draft_id").orElseThrow();

        try (Player bea = Player.enter(here.server().port())) {
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
    void operatorsSeeAfterwardsHowAWishWentAndNobodyElse() throws Exception {
        AtomicBoolean drafted = new AtomicBoolean();
        here.model()
                .otherwise(request ->
                        isSecondLook(request) || drafted.getAndSet(true)
                                ? lamp(request, 33)
                                : StubAnswer.reply(
                                        "```javascript\nfunction %s(params) { host.createTemporaryObjekt({}); }\n```"
                                                .formatted(name(request))));
        done(wish("a lamp at the flames for thirty three seconds"));

        LibraryClient operator = operator();
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

    /// What operators are told of the draft of a wish, which comes to the same in the list.
    private JsonObject fate(String wishId) throws Exception {
        JsonObject draft = operator().get("/api/wishes/" + wishId).body().object("draft");
        assertThat(operator().get("/api/wishes").body().items("wishes"))
                .filteredOn(each -> ((JsonObject) each).text("id").equals(Optional.of(wishId)))
                .extracting(each -> ((JsonObject) each).object("draft"))
                .containsExactly(draft);
        return draft;
    }

    @Test
    void operatorsSeeWhatBecameOfADraft() throws Exception {
        here.model().otherwise(request -> lamp(request, 52));
        JsonObject shown = done(wish("a lamp at the flames for 52 seconds", "preview"));
        String draft = shown.text("draft_id").orElseThrow();
        String first = shown.text("wish_id").orElseThrow();
        assertThat(fate(first)).isEqualTo(JsonObject.of("id", draft, "became", "awaited"));

        here.model().otherwise(request -> lamp(request, 104));
        JsonObject refined =
                done(
                        ada.ask(
                                "refineDraft",
                                JsonObject.of("draft_id", draft, "words", "twice as long")));
        String second = refined.text("wish_id").orElseThrow();
        assertThat(fate(first))
                .isEqualTo(
                        JsonObject.of("id", draft, "became", "refined").with("refined_by", second));
        assertThat(fate(second).text("became")).hasValue("awaited");

        JsonObject kept = done(ada.ask("keepDraft", JsonObject.of("draft_id", draft)));
        assertThat(fate(second))
                .isEqualTo(
                        JsonObject.of("id", draft, "became", "kept")
                                .with("function_name", kept.text("function_name").orElseThrow())
                                .with("artifact_id", kept.text("artifact_id").orElseThrow())
                                .with("revision", 2));
        assertThat(fate(first).text("became")).hasValue("refined");
        // Afterwards nobody can say otherwise.
        ada.ask("discardDraft", JsonObject.of("draft_id", draft));
        assertThat(fate(second).text("became")).hasValue("kept");
    }

    @Test
    void operatorsSeeWhichDraftsWereThrownAwayAndWhichWereForgotten() throws Exception {
        here.model().otherwise(request -> lamp(request, 53));
        List<JsonObject> shown = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            shown.add(done(wish("lamp number %d at the flames".formatted(i), "preview")));
        }
        JsonObject last = shown.getLast();
        done(
                ada.ask(
                        "discardDraft",
                        JsonObject.of("draft_id", last.text("draft_id").orElseThrow())));

        assertThat(shown)
                .extracting(
                        each -> fate(each.text("wish_id").orElseThrow()).text("became").orElse(""))
                // A soul has four drafts.
                .containsExactly(
                        "expired", "expired", "awaited", "awaited", "awaited", "discarded");
    }
}
