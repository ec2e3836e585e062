package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the library answers to whom: lists, searches, its description, and what makes no sense.
final class LibraryRequestsServerTest extends LibraryServerFixture {

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

    /// However many others' functions do something more like it.
    @Test
    void ownFunctionsAreFoundAmongManyOfOthers() throws Exception {
        List<Json> others = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            String name = "df_crowd_%d".formatted(i);
            others.add(function(name, "polishes the marble floor of hall number " + i));
        }
        LibraryClient.Answer crowd =
                asOperator.post(
                        "/api/functions/import?owner=world",
                        JsonObject.of("functions", new Json.Arr(others)));
        assertThat(crowd.status()).as(crowd.message()).isEqualTo(200);
        LibraryClient.Answer own =
                asAda.post(
                        "/api/functions/import",
                        JsonObject.of(
                                "functions",
                                Json.Arr.of(
                                        function("df_user_0f0f_0f0f", "sweeps a marble stair"))));
        assertThat(own.status()).as(own.message()).isEqualTo(200);
        String words = "/api/functions?limit=20&q=polishes%20the%20marble%20floor%20of%20hall";
        await().untilAsserted(
                        () -> assertThat(asAda.get(words).body().items("functions")).hasSize(20));

        JsonObject found = asAda.get(words + "&owner=" + ada.soulId()).body();

        assertThat(found.items("functions"))
                .extracting(each -> ((JsonObject) each).text("name").orElseThrow())
                .contains("df_user_0f0f_0f0f");
        asOperator.post("/api/functions/df_crowd_7/status", JsonObject.of("status", "retired"));
        JsonObject retired = asOperator.get(words + "&status=retired").body();
        assertThat(retired.items("functions"))
                .extracting(each -> ((JsonObject) each).text("name").orElseThrow())
                .containsExactly("df_crowd_7");
        asOperator.post("/api/functions/df_crowd_7/status", JsonObject.of("status", "restore"));
    }

    private static Json function(String name, String description) {
        JsonObject document =
                (JsonObject)
                        LibraryClient.document(
                                        name, "function %s(params) { return 1; }".formatted(name))
                                .items("functions")
                                .getFirst();
        JsonObject revision = (JsonObject) document.items("revisions").getFirst();
        return document.with("revisions", Json.Arr.of(revision.with("description", description)));
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
        assertThat(required(paths, "/api/functions/{name}/rollback")).isTrue();
        assertThat(required(paths, "/api/functions/{name}/fork")).isFalse();
        assertThat(paths.object("/api/functions").object("get").items("parameters"))
                .contains(
                        JsonText.parseObject(
                                """
                                {"name": "limit", "in": "query", "description": "how many at most",
                                 "schema": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}}
                                """));
        Pattern.compile("#/components/schemas/(\\w+)")
                .matcher(JsonText.write(description))
                .results()
                .forEach(found -> assertThat(schemas.members()).containsKey(found.group(1)));
    }

    private static boolean required(JsonObject paths, String path) {
        return paths.object(path).object("post").object("requestBody").flag("required");
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
