package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.StubAnswer;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// More wish than can be worked on at once.
final class WishLineServerTest {

    private static final int AT_ONCE = 3;
    private static final int ROOM = 23;

    @RegisterExtension private final LocalServer here = LocalServer.withModel();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<Player> players = new ArrayList<>();

    @AfterEach
    void leave() throws Exception {
        goOn.countDown();
        for (Player player : players) {
            player.close();
        }
    }

    private Player enter() throws Exception {
        Player player = Player.enter(here.server().port());
        players.add(player);
        return player;
    }

    /// The model answers when the test wants it.
    private void held() {
        here.model()
                .otherwise(_ ->
                        exchange -> {
                            try {
                                goOn.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            StubAnswer.reply("I would rather sing.").send(exchange);
                        });
    }

    private static List<JsonObject> waits(Player player) {
        return player.progress().stream()
                .filter(told -> told.text("stage").orElse("").equals("waiting"))
                .toList();
    }

    private static void awaitPlace(Player player, int place) {
        await().until(() ->
                !waits(player).isEmpty()
                        && waits(player).getLast().number("position").orElse(0) == place);
    }

    @Test
    void thoseInTheLineAreToldTheirPlaceUntilItIsTheirTurn() throws Exception {
        held();
        List<CompletableFuture<JsonObject>> wishes = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            wishes.add(enter().wishLater("a stone that sings, number " + i));
        }
        await().until(() -> here.model().requests().size() == AT_ONCE);
        Player fourth = enter();
        wishes.add(fourth.wishLater("a fourth stone"));
        awaitPlace(fourth, 1);
        Player fifth = enter();
        wishes.add(fifth.wishLater("a fifth stone"));
        awaitPlace(fifth, 2);
        assertThat(waits(fifth).getLast().text("detail").orElseThrow()).contains("1 before you");

        goOn.countDown();

        for (CompletableFuture<JsonObject> wish : wishes) {
            assertThat(wish.get(1, TimeUnit.MINUTES).text("code")).hasValue("NO_WORKING_FUNCTION");
        }
        awaitPlace(fifth, 1);
    }

    @Test
    void whoLeavesWhileInTheLineIsToldSoUponTheNextConnection() throws Exception {
        held();
        for (int i = 0; i < AT_ONCE; i++) {
            var _ = enter().wishLater("a stone that sings, number " + i);
        }
        await().until(() -> here.model().requests().size() == AT_ONCE);
        Player fourth = enter();
        var _ = fourth.wishLater("a fourth stone");
        awaitPlace(fourth, 1);
        String token = fourth.token();
        String gone = fourth.soulId();
        fourth.close();
        // They are gone when nobody else sees them any more.
        await().until(() ->
                players.getFirst().state().items("soulsInLocation").stream()
                        .noneMatch(soul -> ((JsonObject) soul).text("id").orElse("").equals(gone)));

        goOn.countDown();

        await().until(() ->
                OpenServer.get(here.server(), "/metrics")
                        .body()
                        .contains("orbwright_wishes_under_way 0.0"));
        try (Player back = Player.comeBack(here.server().port(), token)) {
            await().until(() -> !back.progress().isEmpty());
            assertThat(back.progress().getLast().text("stage")).hasValue("declined");
            assertThat(back.progress().getLast().text("code")).hasValue("GONE");
        }
    }

    @Test
    void whoFindsTheLineFullIsToldToComeAgain() throws Exception {
        held();
        List<CompletableFuture<JsonObject>> wishes = new ArrayList<>();
        for (int i = 0; i < ROOM; i++) {
            wishes.add(enter().wishLater("a stone that sings, number " + i));
        }
        await().until(() ->
                players.stream().filter(player -> !waits(player).isEmpty()).count()
                        == ROOM - AT_ONCE);

        JsonObject refused = enter().wish("one stone more");

        assertThat(refused.text("code")).hasValue("TOO_MANY_WISHES");
        assertThat(refused.text("message").orElseThrow()).contains("try again in a minute");
        goOn.countDown();
        for (CompletableFuture<JsonObject> wish : wishes) {
            assertThat(wish.get(1, TimeUnit.MINUTES).flag("success")).isFalse();
        }
    }
}
