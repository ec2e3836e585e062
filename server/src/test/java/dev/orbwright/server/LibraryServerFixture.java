package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Asks the library of functions over real HTTP, of one server for all tests of a class; with two
/// players, an operator, and somebody who shows nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LibraryServerFixture {

    private final AtomicInteger made = new AtomicInteger();

    GameServer server;
    Player ada;
    Player bea;
    LibraryClient asAda;
    LibraryClient asBea;
    LibraryClient asOperator;
    LibraryClient asNobody;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = OpenServer.with(folder, ModelSettings.offline("this is a test"));
        ada = Player.enter(server.port());
        bea = Player.enter(server.port());
        asAda = new LibraryClient(server.port(), Optional.of(ada.token()));
        asBea = new LibraryClient(server.port(), Optional.of(bea.token()));
        asOperator = new LibraryClient(server.port(), Optional.of(OperatorToken.in(folder)));
        asNobody = new LibraryClient(server.port(), Optional.empty());
    }

    @AfterAll
    void stop() {
        ada.close();
        bea.close();
        server.close();
    }

    /// A tool in somebody's hands.
    record Tool(String name, String artifact) {

        String path() {
            return "/api/functions/" + name;
        }
    }

    Tool tool(LibraryClient owner, String body) throws Exception {
        String name = "df_user_%04x_0000".formatted(made.incrementAndGet());
        LibraryClient.Answer answer =
                owner.post(
                        "/api/functions/import", LibraryClient.document(name, source(name, body)));
        assertThat(answer.status()).as(answer.message()).isEqualTo(200);
        JsonObject imported = (JsonObject) answer.body().items("imported").getFirst();
        assertThat(imported.text("name")).contains(name);
        return new Tool(name, imported.text("artifact_id").orElseThrow());
    }

    String source(String name, String body) {
        return "function %s(params) { %s }".formatted(name, body);
    }

    /// A tool that gives the fire pedestal a glow.
    Tool glower(LibraryClient owner, String detail) throws Exception {
        return tool(
                owner,
                """
                host.applyEffect({object_id: 'pedestal_fire', effect_details: {%s: params.glow || 'none'}});
                return 'It glows.';
                """
                        .formatted(detail));
    }

    void use(Player player, Tool tool, String glow) throws Exception {
        JsonObject answer = player.use(tool.artifact(), JsonObject.of("glow", glow));
        assertThat(answer.flag("success")).as(answer.toString()).isTrue();
    }

    Optional<String> glow(String detail) throws Exception {
        return ada.state().items("environmentObjectsInLocation").stream()
                .map(JsonObject.class::cast)
                .filter(object -> object.text("id").equals(Optional.of("pedestal_fire")))
                .findFirst()
                .orElseThrow()
                .object("details")
                .text(detail);
    }

    List<JsonObject> runs(Tool tool) throws Exception {
        return runs(asOperator, tool);
    }

    List<JsonObject> runs(LibraryClient asker, Tool tool) throws Exception {
        return asker.get(tool.path() + "/runs").body().items("runs").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    long id(JsonObject run) {
        return (long) run.number("id").orElseThrow();
    }

    String undo(JsonObject run) {
        return "/api/functions/runs/%d/undo".formatted(id(run));
    }

    JsonObject detail(Tool tool) throws Exception {
        return asNobody.get(tool.path()).body();
    }

    List<String> rights(LibraryClient asker, Tool tool) throws Exception {
        return asker.get(tool.path()).body().strings("rights");
    }

    double sequence() throws Exception {
        return JsonText.parseObject(OpenServer.get(server, "/health").body())
                .object("world")
                .number("sequence")
                .orElseThrow();
    }
}
