package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.llm.StubRequest;
import dev.orbwright.llm.StubStream;
import dev.orbwright.llm.budget.Budgets;
import dev.orbwright.llm.budget.Prices;
import dev.orbwright.llm.recording.Traffic;
import dev.orbwright.server.transport.PortSettings;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What models cost a server, over the wire.
final class ModelBudgetServerTest {

    private static final Pattern NAME = Pattern.compile("Function name: (\\w+)");
    private static final String BRIDGE =
            "host.createTemporaryObject({type: 'vine_bridge', to_landmark_id:"
                    + " 'keyhole_platform_landmark', duration: 60}); return 'Vines grow over the gap.';";

    private static final String WISH = "a bridge to the keyhole platform";

    /// The prices below are dear, so that they can be seen.
    private static final String PLAYERS_WITHOUT_MONEY = "{\"player\": {\"usd_per_day\": null}}";

    @TempDir private Path folder = Path.of("");
    private StubModelServer model;

    @BeforeEach
    void start() {
        model = StubModelServer.start();
        model.otherwise(request -> function(request));
    }

    @AfterEach
    void stop() {
        model.close();
    }

    private static StubAnswer function(StubRequest request) {
        Matcher name = NAME.matcher(request.body());
        assertThat(name.find()).isTrue();
        return StubAnswer.reply(
                "```javascript\n",
                "function %s(params) { %s }".formatted(name.group(1), BRIDGE),
                "\n```");
    }

    private GameServer open(String save, Traffic traffic, String budgets) throws Exception {
        return open(save, traffic, budgets, Map.of());
    }

    private GameServer open(
            String save, Traffic traffic, String budgets, Map<String, String> settings)
            throws Exception {
        Map<String, String> environment = new HashMap<>(model.environment());
        environment.putAll(settings);
        environment.put("LLM_MAX_TOKENS", "1000");
        Path prices =
                Files.writeString(
                        folder.resolve("prices.json"),
                        "{\"models\": {\"stub-model\": {\"input\": 100, \"output\": 1000}}}");
        Path limits = Files.writeString(folder.resolve("budgets.json"), budgets);
        return GameServer.start(
                new ServerSettings(
                        folder,
                        save,
                        PortSettings.local(0),
                        false,
                        false,
                        ModelSettings.read(environment, folder.resolve("none.env")),
                        new ModelRules(traffic, Prices.read(prices), Budgets.read(limits)),
                        OpenServer.inThisProcess(),
                        false,
                        NpcSettings.none()),
                OpenServer.prompt());
    }

    private static JsonObject json(GameServer server, String path) throws Exception {
        return JsonText.parseObject(OpenServer.get(server, path).body());
    }

    private static double spentByWorld(GameServer server) throws Exception {
        return json(server, "/health")
                .object("model")
                .object("spending")
                .object("world")
                .object("day")
                .number("usd_used")
                .orElseThrow();
    }

    @Test
    void spentBudgetStopsWishesAndARestartDoesNotRenewIt() throws Exception {
        String budgets = "{\"player\": {\"usd_per_day\": null}, \"world\": {\"usd_per_day\": 4}}";
        // 11 tokens at $100 and 7 at $1000 a million.
        double each = 0.0081;
        try (GameServer server = open("world", new Traffic.Live(), budgets);
                Player ada = Player.enter(server.port())) {
            JsonObject made = ada.wish(WISH);
            assertThat(made.flag("success")).as(made.toString()).isTrue();

            assertThat(spentByWorld(server)).isEqualTo(each);
            assertThat(json(server, "/api/model").object("spending").text("price"))
                    .hasValue("listed");
            JsonObject budget = ada.progress().getLast().object("budget");
            assertThat(budget.object("day").number("tokens_used")).hasValue(18);
            assertThat(budget.object("day").number("tokens_left")).hasValue(500_000 - 18);
        }
        int asked = model.requests().size();
        String less = budgets.replace("\"usd_per_day\": 4", "\"usd_per_day\": 0.0081");
        try (GameServer server = open("world", new Traffic.Live(), less);
                Player bea = Player.enter(server.port())) {
            assertThat(spentByWorld(server)).isEqualTo(each);

            JsonObject refused = bea.wish(WISH);

            assertThat(refused.flag("success")).isFalse();
            assertThat(refused.text("code")).hasValue("MODEL_OVER_BUDGET");
            assertThat(refused.text("message").orElseThrow())
                    .startsWith("This world's model budget for a day is");
            assertThat(model.requests()).hasSize(asked);
            assertThat(json(server, "/health").object("model").object("spending").toString())
                    .contains("is spent to 100 %");
        }
    }

