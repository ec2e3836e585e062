package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.llm.StubRequest;
import dev.orbwright.llm.budget.Budgets;
import dev.orbwright.llm.budget.Prices;
import dev.orbwright.llm.recording.Traffic;
import dev.orbwright.runtime.GuestBudgets;
import dev.orbwright.server.transport.PortSettings;
import dev.orbwright.storage.KeptWish;
import dev.orbwright.storage.WishArchive;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.npc.NpcDefinitionReader;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An NPC has functions made, with a scripted model over the wire; it pays for them itself.
final class NpcInventionServerTest {

    private static final Pattern NAME = Pattern.compile("Function name: (\\w+)");
    private static final Pattern TOOL = Pattern.compile("You have a new tool: [^(]*\\((\\w+)\\)");

    /// What the stub counts for one reply.
    private static final double TOKENS = 18;

    @TempDir private Path folder = Path.of("");
    private final StubModelServer model = StubModelServer.start();

    @AfterEach
    void stop() {
        model.close();
    }

    private GameServer open(String budgets) throws Exception {
        Map<String, String> environment = new HashMap<>(model.environment());
        environment.put("LLM_MAX_TOKENS", "1000");
        environment.put("LLM_SECOND_LOOK", "on");
        Path limits = Files.writeString(folder.resolve("budgets.json"), budgets);
        GameServer server =
                GameServer.start(
                        new ServerSettings(
                                folder,
                                "world",
                                PortSettings.local(0),
                                false,
                                false,
                                ModelSettings.read(environment, folder.resolve("none.env")),
                                new ModelRules(
                                        new Traffic.Live(),
                                        Prices.standard(),
                                        Budgets.read(limits)),
                                new GuestSettings(Isolation.THREAD, GuestBudgets.standard(), false),
                                false,
                                NpcSettings.none()),
                        OpenServer.prompt());
        server.npcs()
                .spawn(
                        NpcDefinitionReader.read(
                                """
                                {"id": "smith", "name": "Wyn the Smith",
                                 "permissions": {"allowedCommands": ["invent", "use"]},
                                 "tools": {"forge": true}, "conduct": {"mostTurns": 3},
                                 "home": {"location_id": "vault_approach"}}
                                """))
                .join();
        server.npcs().awaitCaughtUp();
        return server;
    }

    /// Writes what the forge asks for, and answers as the smith.
    private void smith(Function<StubRequest, String> says) {
        model.otherwise(request -> {
            Matcher name = NAME.matcher(request.body());
            if (name.find()) {
                return StubAnswer.reply(
                        """
                        ```javascript
                        function %s(params) {
                          host.createTemporaryObject({type: 'vine_bridge',
                            to_landmark_id: 'keyhole_platform_landmark', duration: %d});
                          return 'Vines grow over the gap.';
                        }
                        ```
                        """
                                .formatted(name.group(1), 60 + model.requests().size()));
            }
            return StubAnswer.reply(
                    request.body().contains("fulfils")
                            ? "{\"fulfils\": true}"
                            : says.apply(request));
        });
    }

    private static WorldState world(GameServer server) {
        return server.npcs().world().durable();
    }

    private static LibraryClient operator(GameServer server) {
        return new LibraryClient(server.port(), Optional.of(server.operatorKey()));
    }

    private static double spent(GameServer server) throws Exception {
        return operator(server)
                .get("/api/npcs/smith")
                .body()
                .object("spent_today")
                .number("tokens")
                .orElseThrow();
    }

    /// How the smith's budget stood after its last wish, as operators are told.
    private static JsonObject budgetAfterLastWish(GameServer server) throws Exception {
        await().until(() -> !operator(server).get("/api/wishes").body().items("wishes").isEmpty());
        JsonObject wish =
                (JsonObject) operator(server).get("/api/wishes").body().items("wishes").getFirst();
        assertThat(wish.text("soul_id")).hasValue("smith");
        return operator(server)
                .get("/api/wishes/" + wish.text("id").orElseThrow())
                .body()
                .object("budget_after")
                .object("day");
    }

    private static void awaitTurns(GameServer server, int turns) {
        await().until(() ->
                server.npcs().look("smith").turns() >= turns
                        && server.npcs().engine().underWay() == 0);
    }

