package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.storage.KeptWish;
import dev.orbwright.storage.WishArchive;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wishes that a crash or a stop interrupted: the save says that they were under way.
final class InterruptedWishServerTest {

    private static final String WISH = "make it rain for a minute";
    private static final String LAMP = "hang a lamp over the pedestal of flame";

    /// A world in which somebody has played, for each test to go on with.
    @TempDir private static Path played = Path.of("");

    private static String player = "";
    private static String token = "";
    private static String lamp = "";
    private static int carried;

    @TempDir private Path folder = Path.of("");

    private String soulId = player;
    private String errand = "";
    private int tools;
    private String metrics = "";

    @BeforeAll
    static void playForTheFirstTime() throws Exception {
        try (GameServer server = OpenServer.offline(played);
                Player ada = Player.enter(server.port())) {
            player = ada.soulId();
            token = ada.token();
            JsonObject made = ada.wish("a lamp that shines");
            assertThat(made.flag("success")).isTrue();
            lamp = made.text("artifact_id").orElseThrow();
            carried = ada.state().items("inventory").size();
        }
    }

    @BeforeEach
    void goOnWithThatWorld() throws Exception {
        try (Stream<Path> files = Files.list(played)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private void leaveUnderWay(String text, Instant made, int resumed) throws Exception {
        try (WorldFile file = WorldFile.open(folder.resolve("world.sqlite"))) {
            WishArchive wishes = new WishArchive(file);
            assertThat(wishes.underWay()).isEmpty();
            wishes.begin(new KeptWish("wish_1", made, soulId, "orb_01", text, errand, resumed));
        }
    }

    private static Instant now() {
        return Instant.now().plusSeconds(1);
    }

    private static List<String> stages(Player player) {
        return player.progress().stream()
                .filter(told -> told.text("wish_id").equals(Optional.of("wish_1")))
                .map(told -> told.text("stage").orElseThrow())
                .toList();
    }

    /// How the wish ended, as its player is told upon coming back.
    private JsonObject ending(String stage) throws Exception {
        try (GameServer server = OpenServer.offline(folder)) {
            try (Player ada = Player.comeBack(server.port(), token)) {
                await().atMost(Duration.ofMinutes(1)).until(() -> stages(ada).contains(stage));
                metrics = OpenServer.get(server, "/metrics").body();
                tools = ada.state().items("inventory").size() - carried;
                return ada.progress().getLast();
            }
        }
    }

    private void assertNothingIsUnderWay() throws Exception {
        try (WorldFile file = WorldFile.open(folder.resolve("world.sqlite"))) {
            assertThat(new WishArchive(file).underWay()).isEmpty();
        }
    }

    @Test
    void wishIsFinishedAfterTheCrash() throws Exception {
        leaveUnderWay(WISH, now(), 0);
        JsonObject ready = ending("ready");
        assertThat(ready.text("description")).contains(WISH);
        assertThat(tools).isEqualTo(1);
        assertThat(metrics)
                .contains("orbwright_wishes_interrupted_total 1.0")
                .contains("orbwright_wishes_resumed_total 1.0");
        assertNothingIsUnderWay();
    }

    @Test
    void wishThatAnOrderlyStopInterruptedIsFinishedAtTheNextStart() throws Exception {
        try (StubModelServer model = StubModelServer.start()) {
            ModelSettings settings =
                    ModelSettings.read(model.environment(), folder.resolve("none.env"));
            model.otherwise(_ -> StubAnswer.stall());
            GameServer stopped = OpenServer.with(folder, settings);
            try (Player ada = Player.comeBack(stopped.port(), token)) {
                var _ = ada.wishLater(LAMP);
                await().until(() -> !model.requests().isEmpty());
            } finally {
                stopped.close();
            }
            assertLampIsUnderWay();

            model.otherwise(request -> DraftingServerFixture.lamp(request, 30));
            try (GameServer server = OpenServer.with(folder, settings);
                    Player ada = Player.comeBack(server.port(), token)) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() ->
                                ada.progress().stream()
                                        .anyMatch(told ->
                                                told.text("stage").equals(Optional.of("ready"))));
                assertThat(ada.progress().getLast().text("description")).contains(LAMP);
                assertThat(ada.state().items("inventory")).hasSize(carried + 1);
            }
        }
        assertNothingIsUnderWay();
    }

