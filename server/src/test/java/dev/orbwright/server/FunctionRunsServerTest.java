package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What functions did, as the library records it, and takes it back.
final class FunctionRunsServerTest extends LibraryServerFixture {

    @Test
    void runIsRecordedWithItsCommitAndWhatItChanged() throws Exception {
        Tool tool = glower(asAda, "recorded");
        use(ada, tool, "red");
        JsonObject run = runs(tool).getFirst();
        assertThat(run.text("soul")).contains(ada.soulId());
        assertThat(run.text("via")).contains(tool.artifact());
        assertThat(run.text("outcome")).contains("answered");
        assertThat(run.text("message")).contains("It glows.");
        assertThat(run.number("revision")).hasValue(1);
        assertThat(run.flag("undoable")).isTrue();
        assertThat(run.object("usage").number("host_calls")).hasValue(1);
        JsonObject shown = asNobody.get("/api/functions/runs/" + id(run)).body();
        assertThat(shown.number("commit").getAsDouble()).isPositive();
        assertThat(shown.items("changes").toString()).contains("pedestal_fire").contains("red");
        assertThat(shown.strings("sentences").toString()).contains("recorded");
        assertThat(detail(tool).text("status")).contains("active");
    }

    @Test
    void runThatFailedIsRecordedAndCannotBeUndone() throws Exception {
        Tool tool = tool(asAda, "throw new Error('no wind');");
        assertThat(ada.use(tool.artifact(), JsonObject.EMPTY).flag("success")).isFalse();
        JsonObject run = runs(tool).getFirst();
        assertThat(run.text("outcome")).contains("broke");
        assertThat(run.text("message").orElseThrow()).contains("no wind");
        assertThat(run.number("commit")).isEmpty();
        LibraryClient.Answer answer = asAda.post(undo(run), JsonObject.EMPTY);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("NOTHING_LEFT");
    }

    @Test
    void runIsUndoneAndTheUndoAsWell() throws Exception {
        Tool tool = glower(asAda, "undone");
        use(ada, tool, "red");
        JsonObject run = runs(tool).getFirst();
        use(bea, glower(asBea, "other"), "blue");

        LibraryClient.Answer undone = asAda.post(undo(run), JsonObject.EMPTY);
        assertThat(undone.body().flag("undone")).as(undone.message()).isTrue();
        assertThat(glow("undone")).isEmpty();
        assertThat(glow("other")).contains("blue");
        assertThat(runs(tool).get(1).flag("undoable")).isFalse();
        assertThat(asAda.post(undo(run), JsonObject.EMPTY).code()).isEqualTo("ALREADY_UNDONE");

        JsonObject undoing = runs(tool).getFirst();
        assertThat(undoing.text("outcome")).contains("undid");
        assertThat(undoing.number("undoes")).hasValue((double) id(run));
        assertThat(asAda.post(undo(undoing), JsonObject.EMPTY).status()).isEqualTo(200);
        assertThat(glow("undone")).contains("red");
        assertThat(asAda.post(undo(run), JsonObject.EMPTY).status()).isEqualTo(200);
        assertThat(glow("undone")).isEmpty();
    }

    @Test
    void conflictsOfAnUndoAreNamedAndNothingChanges() throws Exception {
        Tool tool = glower(asAda, "contested");
        use(ada, tool, "red");
        JsonObject run = runs(tool).getFirst();
        use(ada, tool, "blue");
        double before = sequence();
        LibraryClient.Answer answer = asAda.post(undo(run), JsonObject.EMPTY);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("CONFLICT");
        JsonObject conflict =
                (JsonObject) answer.body().object("error").items("conflicts").getFirst();
        assertThat(conflict.text("entry")).contains("pedestal_fire");
        assertThat(conflict.text("field")).contains("details.contested");
        assertThat(conflict.text("expected")).contains("red");
        assertThat(conflict.text("found")).contains("blue");
        assertThat(glow("contested")).contains("blue");
        assertThat(sequence()).isEqualTo(before);
        assertThat(asAda.post(undo(runs(tool).getFirst()), JsonObject.EMPTY).status())
                .isEqualTo(200);
        assertThat(glow("contested")).contains("red");
        assertThat(asAda.post(undo(run), JsonObject.EMPTY).status()).isEqualTo(200);
        assertThat(glow("contested")).isEmpty();
    }