    @Test
    void anNpcHasAToolMadeUsesItAndPaysForAllOfIt() throws Exception {
        smith(request -> {
            Matcher tool = TOOL.matcher(request.body());
            return tool.find()
                    ? "<say>Behold!</say><function>/use %s</function>".formatted(tool.group(1))
                    : "<function>/invent a bridge to the keyhole platform</function>";
        });
        try (GameServer server = open("{}")) {
            assertThat(server.npcs().inject("smith", "Somebody wants to cross.")).isTrue();
            awaitTurns(server, 2);

            Soul smith = world(server).entity("smith", Soul.class).orElseThrow();
            assertThat(smith.inventory()).hasSize(1);
            assertThat(world(server).functions())
                    .extracting(StoredFunction::ownerId)
                    .filteredOn(owner -> owner.filter("smith"::equals).isPresent())
                    .hasSize(1);
            assertThat(world(server).ofKind(Entity.Kind.TEMPORARY_OBJECT)).hasSize(1);
            // Its two turns, the function, and the second look at it.
            assertThat(spent(server)).isEqualTo(4 * TOKENS);
            assertThat(
                            operator(server)
                                    .get("/api/npcs/smith")
                                    .body()
                                    .object("budget")
                                    .object("day")
                                    .number("tokens_left"))
                    .hasValue(200_000 - 4 * TOKENS);
            JsonObject day = budgetAfterLastWish(server);
            assertThat(day.number("tokens_limit")).hasValue(200_000);
            // All but its turn after the wish.
            assertThat(day.number("tokens_used")).hasValue(3 * TOKENS);
        }
    }

    @Test
    void anNpcWithoutBudgetIsToldAndPlayersStillHaveTheirs() throws Exception {
        smith(request ->
                request.body().contains("could not be made")
                        ? "<say>No iron left.</say>"
                        : "<function>/invent a bridge to the keyhole platform</function>");
        try (GameServer server = open("{\"npc\": {\"tokens_per_day\": 5000}}")) {
            server.npcs().inject("smith", "Somebody wants to cross.");
            awaitTurns(server, 2);
            assertThat(world(server).entity("smith", Soul.class).orElseThrow().inventory())
                    .isEmpty();
            assertThat(model.requests()).noneMatch(request -> NAME.matcher(request.body()).find());
            assertThat(spent(server)).isEqualTo(2 * TOKENS);

            try (Player ada = Player.enter(server.port())) {
                JsonObject made = ada.wish("a bridge to the keyhole platform");
                assertThat(made.flag("success")).as(made.toString()).isTrue();
            }
            assertThat(spent(server)).isEqualTo(2 * TOKENS);
        }
    }

    @Test
    void anNpcThatInventsAgainAndAgainComesToAnEnd() throws Exception {
        smith(_ ->
                "<function>/invent a bridge to the keyhole platform, number %d</function>"
                        .formatted(model.requests().size()));
        try (GameServer server = open("{}")) {
            server.npcs().inject("smith", "Somebody wants to cross.");
            // The last tool is only noticed.
            await().until(() ->
                    server.npcs().look("smith").lately().toString().contains("a new tool"));
            assertThat(server.npcs().look("smith").turns()).isEqualTo(3);
            assertThat(world(server).entity("smith", Soul.class).orElseThrow().inventory())
                    .hasSize(3);
        }
    }

    /// What the smith is to answer now.
    private static String now(StubRequest request) {
        String prompt = request.lastMessage();
        return prompt.substring(Math.max(0, prompt.lastIndexOf("\nNow:")));
    }

    /// Leaves a wish of the smith's on which the model is still at work, and stops the server.
    private void stopInMidWish() throws Exception {
        model.otherwise(request ->
                NAME.matcher(request.body()).find()
                        ? StubAnswer.stall("```javascript\n")
                        : StubAnswer.reply(
                                "<function>/invent a bridge to the keyhole platform</function>"));
        try (GameServer server = open("{}")) {
            server.npcs().inject("smith", "Somebody wants to cross.");
            await().until(() ->
                    model.requests().stream()
                            .anyMatch(request -> NAME.matcher(request.body()).find()));
        }
    }

    @Test
    void whatIsMadeWhenTheServerStopsIsMadeByTheNextAndTold() throws Exception {
        stopInMidWish();
        smith(request ->
                now(request).contains("once more")
                        ? "<function>/invent a bridge to the keyhole platform, a second one</function>"
                        : "<say>Behold!</say>");

        try (GameServer server = open("{}")) {
            await().until(() ->
                    server.npcs().look("smith").history().toString().contains("a new tool: "));
            assertThat(world(server).entity("smith", Soul.class).orElseThrow().inventory())
                    .hasSize(1);

            server.npcs().inject("smith", "Do that once more.");
            await().until(() ->
                    world(server).entity("smith", Soul.class).orElseThrow().inventory().size()
                            == 2);
        }
    }

    @Test
    void aWishIsOverWhenTheNpcHasHeardOfIt() throws Exception {
        stopInMidWish();
        try (WorldFile file = WorldFile.open(folder.resolve("world.sqlite"))) {
            assertThat(new WishArchive(file).underWay())
                    .extracting(KeptWish::soulId)
                    .containsExactly("smith");
        }
        smith(_ -> "<silence/>");
        try (GameServer server = open("{}")) {
            await().until(() ->
                    server.npcs().look("smith").history().toString().contains("a new tool: "));
        }
        try (WorldFile file = WorldFile.open(folder.resolve("world.sqlite"))) {
            assertThat(new WishArchive(file).underWay()).isEmpty();
        }
    }
}