    private void assertLampIsUnderWay() throws Exception {
        try (WorldFile file = WorldFile.open(folder.resolve("world.sqlite"))) {
            assertThat(new WishArchive(file).underWay())
                    .singleElement()
                    .extracting(KeptWish::text)
                    .isEqualTo(LAMP);
        }
    }

    @Test
    void toolThatWasMadeBeforeTheCrashIsNotMadeTwice() throws Exception {
        leaveUnderWay("a lamp that shines", Instant.now().minusSeconds(600), 0);
        JsonObject ready = ending("ready");
        assertThat(ready.text("detail").orElseThrow()).contains("before the server stopped");
        assertThat(tools).isZero();
        assertNothingIsUnderWay();
    }

    @Test
    void toolThatWasHandedOverBeforeTheCrashIsNotHandedOverTwice() throws Exception {
        String again = "please, a lamp that shines";
        try (GameServer server = OpenServer.offline(folder);
                Player ada = Player.comeBack(server.port(), token)) {
            assertThat(ada.wish(again).text("function_name").orElseThrow())
                    .as("she has it already")
                    .isEqualTo(lamp.replace("tool_", "df_user_"));
        }
        leaveUnderWay(again, Instant.now().minusSeconds(600), 0);
        JsonObject ready = ending("ready");
        assertThat(ready.text("detail").orElseThrow()).contains("before the server stopped");
        assertThat(tools).isEqualTo(1);
        assertNothingIsUnderWay();
    }

    @Test
    void previewIsShownAgainAfterTheCrashAndNotKept() throws Exception {
        errand = "{\"do\": \"make\", \"preview\": true}";
        leaveUnderWay(WISH, now(), 0);
        JsonObject preview = ending("preview");
        assertThat(preview.text("draft_id")).isPresent();
        assertThat(tools).isZero();
        assertNothingIsUnderWay();
    }

    /// Drafts are in memory only: another one is made from all that was said of it.
    @Test
    void draftThatWasBeingRefinedIsMadeAnewFromAllThatWasSaid() throws Exception {
        errand =
                "{\"do\": \"refine_draft\", \"draft_id\": \"gone\", \"said\": \"a lamp that shines\"}";
        leaveUnderWay("for 77 seconds", now(), 0);
        JsonObject preview = ending("preview");
        assertThat(preview.text("source").orElseThrow()).contains("77");
        assertThat(tools).isZero();
        assertNothingIsUnderWay();
    }

    @Test
    void refinementOfAToolIsFinishedAfterTheCrash() throws Exception {
        errand = "{\"do\": \"refine_tool\", \"artifact_id\": \"%s\"}".formatted(lamp);
        leaveUnderWay("blue", now(), 0);
        JsonObject ready = ending("ready");
        assertThat(ready.text("artifact_id")).contains(lamp);
        assertThat(tools).isZero();
        assertNothingIsUnderWay();
    }

    @Test
    void wishOverWhichTheServerDiedTwiceIsGivenUp() throws Exception {
        leaveUnderWay(WISH, now(), 1);
        JsonObject declined = ending("declined");
        assertThat(declined.text("code")).contains("INTERRUPTED");
        assertThat(tools).isZero();
        assertThat(metrics)
                .contains("orbwright_wishes_interrupted_total 1.0")
                .doesNotContain("orbwright_wishes_resumed_total");
        assertNothingIsUnderWay();
    }

    @Test
    void wishOfASoulThatIsGoneIsForgotten() throws Exception {
        soulId = "soul_nobody";
        leaveUnderWay(WISH, now(), 0);
        OpenServer.offline(folder).close();
        assertNothingIsUnderWay();
    }
}
