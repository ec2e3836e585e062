package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The library of functions over real HTTP, of one server for all tests.
final class LibraryServerTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir private static Path folder = Path.of("");

    private static GameServer server;
    private static Player ada;
    private static Player bea;
    private static LibraryClient asAda;
    private static LibraryClient asBea;
    private static LibraryClient asOperator;
    private static LibraryClient asNobody;

    @BeforeAll
    static void start() throws Exception {
        server = OpenServer.with(folder, ModelSettings.offline("this is a test"));
        ada = Player.enter(server.port());
        bea = Player.enter(server.port());
        asAda = new LibraryClient(server.port(), Optional.of(ada.token()));
        asBea = new LibraryClient(server.port(), Optional.of(bea.token()));
        asOperator = new LibraryClient(server.port(), Optional.of(OperatorToken.in(folder)));
        asNobody = new LibraryClient(server.port(), Optional.empty());
    }

    @AfterAll
    static void stop() {
        ada.close();
        bea.close();
        server.close();
    }

    /// A tool in somebody's hands.
    private record Tool(String name, String artifact) {

        String path() {
            return "/api/functions/" + name;
        }
    }

    private static Tool tool(LibraryClient owner, String body) throws Exception {
        String name = "df_user_%04x_0000".formatted(NUMBER.incrementAndGet());
        LibraryClient.Answer answer =
                owner.post(
                        "/api/functions/import", LibraryClient.document(name, source(name, body)));
        assertThat(answer.status()).as(answer.message()).isEqualTo(200);
        JsonObject imported = (JsonObject) answer.body().items("imported").getFirst();
        assertThat(imported.text("name")).contains(name);
        return new Tool(name, imported.text("artifact_id").orElseThrow());
    }

    private static String source(String name, String body) {
        return "function %s(params) { %s }".formatted(name, body);
    }

    /// A tool that gives the fire pedestal a glow.
    private static Tool glower(LibraryClient owner, String detail) throws Exception {
        return tool(
                owner,
                """
                host.applyEffect({object_id: 'pedestal_fire', effect_details: {%s: params.glow || 'none'}});
                return 'It glows.';
                """
                        .formatted(detail));
    }

    private static void use(Player player, Tool tool, String glow) throws Exception {
        JsonObject answer = player.use(tool.artifact(), JsonObject.of("glow", glow));
        assertThat(answer.flag("success")).as(answer.toString()).isTrue();
    }

    private static Optional<String> glow(String detail) throws Exception {
        return ada.state().items("environmentObjectsInLocation").stream()
                .map(JsonObject.class::cast)
                .filter(object -> object.text("id").equals(Optional.of("pedestal_fire")))
                .findFirst()
                .orElseThrow()
                .object("details")
                .text(detail);
    }

    private static List<JsonObject> runs(Tool tool) throws Exception {
        return asNobody.get(tool.path() + "/runs").body().items("runs").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static long id(JsonObject run) {
        return (long) run.number("id").orElseThrow();
    }

    private static String undo(JsonObject run) {
        return "/api/functions/runs/%d/undo".formatted(id(run));
    }

    private static JsonObject detail(Tool tool) throws Exception {
        return asNobody.get(tool.path()).body();
    }

    private static List<String> rights(LibraryClient asker, Tool tool) throws Exception {
        return asker.get(tool.path()).body().strings("rights");
    }

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

    private static double sequence() throws Exception {
        return JsonText.parseObject(OpenServer.get(server, "/health").body())
                .object("world")
                .number("sequence")
                .orElseThrow();
    }

    @Test
    void onlyThoseMayUndoForWhomItRanAndOperators() throws Exception {
        Tool tool = glower(asAda, "mine");
        use(ada, tool, "red");
        JsonObject run = runs(tool).getFirst();
        assertThat(asBea.post(undo(run), JsonObject.EMPTY).status()).isEqualTo(403);
        assertThat(asNobody.post(undo(run), JsonObject.EMPTY).status()).isEqualTo(401);
        assertThat(asOperator.post(undo(run), JsonObject.EMPTY).status()).isEqualTo(200);
        ada.use("ember_01", "pedestal_fire");
        JsonObject worlds =
                runs(new Tool("df_interact_with_pedestal", "ember_01")).stream()
                        .filter(each -> each.text("soul").equals(soul(ada)))
                        .findFirst()
                        .orElseThrow();
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

    private static LibraryClient.Answer edit(
            Tool tool, String source, Optional<JsonObject> conditions) throws Exception {
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
        assertThat(detail(tool).text("status")).contains("active");
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
        assertThat(ada.use(tool.artifact(), JsonObject.EMPTY).flag("success")).isTrue();
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
    }

    @Test
    void forkIsSomebodyElsesOwnFromThenOn() throws Exception {
        Tool tool = tool(asAda, "host.tell({message: 'hi'}); return 'well';");
        LibraryClient.Answer forked = asBea.post(tool.path() + "/fork", JsonObject.EMPTY);
        assertThat(forked.status()).as(forked.message()).isEqualTo(200);
        Tool fork =
                new Tool(
                        forked.body().text("name").orElseThrow(),
                        forked.body().text("artifact_id").orElseThrow());
        asAda.post(tool.path() + "/status", JsonObject.of("status", "retired"));
        assertThat(bea.use(fork.artifact(), JsonObject.EMPTY).flag("success")).isTrue();
        JsonObject shown = detail(fork);
        assertThat(shown.text("owner")).contains(bea.soulId());
        assertThat(shown.object("provenance").object("forked_from").text("function"))
                .contains(tool.name());
        assertThat(rights(asBea, fork)).contains("edit", "rollback", "share", "remove", "fork");
        assertThat(rights(asAda, fork)).containsExactlyInAnyOrder("fork", "export");
        assertThat(rights(asNobody, fork)).containsExactly("export");
        assertThat(rights(asOperator, fork)).contains("edit", "quarantine");
    }

    @Test
    void worldsFunctionIsForkedWithThePlayersRightsOnly() throws Exception {
        LibraryClient.Answer forked =
                asAda.post("/api/functions/df_interact_with_pedestal/fork", JsonObject.EMPTY);
        assertThat(forked.status()).as(forked.message()).isEqualTo(200);
        assertThat(
                        asAda.post(
                                        "/api/functions/df_interact_with_pedestal/status",
                                        JsonObject.of("status", "retired"))
                                .status())
                .isEqualTo(403);
    }

    @Test
    void sharedToolRunsTheVeryFunctionAndCanBeGivenBack() throws Exception {
        Tool tool = tool(asAda, "host.tell({message: 'hi'}); return 'one';");
        JsonObject toBea = JsonObject.of("soul_id", bea.soulId());
        LibraryClient.Answer shared = asAda.post(tool.path() + "/share", toBea);
        assertThat(shared.status()).as(shared.message()).isEqualTo(200);
        String artifact = shared.body().text("artifact_id").orElseThrow();
        await().until(() -> bea.messages().toString().contains("shares a tool with you"));
        assertThat(bea.use(artifact, JsonObject.EMPTY).text("message")).contains("one");
        assertThat(asAda.post(tool.path() + "/share", toBea).code()).isEqualTo("ALREADY_SHARED");
        assertThat(asAda.post(tool.path() + "/share", JsonObject.of("soul_id", "nobody")).status())
                .isEqualTo(404);
        assertThat(asBea.post(tool.path() + "/share", toBea).status()).isEqualTo(403);

        assertThat(asBea.delete(tool.path()).body().flag("given_back")).isTrue();
        assertThat(bea.use(artifact, JsonObject.EMPTY).text("code")).contains("NOT_FOUND");
        assertThat(asBea.delete(tool.path()).status()).isEqualTo(403);
        assertThat(ada.use(tool.artifact(), JsonObject.EMPTY).text("message")).contains("one");
    }

    @Test
    void removedFunctionTakesItsToolsWithItAndKeepsItsRecords() throws Exception {
        Tool tool = tool(asAda, "host.tell({message: 'hi'}); return 'one';");
        asAda.post(tool.path() + "/share", JsonObject.of("soul_id", bea.soulId()));
        ada.use(tool.artifact(), JsonObject.EMPTY);
        assertThat(asAda.delete(tool.path()).body().flag("removed")).isTrue();
        assertThat(asAda.get(tool.path()).status()).isEqualTo(404);
        assertThat(ada.use(tool.artifact(), JsonObject.EMPTY).text("code")).contains("NOT_FOUND");
        await().until(() -> bea.messages().toString().contains("its owner has removed"));
        assertThat(runs(tool)).hasSize(1);
        LibraryClient.Answer needed = asOperator.delete("/api/functions/df_interact_with_pedestal");
        assertThat(needed.status()).isEqualTo(409);
        assertThat(needed.code()).isEqualTo("IN_USE");
    }

    @Test
    void functionIsExportedAndImportedByAnother() throws Exception {
        Tool tool = tool(asAda, "host.tell({message: 'hi'}); return 'well';");
        byte[] zip = asNobody.bytes("GET", tool.path() + "/export", new byte[0]).body();
        LibraryClient.Answer imported = asBea.send("POST", "/api/functions/import", zip);
        assertThat(imported.status()).as(imported.message()).isEqualTo(200);
        JsonObject done = (JsonObject) imported.body().items("imported").getFirst();
        assertThat(done.text("from")).contains(tool.name());
        assertThat(done.text("name").orElseThrow()).isNotEqualTo(tool.name());
        assertThat(
                        bea.use(done.text("artifact_id").orElseThrow(), JsonObject.EMPTY)
                                .flag("success"))
                .isTrue();
        LibraryClient.Answer taken = asOperator.send("POST", "/api/functions/import", zip);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.message()).contains(tool.name()).contains("name");
    }

    @Test
    void importIsRefusedWholeWhereOneFunctionIsWrong() throws Exception {
        JsonObject good =
                (JsonObject)
                        LibraryClient.document("df_good", source("df_good", "return 1;"))
                                .items("functions")
                                .getFirst();
        JsonObject bad =
                (JsonObject)
                        LibraryClient.document("df_bad", source("df_bad", "host.tel({});"))
                                .items("functions")
                                .getFirst();
        double before = sequence();
        LibraryClient.Answer answer =
                asOperator.post(
                        "/api/functions/import",
                        JsonObject.of("functions", Json.Arr.of(good, bad)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).contains("df_bad/revisions/1.js").contains("tel");
        assertThat(asNobody.get("/api/functions/df_good").status()).isEqualTo(404);
        assertThat(sequence()).isEqualTo(before);
    }

    @Test
    void functionsAreListedAndFoundByMeaning() throws Exception {
        JsonObject all = asNobody.get("/api/functions?owner=world&limit=3").body();
        assertThat(all.items("functions")).hasSize(3);
        assertThat(all.number("total").getAsDouble()).isGreaterThan(3);
        await().untilAsserted(() -> {
            JsonObject found =
                    asNobody.get("/api/functions?q=turn%20the%20vault%20key%20in%20the%20keyhole")
                            .body();
            assertThat(found.items("functions").toString()).contains("df_use_vault_key");
            assertThat(((JsonObject) found.items("functions").getFirst()).number("score"))
                    .isPresent();
        });
        tool(asAda, "return 1;");
        JsonObject mine = asAda.get("/api/functions?owner=" + ada.soulId()).body();
        assertThat(mine.items("functions"))
                .allSatisfy(each ->
                        assertThat(((JsonObject) each).text("owner")).contains(ada.soulId()));
        assertThat(asNobody.get("/api/functions?status=retired&owner=world").body().number("total"))
                .hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '/api/functions?colour=red', '', 400",
        "GET, '/api/functions?limit=0', '', 400",
        "GET, '/api/functions?limit=many', '', 400",
        "GET, '/api/functions?status=asleep', '', 400",
        "GET, '/api/functions/none', '', 404",
        "GET, '/api/functions/none/runs', '', 404",
        "GET, '/api/functions/runs/seven', '', 404",
        "GET, '/api/functions/runs/999999999', '', 404",
        "GET, '/api/functions/df_use_vault_key/revisions/2', '', 404",
        "GET, '/api/functions/df_use_vault_key/diff?from=1&to=9', '', 400",
        "POST, '/api/functions/df_use_vault_key/rollback', '{', 400",
        "POST, '/api/functions/df_use_vault_key/rollback', '[1]', 400",
        "POST, '/api/functions/df_use_vault_key/rollback', '{}', 400",
        "POST, '/api/functions/df_use_vault_key/rollback', '{\"revision\": \"1\"}', 400",
        "POST, '/api/functions/df_use_vault_key/rollback', '{\"revision\": 1.5}', 400",
        "POST, '/api/functions/df_use_vault_key/rollback', '{\"revision\": -1}', 404",
        "POST, '/api/functions/df_use_vault_key/rollback', '{\"revision\": 1, \"force\": 1}', 400",
        "POST, '/api/functions/df_use_vault_key/status', '{\"status\": \"\"}', 400",
        "POST, '/api/functions/df_use_vault_key/revisions', '{\"source\": 7}', 400",
        "POST, '/api/functions/df_use_vault_key/revisions', '{\"source\": \" \"}', 400",
        "POST, '/api/functions/df_use_vault_key/fork', '{}', 400",
        "POST, '/api/functions/none/fork', '{\"soul_id\": \"x\"}', 404",
        "POST, '/api/functions/import', 'PK nonsense', 422",
        "POST, '/api/functions/import', '{}', 422",
        "POST, '/api/functions/runs/0/undo', '', 404"
    })
    void whatMakesNoSenseIsRefusedAndChangesNothing(
            String method, String path, String body, int status) throws Exception {
        double before = sequence();
        LibraryClient.Answer answer =
                asOperator.send(method, path, body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.code()).isNotEmpty();
        assertThat(answer.message()).isNotBlank();
        assertThat(sequence()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2Fb", "..%5C..%5Cetc", "%00", "..%2F..%2Fetc"})
    void nameOfAPathIsNoFunction(String name) throws Exception {
        assertThat(asOperator.bytes("GET", "/api/functions/" + name, new byte[0]).statusCode())
                .isIn(400, 404);
    }

    @Test
    void bodyThatIsTooLargeIsRefused() throws Exception {
        LibraryClient.Answer answer =
                asOperator.post(
                        "/api/functions/df_use_vault_key/rollback",
                        "{\"revision\": 1}" + " ".repeat(100_000));
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void tokensOfOthersAreNone() throws Exception {
        for (String token :
                List.of(
                        ada.soulId(),
                        ada.soulId() + ".forged",
                        bea.token().replace(bea.soulId(), ada.soulId()),
                        "operator",
                        "operator.",
                        "follow:demo")) {
            LibraryClient client = new LibraryClient(server.port(), Optional.of(token));
            assertThat(client.get("/api/functions").status()).as(token).isEqualTo(401);
        }
        assertThat(
                        asNobody.post(
                                        "/api/functions/df_use_vault_key/status",
                                        JsonObject.of("status", "retired"))
                                .status())
                .isEqualTo(401);
    }

    @Test
    void everyRouteIsDescribedAndEveryDescribedRouteAnswers() throws Exception {
        JsonObject description = asNobody.get("/api/openapi.json").body();
        assertThat(description.text("openapi")).contains("3.1.0");
        JsonObject paths = description.object("paths");
        JsonObject schemas = description.object("components").object("schemas");
        assertThat(paths.members()).hasSizeGreaterThan(12);
        for (String path : paths.members().keySet()) {
            for (String verb : paths.object(path).members().keySet()) {
                String real = path.replace("{name}", "none").replaceAll("\\{\\w+}", "0");
                LibraryClient.Answer answer =
                        asNobody.send(verb.toUpperCase(Locale.ROOT), real, new byte[0]);
                assertThat(answer.message())
                        .as(verb + " " + path)
                        .doesNotContain("Endpoint")
                        .isNotEqualTo("Not Found");
                assertThat(answer.status()).isNotEqualTo(405);
            }
        }
        Pattern.compile("#/components/schemas/(\\w+)")
                .matcher(JsonText.write(description))
                .results()
                .forEach(found -> assertThat(schemas.members()).containsKey(found.group(1)));
    }

    @Test
    void brokenLimitsAreNotForgottenWithAConnection() throws Exception {
        String token;
        Tool honest;
        try (Player carl = Player.enter(server.port())) {
            LibraryClient asCarl = new LibraryClient(server.port(), Optional.of(carl.token()));
            // None fails three times in a row, which would set it aside.
            List<Tool> endless =
                    List.of(
                            tool(asCarl, "for (;;) { if (params.never) break; }"),
                            tool(asCarl, "while (true) { if (params.not) break; }"),
                            tool(asCarl, "for (let n = 0; ; n++) { if (n < 0) break; }"));
            honest = tool(asCarl, "host.tell({message: 'hello'}); return 'Told.';");
            for (int round = 0; round < 2; round++) {
                for (Tool each : endless) {
                    assertThat(
                                    carl.use(each.artifact(), JsonObject.EMPTY)
                                            .text("code")
                                            .orElseThrow())
                            .startsWith("LIMIT_");
                }
            }
            assertThat(carl.use(honest.artifact(), JsonObject.EMPTY).text("code"))
                    .hasValue("OVERUSED");
            token = carl.token();
        }
        try (Player carl = Player.comeBack(server.port(), token)) {
            JsonObject refused = carl.use(honest.artifact(), JsonObject.EMPTY);
            assertThat(refused.text("code")).hasValue("OVERUSED");
            assertThat(refused.text("message").orElseThrow()).contains("can be used again in");
        }
    }
}
