package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// Functions go from hand to hand: forks, shares, files.
final class FunctionSharingServerTest extends LibraryServerFixture {

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
        JsonObject retire = JsonObject.of("status", "retire");
        assertThat(asBea.post(fork.path() + "/status", retire).status()).isEqualTo(200);
        assertThat(rights(asBea, fork)).contains("fork", "status").doesNotContain("share");
        assertThat(rights(asAda, fork)).containsExactly("export");
        assertThat(asBea.post(fork.path() + "/status", JsonObject.of("status", "restore")).status())
                .isEqualTo(200);
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

    /// Says in each description that its function comes to the code of another.
    private static byte[] forged(byte[] zip) throws IOException {
        ByteArrayOutputStream forged = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(forged)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        text.replaceAll("(\"provenance\"\\s*:\\s*\\{)", "$1\"code\":\"3:forged\",")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        return forged.toByteArray();
    }

    @Test
    void whatAFileSaysOfTheEqualityOfFunctionsIsNotBelieved() throws Exception {
        Tool tool = tool(asAda, "host.tell({message: 'hi'}); return 'forged';");
        byte[] zip = asNobody.bytes("GET", tool.path() + "/export", new byte[0]).body();
        LibraryClient.Answer imported = asBea.send("POST", "/api/functions/import", forged(zip));
        assertThat(imported.status()).as(imported.message()).isEqualTo(200);
        JsonObject done = (JsonObject) imported.body().items("imported").getFirst();
        JsonObject shown = asBea.get("/api/functions/" + done.text("name").orElseThrow()).body();
        assertThat(shown.object("provenance").members()).containsKey("imported_from");
        assertThat(shown.object("provenance").members()).doesNotContainKey("code");
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
}