    @Test
    void onlyThoseMayUndoForWhomItRanAndOperators() throws Exception {
        Tool tool = glower(asAda, "mine");
        use(ada, tool, "red");
        JsonObject run = runs(tool).getFirst();
        assertThat(runs(asAda, tool).getFirst().flag("undoable")).isTrue();
        assertThat(runs(asBea, tool).getFirst().flag("undoable")).isFalse();
        assertThat(runs(asNobody, tool).getFirst().flag("undoable")).isFalse();
        assertThat(asBea.post(undo(run), JsonObject.EMPTY).status()).isEqualTo(403);
        assertThat(asNobody.post(undo(run), JsonObject.EMPTY).status()).isEqualTo(401);
        assertThat(asOperator.post(undo(run), JsonObject.EMPTY).status()).isEqualTo(200);
        ada.use("ember_01", "pedestal_fire");
        JsonObject worlds =
                runs(new Tool("df_interact_with_pedestal", "ember_01")).stream()
                        .filter(each -> each.text("soul").equals(soul(ada)))
                        .findFirst()
                        .orElseThrow();
        assertThat(worlds.flag("undoable")).isTrue();
        String path = "/api/functions/runs/%d".formatted(id(worlds));
        assertThat(asAda.get(path).body().flag("undoable")).isFalse();
        assertThat(asAda.post(undo(worlds), JsonObject.EMPTY).status()).isEqualTo(403);
        assertThat(asOperator.post(undo(worlds), JsonObject.EMPTY).status()).isEqualTo(200);
        assertThat(glow("infused_element")).contains("none");
    }

    private static Optional<String> soul(Player player) {
        try {
            return Optional.of(player.soulId());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// Makes a lamp of this type at the flames.
    private static String lamp(String type) {
        return """
        host.createTemporaryObject({type: '%s', to_landmark_id: 'flame_pedestal_loc',
          from_landmark_id: 'flame_pedestal_loc', duration: 600}); return 'A lamp.';\
        """
                .formatted(type);
    }

    /// Does something with the lamp of this type, `lamp`.
    private static String withLamp(String type, String body) {
        return "const lamp = host.find({kind: 'temporary_object', type: '%s'}).items[0]; %s return 'Done.';"
                .formatted(type, body);
    }

    private JsonObject use(Player player, Tool tool) throws Exception {
        JsonObject answer = player.use(tool.artifact(), JsonObject.EMPTY);
        assertThat(answer.flag("success")).as(answer.toString()).isTrue();
        return runs(tool).getFirst();
    }

    private boolean stands(String type) throws Exception {
        return ada.state().items("activeTemporaryObjects").stream()
                .anyMatch(each -> ((JsonObject) each).text("type").equals(Optional.of(type)));
    }

    private JsonObject conflict(JsonObject run) throws Exception {
        double before = sequence();
        LibraryClient.Answer refused = asAda.post(undo(run), JsonObject.EMPTY);
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CONFLICT");
        assertThat(sequence()).isEqualTo(before);
        return (JsonObject) refused.body().object("error").items("conflicts").getFirst();
    }

    private void isUndone(JsonObject run) throws Exception {
        LibraryClient.Answer undone = asAda.post(undo(run), JsonObject.EMPTY);
        assertThat(undone.status()).as(undone.message()).isEqualTo(200);
    }

    @Test
    void whatSomethingRefersToDoesNotVanish() throws Exception {
        JsonObject made = use(ada, tool(asAda, lamp("hung_lamp")));
        JsonObject hung =
                use(
                        ada,
                        tool(
                                asAda,
                                withLamp(
                                        "hung_lamp",
                                        "host.applyEffect({object_id: 'pedestal_fire',"
                                                + " effect_details: {hung_lamp_id: lamp.id}});")));

        JsonObject conflict = conflict(made);

        assertThat(conflict.text("entry")).contains("pedestal_fire");
        assertThat(conflict.text("field")).contains("details.hung_lamp_id");
        assertThat(conflict.text("problem").orElseThrow()).contains("refers to what would vanish");
        assertThat(stands("hung_lamp")).isTrue();
        isUndone(hung);
        isUndone(made);
        assertThat(stands("hung_lamp")).isFalse();
    }

    @Test
    void whatATimerIsAboutDoesNotVanish() throws Exception {
        JsonObject made = use(ada, tool(asAda, lamp("timed_lamp")));
        Tool later = tool(asAda, "return 'Nothing.';");
        JsonObject timed =
                use(
                        ada,
                        tool(
                                asAda,
                                withLamp(
                                        "timed_lamp",
                                        "host.after({seconds: 3600, name: '%s', args: {lamp_id: lamp.id}});"
                                                .formatted(later.name()))));

        JsonObject conflict = conflict(made);

        assertThat(conflict.text("field")).contains("arguments.lamp_id");
        assertThat(stands("timed_lamp")).isTrue();
        isUndone(timed);
        isUndone(made);
    }

    @Test
    void whatWasMadeAndIsOtherwiseByNowDoesNotVanish() throws Exception {
        JsonObject made = use(ada, tool(asAda, lamp("painted_lamp")));
        JsonObject painted =
                use(
                        ada,
                        tool(
                                asAda,
                                withLamp(
                                        "painted_lamp",
                                        "host.updateTemporaryObject({object_id: lamp.id, client_visual_config:"
                                                + " {material_config: {base_color_hex: '#0000ff'}}});")));

        JsonObject conflict = conflict(made);

        assertThat(conflict.text("field").orElseThrow()).startsWith("visual_config");
        assertThat(conflict.get("found")).isNotEqualTo(conflict.get("expected"));
        assertThat(stands("painted_lamp")).isTrue();
        isUndone(painted);
        isUndone(made);
        assertThat(stands("painted_lamp")).isFalse();
    }
}