    /// A model that says that it took some 17,000 tokens.
    private void longWinded() {
        model.otherwise(request -> {
            Matcher name = NAME.matcher(request.body());
            assertThat(name.find()).isTrue();
            String reply =
                    StubStream.text(
                                    "```javascript\nfunction %s(params) { %s }\n```"
                                            .formatted(name.group(1), BRIDGE))
                            .finish("stop")
                            .toString();
            assertThat(reply).contains("\"completion_tokens\":7,");
            return StubAnswer.stream(
                    reply.replace("\"completion_tokens\":7,", "\"completion_tokens\":17000,"));
        });
    }

    @Test
    void playerIsToldBeforeTheBudgetOfTheDayIsSpent() throws Exception {
        longWinded();
        String budgets = "{\"player\": {\"usd_per_day\": null, \"tokens_per_day\": 20000}}";
        try (GameServer server = open("world", new Traffic.Live(), budgets);
                Player ada = Player.enter(server.port())) {
            JsonObject made = ada.wish(WISH);

            assertThat(made.flag("success")).as(made.toString()).isTrue();
            assertThat(ada.progress().getLast().object("budget").text("warning").orElseThrow())
                    .contains("is spent to 85 %");
            assertThat(OpenServer.get(server, "/metrics").body())
                    .contains("orbwright_budget_warnings_total{payer=\"player\"} 1.0");
        }
    }

    /// Whatever budget is the first to end, its player hears of it in time.
    @Test
    void playerIsToldOfTheBudgetThatMayRefuseTheNextWish() throws Exception {
        String own =
                "{\"player\": {\"usd_per_day\": null, \"tokens_per_day\": 40000},"
                        + " \"world\": {\"usd_per_day\": null}, \"all\": {\"usd_per_day\": null}}";
        try (GameServer server = open("own", new Traffic.Live(), own);
                Player ada = Player.enter(server.port())) {
            longWinded();
            done(ada.wish(WISH));
            assertThat(warning(ada)).isEmpty();
            done(ada.wish(WISH));
            assertThat(warning(ada).orElseThrow())
                    .startsWith("This player's model budget for a day");
        }
        String ofWorld =
                "{\"player\": {\"usd_per_day\": null}, \"all\": {\"usd_per_day\": null},"
                        + " \"world\": {\"usd_per_day\": null, \"tokens_per_day\": 20000}}";
        try (GameServer server = open("worlds", new Traffic.Live(), ofWorld);
                Player ada = Player.enter(server.port())) {
            longWinded();
            done(ada.wish(WISH));
            assertThat(warning(ada).orElseThrow())
                    .startsWith("This world's model budget for a day");
        }
    }

    private static void done(JsonObject made) {
        assertThat(made.flag("success")).as(made.toString()).isTrue();
    }

    private static Optional<String> warning(Player player) {
        return player.progress().getLast().object("budget").text("warning");
    }

    @Test
    void spentBudgetOfAMinuteStopsThePlayerAndNobodyElse() throws Exception {
        longWinded();
        String budgets =
                "{\"player\": {\"usd_per_day\": null, \"tokens_per_minute\": 20000},"
                        + " \"world\": {\"usd_per_day\": null}, \"all\": {\"usd_per_day\": null}}";
        try (GameServer server = open("world", new Traffic.Live(), budgets);
                Player ada = Player.enter(server.port());
                Player bea = Player.enter(server.port())) {
            JsonObject made = ada.wish(WISH);
            assertThat(made.flag("success")).as(made.toString()).isTrue();

            JsonObject refused = ada.wish("a second bridge, of glass");

            assertThat(refused.text("code")).hasValue("MODEL_OVER_BUDGET");
            assertThat(refused.text("message").orElseThrow()).contains("for a minute");
            JsonObject hers = bea.wish(WISH);
            assertThat(hers.flag("success")).as(hers.toString()).isTrue();
        }
    }

    @Test
    void revisionSaysWhatAllOfItsDraftsCost() throws Exception {
        model.answer(StubAnswer.reply("I would rather talk about the weather."));
        try (GameServer server = open("world", new Traffic.Live(), PLAYERS_WITHOUT_MONEY);
                Player ada = Player.enter(server.port())) {
            String name = ada.wish(WISH).text("function_name").orElseThrow();

            JsonObject revision = json(server, "/api/functions/" + name + "/revisions/1");

            assertThat(revision.number("tokens")).hasValue(36);
            assertThat(revision.number("cost")).hasValue(0.0162);
            assertThat(revision.object("provenance").number("cost")).hasValue(0.0162);
            assertThat(revision.object("provenance").get("cost_guessed")).isEmpty();
            assertThat(spentByWorld(server)).isEqualTo(0.0162);
        }
    }

