package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Functions are edited, compared, rolled back, and put in and out of use.
final class FunctionRevisionsServerTest extends LibraryServerFixture {

    @Test
    void revisionIsEditedComparedAndRolledBack() throws Exception {
        Tool tool = tool(asAda, "host.tell({message: 'one'}); return 'one';");
        LibraryClient.Answer edited =
                asAda.post(
                        tool.path() + "/revisions",
                        JsonObject.of(
                                        "source",
                                        source(
                                                tool.name(),
                                                "host.tell({message: 'two'}); return 'two';"),
                                        "description",
                                        "says two")
                                .with("parent", 1));
        assertThat(edited.status()).as(edited.message()).isEqualTo(200);
        assertThat(edited.body().number("revision")).hasValue(2);
        assertThat(ada.use(tool.artifact(), JsonObject.EMPTY).text("message")).contains("two");
        JsonObject revision = asNobody.get(tool.path() + "/revisions/2").body();
        assertThat(revision.number("parent")).hasValue(1);
        assertThat(revision.text("author")).contains(ada.soulId());
        List<Json> lines = asNobody.get(tool.path() + "/diff?from=1&to=2").body().items("lines");
        assertThat(lines).hasSize(2);
        LibraryClient.Answer stale =
                asAda.post(
                        tool.path() + "/revisions",
                        JsonObject.of("source", source(tool.name(), "return 3;"), "parent", 1));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("STALE");

        assertThat(asBea.post(tool.path() + "/rollback", JsonObject.of("revision", 1)).status())
                .isEqualTo(403);
        assertThat(asAda.post(tool.path() + "/rollback", JsonObject.of("revision", 3)).status())
                .isEqualTo(404);
        assertThat(asAda.post(tool.path() + "/rollback", JsonObject.of("revision", 1)).status())
                .isEqualTo(200);
        assertThat(ada.use(tool.artifact(), JsonObject.EMPTY).text("message")).contains("one");
        assertThat(detail(tool).number("active_revision")).hasValue(1);
    }

    @Test
    void editThatDoesNotWorkIsRefusedWithItsPlace() throws Exception {
        Tool tool = tool(asAda, "host.tell({message: 'one'}); return 'one';");
        LibraryClient.Answer linted =
                asAda.post(
                        tool.path() + "/revisions",
                        JsonObject.of(
                                "source", source(tool.name(), "\nhost.tel({message: 'x'});")));
        assertThat(linted.status()).isEqualTo(422);
        JsonObject finding =
                (JsonObject) linted.body().object("error").items("findings").getFirst();
        assertThat(finding.number("line")).hasValue(2);
        assertThat(finding.text("message").orElseThrow()).contains("tel");
        LibraryClient.Answer tried =
                asAda.post(
                        tool.path() + "/revisions",
                        JsonObject.of("source", source(tool.name(), "\nthrow new Error('oops');")));
        assertThat(tried.status()).isEqualTo(422);
        assertThat(tried.body().object("error").items("findings").toString()).contains("oops");
        assertThat(detail(tool).items("revisions")).hasSize(1);
    }

    /// What it promised it has to go on doing, until somebody says that it does not any more.
    @Test
    void editIsHeldAgainstTheConditionsOrSaysThatTheyAreOthers() throws Exception {
        Tool tool = glower(asAda, "promised");
        String red = source(tool.name(), glows("promised", "red"));
        String blue = source(tool.name(), glows("promised", "blue"));
        LibraryClient.Answer stated = edit(tool, red, Optional.of(promises("red")));
        assertThat(stated.status()).as(stated.message()).isEqualTo(200);

        LibraryClient.Answer broken = edit(tool, blue, Optional.empty());

        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.code()).isEqualTo("FINDINGS");
        assertThat(broken.message()).contains("it ensures that", "state other conditions");
        assertThat(detail(tool).items("revisions")).hasSize(2);

        assertThat(edit(tool, blue, Optional.of(promises("blue"))).status()).isEqualTo(200);
        assertThat(detail(tool).object("conditions")).isEqualTo(promises("blue"));
        assertThat(edit(tool, red, Optional.of(JsonObject.EMPTY)).status()).isEqualTo(200);
        assertThat(detail(tool).object("conditions")).isEqualTo(JsonObject.EMPTY);
        assertThat(detail(tool).object("provenance").text("conditions")).contains("dropped");
        LibraryClient.Answer unreadable =
                edit(tool, red, Optional.of(JsonObject.of("ensure", Json.Arr.of())));
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.message()).startsWith("conditions: ");
    }

    private LibraryClient.Answer edit(Tool tool, String source, Optional<JsonObject> conditions)
            throws Exception {
        return asAda.post(
                tool.path() + "/revisions",
                JsonObject.builder()
                        .put("source", source)
                        .putIfPresent("conditions", conditions)
                        .build());
    }

    private static String glows(String detail, String color) {
        return "host.applyEffect({object_id: 'pedestal_fire', effect_details: {%s: '%s'}}); return 'It glows.';"
                .formatted(detail, color);
    }

    private static JsonObject promises(String color) throws Exception {
        return JsonText.parseObject(
                """
                {"requires": [], "ensures": [{"fact": "property", "of": {"id": "pedestal_fire"}, "path": "promised",
                 "equals": "%s"}]}
                """
                        .formatted(color));
    }

    @Test
    void functionThatFailsThreeTimesInARowIsQuarantinedAndItsOwnerTold() throws Exception {
        Tool tool = tool(asAda, "if (params.fail) throw new Error('no wind'); return 'well';");
        JsonObject fail = JsonObject.of("fail", true);
        ada.use(tool.artifact(), fail);
        ada.use(tool.artifact(), fail);
        ada.use(tool.artifact(), JsonObject.EMPTY);
        ada.use(tool.artifact(), fail);
        ada.use(tool.artifact(), fail);
        assertThat(runs(tool)).hasSize(5);
        assertThat(detail(tool).text("status")).contains("active");
        ada.use(tool.artifact(), fail);
        await().until(() -> detail(tool).text("status").equals(Optional.of("quarantined")));
        await().until(() -> !ada.quarantined().isEmpty());
        JsonObject told = ada.quarantined().getLast();
        assertThat(told.text("function_name")).contains(tool.name());
        assertThat(told.object("failure").text("message").orElseThrow()).contains("no wind");
        assertThat(ada.use(tool.artifact(), JsonObject.EMPTY).text("code")).contains("QUARANTINED");
        assertThat(detail(tool).object("failure").text("code")).contains("GUEST_ERROR");

        assertThat(asAda.post(tool.path() + "/status", JsonObject.of("status", "release")).status())
                .isEqualTo(200);
        assertThat(ada.use(tool.artifact(), fail).text("code")).contains("GUEST_ERROR");
        assertThat(runs(tool)).isNotEmpty();
        assertThat(detail(tool).text("status")).contains("candidate");
    }

    @Test
    void nobodyCanHaveSomebodyElsesFunctionQuarantinedByItsArguments() throws Exception {
        Tool tool = tool(asAda, "if (params.fail) throw new Error('no'); return 'well';");
        String shared =
                asAda.post(tool.path() + "/share", JsonObject.of("soul_id", bea.soulId()))
                        .body()
                        .text("artifact_id")
                        .orElseThrow();
        for (int i = 0; i < 4; i++) {
            bea.use(shared, JsonObject.of("fail", true));
        }
        assertThat(runs(tool)).hasSize(4);
        assertThat(detail(tool).text("status")).contains("candidate");
    }

    @Test
    void functionIsRetiredAndRestored() throws Exception {
        Tool tool = tool(asAda, "return 'well';");
        LibraryClient.Answer retired =
                asAda.post(tool.path() + "/status", JsonObject.of("status", "retired"));
        assertThat(retired.body().text("status")).contains("retired");
        assertThat(ada.use(tool.artifact(), JsonObject.EMPTY).text("code")).contains("RETIRED");
        assertThat(asBea.post(tool.path() + "/fork", JsonObject.EMPTY).status()).isEqualTo(409);
        assertThat(asBea.post(tool.path() + "/status", JsonObject.of("status", "restore")).status())
                .isEqualTo(403);
        asAda.post(tool.path() + "/status", JsonObject.of("status", "restore"));
        assertThat(detail(tool).text("status")).contains("candidate");
        assertThat(ada.use(tool.artifact(), JsonObject.EMPTY).flag("success")).isTrue();
        assertThat(detail(tool).text("status")).contains("active");
        asAda.post(tool.path() + "/status", JsonObject.of("status", "active"));
        assertThat(detail(tool).text("status")).as("it is in use").contains("active");
        assertThat(
                        asAda.post(tool.path() + "/status", JsonObject.of("status", "quarantine"))
                                .status())
                .isEqualTo(403);
        assertThat(
                        asOperator
                                .post(
                                        tool.path() + "/status",
                                        JsonObject.of("status", "quarantine"))
                                .status())
                .isEqualTo(200);
        asAda.post(tool.path() + "/status", JsonObject.of("status", "active"));
        assertThat(detail(tool).text("status")).as("its owner says so").contains("candidate");
        asOperator.post(tool.path() + "/status", JsonObject.of("status", "retire"));
        asOperator.post(tool.path() + "/status", JsonObject.of("status", "active"));
        assertThat(detail(tool).text("status")).as("an operator says so").contains("active");
    }
}