    @Test
    void secondLookIsInWhatARevisionCost() throws Exception {
        model.otherwise(request ->
                request.body().contains("fulfils")
                        ? StubAnswer.reply("{\"fulfils\": true}")
                        : function(request));
        try (GameServer server =
                        open(
                                "world",
                                new Traffic.Live(),
                                PLAYERS_WITHOUT_MONEY,
                                Map.of("LLM_SECOND_LOOK", "on"));
                Player ada = Player.enter(server.port())) {
            String name = ada.wish(WISH).text("function_name").orElseThrow();

            JsonObject revision = json(server, "/api/functions/" + name + "/revisions/1");

            assertThat(model.requests()).hasSize(2);
            assertThat(revision.number("tokens")).hasValue(36);
            assertThat(revision.number("cost")).hasValue(0.0162);
        }
    }

    @Test
    void recordedWishIsReplayedInAnotherWorldWithoutTheModel() throws Exception {
        Path file = folder.resolve("talk.jsonl");
        String source;
        try (GameServer server = open("one", new Traffic.Recorded(file), PLAYERS_WITHOUT_MONEY);
                Player ada = Player.enter(server.port())) {
            JsonObject made = ada.wish(WISH);
            assertThat(made.flag("success")).as(made.toString()).isTrue();
            source = source(ada, made);
        }
        model.close();
        try (GameServer server = open("two", new Traffic.Replayed(file), PLAYERS_WITHOUT_MONEY);
                Player bea = Player.enter(server.port())) {
            JsonObject made = bea.wish(WISH);

            assertThat(made.flag("success")).as(made.toString()).isTrue();
            assertThat(source(bea, made)).isEqualTo(source);
            assertThat(spentByWorld(server)).isZero();
            JsonObject other = bea.wish("a bridge of ice");
            assertThat(other.text("code")).hasValue("MODEL_NOT_RECORDED");
            assertThat(other.text("message").orElseThrow()).contains("--llm record:" + file);
        }
    }

    private static String source(Player player, JsonObject made) throws Exception {
        return player.ask(
                        "toolSource",
                        JsonObject.of("artifact_id", made.text("artifact_id").orElseThrow()))
                .text("source")
                .orElseThrow();
    }

    @Test
    void damagedRecordingIsSaidAtTheStart() throws Exception {
        Path file = Files.writeString(folder.resolve("talk.jsonl"), "{}\n");
        try (GameServer server = open("world", new Traffic.Replayed(file), PLAYERS_WITHOUT_MONEY)) {
            assertThat(server.port()).as("it should not have started").isNegative();
        } catch (StartException e) {
            assertThat(e).hasMessageContaining("talk.jsonl, line 1 is damaged");
        }
    }

    @Test
    void metricsSayWhatHappened() throws Exception {
        try (GameServer server = open("world", new Traffic.Live(), PLAYERS_WITHOUT_MONEY);
                Player ada = Player.enter(server.port())) {
            JsonObject made = ada.wish(WISH);
            assertThat(made.flag("success")).as(made.toString()).isTrue();
            assertThat(ada.wish("").flag("success")).isFalse();

            HttpResponse<String> metrics = OpenServer.get(server, "/metrics");

            assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain");
            assertThat(metrics.body())
                    .contains("orbwright_wishes_total{outcome=\"CREATED\"} 1.0")
                    .contains("orbwright_wishes_total{outcome=\"EMPTY_WISH\"} 1.0")
                    .contains(
                            "orbwright_model_calls_total{result=\"reply\",stage=\"forge.write\"} 1.0")
                    .contains(
                            "orbwright_model_tokens_total{kind=\"prompt\",stage=\"forge.write\"} 11.0")
                    .contains("orbwright_model_cost_usd_total{price=\"listed\"")
                    .contains("orbwright_runs_total{result=\"limit\"}")
                    .contains("orbwright_connections 1.0")
                    .contains("orbwright_wishes_under_way 0.0")
                    .contains("orbwright_wishes_waiting 0.0")
                    .contains("orbwright_budget_tokens_today{payer=\"all\"} 18.0")
                    .contains(
                            "orbwright_budget_tokens{payer=\"world\",period=\"day\",what=\"spent\"} 18.0")
                    .contains(
                            "orbwright_budget_tokens{payer=\"all\",period=\"minute\",what=\"limit\"} 1000000.0")
                    .contains(
                            "orbwright_budget_usd{payer=\"world\",period=\"day\",what=\"limit\"} 5.0")
                    .contains(
                            "orbwright_budget_usd{payer=\"all\",period=\"day\",what=\"held\"} 0.0")
                    .contains(
                            "orbwright_budget_largest_share{payer=\"player\",period=\"day\"} 3.6E-5")
                    .contains("orbwright_budget_largest_share{payer=\"npc\",period=\"day\"} 0.0")
                    .contains("orbwright_commits_total")
                    .contains("jvm_memory_used_bytes")
                    .doesNotContain(ada.soulId());
        }
    }
}
