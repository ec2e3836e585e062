package dev.orbwright.server.process;

import static dev.orbwright.server.process.RemotePlayer.EMBER;
import static dev.orbwright.server.process.RemotePlayer.KEY;
import static dev.orbwright.server.process.RemotePlayer.ORB;
import static dev.orbwright.server.process.RemotePlayer.done;
import static dev.orbwright.server.process.RemotePlayer.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is ended, one way or the other, goes on where it was: whatever was acknowledged is
/// there, and who comes back is who they were.
final class RestartServerTest {

    private static final String BRIDGE =
            "a path of light over the gap to the keyhole, for ten minutes";
    private static final String KEYHOLE = "keyhole_platform_landmark";

    /// How many uses are sent without waiting: fewer than a client may leave unanswered.
    private static final int STREAM = 60;

    /// Which acknowledgement of a stream ends the server.
    private static final int ENDED_AT = 7;

    @TempDir private Path folder = Path.of("");
    private Path save = Path.of("");

    @BeforeEach
    void nameTheSave() {
        save = folder.resolve("world.sqlite");
    }

    @Test
    void terminatedServerSaysGoodbyeAndGoesOnWithTheSameWorld() throws Exception {
        String token;
        String soul;
        Seen before;
        try (ServerProcess server = ServerProcess.play(save);
                RemotePlayer ada = RemotePlayer.enter(server)) {
            ada.goToTheChasm();
            done(ada.use(ORB));
            String bridge = done(ada.wish(BRIDGE)).text("artifact_id").orElseThrow();
            done(ada.use(bridge));
            before = ada.state();
            token = ada.token();
            soul = ada.soulId();

            server.terminate();

            assertThat(ada.goodbye()).contains("stopping").contains("saved");
            ada.awaitDisconnect();
            assertThat(server.awaitExit()).as("%s", server).isEqualTo(ServerProcess.TERMINATED);
            assertThat(server.out()).endsWith("orbwright: stopped%n".formatted());
            assertThat(server.errors()).doesNotContain("ERROR", "Exception");
        }
        assertThat(folder.resolve("world.sqlite-wal")).doesNotExist();

        try (ServerProcess server = ServerProcess.play(save);
                RemotePlayer ada = RemotePlayer.enter(server, token)) {
            assertThat(ada.soulId()).isEqualTo(soul);
            assertThat(ada.returning()).isTrue();
            assertSameWorld(ada.arrival(), before);
            assertStrangersAreNewSouls(server, soul);
            done(ada.use(KEY, "vault_keyhole"));
        }
    }

    /// All that lasts is equal, and temporary things have some of their time.
    private static void assertSameWorld(Seen after, Seen before) {
        assertThat(after.lasting()).isEqualTo(before.lasting());
        assertThat(after.temporaryObjects())
                .isNotEmpty()
                .allSatisfy(object ->
                        assertThat(object.number("duration").orElseThrow())
                                .isPositive()
                                .isLessThanOrEqualTo(
                                        object.number("original_duration").orElseThrow()));
    }

    private static void assertStrangersAreNewSouls(ServerProcess server, String soul)
            throws Exception {
        for (String token : List.of("", "rubbish", soul, soul + ".AAAA", foreignToken(soul))) {
            try (RemotePlayer stranger = RemotePlayer.enter(server, token)) {
                assertThat(stranger.soulId()).as("with the token %s", token).isNotEqualTo(soul);
                assertThat(stranger.returning()).isFalse();
                assertThat(stranger.arrival().location()).isEqualTo("trial_chamber");
            }
        }
    }

    /// Well-formed, and signed by a server that has another key.
    private static String foreignToken(String soul) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[32], mac.getAlgorithm()));
        byte[] signature = mac.doFinal(soul.getBytes(StandardCharsets.UTF_8));
        return soul + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    @Test
    void toolAcknowledgedJustBeforeAKillIsThereAndWorks() throws Exception {
        String token;
        String bridge;
        String function;
        Seen before;
        try (ServerProcess server = ServerProcess.play(save);
                RemotePlayer ada = RemotePlayer.enter(server)) {
            token = ada.token();
            ada.goToTheChasm();
            done(ada.use(ORB));
            before = ada.state();
            JsonObject made = killedWhenDone(server, ada.wish(BRIDGE));
            bridge = made.text("artifact_id").orElseThrow();
            function = made.text("function_name").orElseThrow();
        }
        try (ServerProcess server = ServerProcess.play(save);
                RemotePlayer ada = RemotePlayer.enter(server, token)) {
            Seen seen = ada.arrival();
            assertThat(seen.artifact(bridge).orElseThrow().text("toolName")).hasValue(function);
            assertThat(seen.inventory()).hasSize(before.inventory().size() + 1);
            assertThat(seen.state().object("allPuzzleStates"))
                    .isEqualTo(before.state().object("allPuzzleStates"));
            assertThat(seen.location()).isEqualTo("vault_approach");
            assertThat(seen.reachable(KEYHOLE)).isFalse();
            refused(ada.use(KEY, "vault_keyhole"));

            killedWhenDone(server, ada.use(bridge));
        }
        try (ServerProcess server = ServerProcess.play(save);
                RemotePlayer ada = RemotePlayer.enter(server, token)) {
            assertThat(ada.arrival().temporaryObjects()).hasSize(1);
            assertThat(ada.arrival().reachable(KEYHOLE)).isTrue();
            done(ada.use(KEY, "vault_keyhole"));
            done(ada.leave("vault_door_main_landmark"));
            assertThat(ada.state().location()).isEqualTo("vault_interior");
        }
    }

    /// Kills the server on the thread that hears the acknowledgement, and waits for its end.
    private static JsonObject killedWhenDone(
            ServerProcess server, CompletableFuture<JsonObject> answer) throws Exception {
        JsonObject given =
                done(
                        answer.thenApply(acknowledged -> {
                            server.kill();
                            return acknowledged;
                        }));
        server.awaitExit();
        return given;
    }

    @Test
    void actionsAcknowledgedJustBeforeAKillAreThere() throws Exception {
        String token;
        String soul;
        try (ServerProcess server = ServerProcess.play(save);
                RemotePlayer ada = RemotePlayer.enter(server)) {
            token = ada.token();
            soul = ada.soulId();
            killedWhenDone(server, ada.use(EMBER, "pedestal_fire"));
        }
        try (ServerProcess server = ServerProcess.play(save);
                RemotePlayer ada = RemotePlayer.enter(server, token)) {
            assertThat(ada.soulId()).isEqualTo(soul);
            Seen seen = ada.arrival();
            assertThat(seen.infusedElement("pedestal_fire")).isEqualTo("fire");
            assertThat(seen.infusedElement("pedestal_water")).isEqualTo("none");
            assertThat(seen.solved("elemental_trial")).isFalse();

            ada.lightTheOtherPedestals();
            killedWhenDone(server, ada.leave("sealed_door_exit_landmark"));
        }
        try (ServerProcess server = ServerProcess.play(save);
                RemotePlayer ada = RemotePlayer.enter(server, token)) {
            assertThat(ada.soulId()).isEqualTo(soul);
            assertThat(ada.arrival().solved("elemental_trial")).isTrue();
            assertThat(ada.arrival().location()).isEqualTo("vault_approach");
        }
    }

    private enum Ending {
        KILL,
        TERMINATE
    }

    /// A tool that counts its uses is used again and again without waiting, and the server is ended
    /// while uses are under way. What it has counted then lies between the uses that were
    /// acknowledged and those that were sent.
    @Test
    void acknowledgedActionsOfAStreamSurviveOneEndAfterTheOther() throws Exception {
        String token;
        String counter;
        long atLeast;
        long atMost = STREAM;
        try (ServerProcess server = ServerProcess.play(save);
                RemotePlayer ada = RemotePlayer.enter(server)) {
            token = ada.token();
            JsonObject made = done(ada.wish("count how often I use it"));
            counter = made.text("artifact_id").orElseThrow();
            atLeast = acknowledgedUntil(Ending.KILL, server, ada, counter, 0);
        }
        for (Ending ending : List.of(Ending.KILL, Ending.TERMINATE)) {
            try (ServerProcess server = ServerProcess.play(save);
                    RemotePlayer ada = RemotePlayer.enter(server, token)) {
                long before = counted(ada.arrival(), counter);
                assertThat(before).isBetween(atLeast, atMost);

                atLeast = before + acknowledgedUntil(ending, server, ada, counter, before);
                atMost = before + STREAM;
            }
        }
        try (ServerProcess server = ServerProcess.play(save);
                RemotePlayer ada = RemotePlayer.enter(server, token)) {
            assertThat(counted(ada.arrival(), counter)).isBetween(atLeast, atMost);
        }
    }

    private static long counted(Seen seen, String counter) {
        return (long)
                seen.artifact(counter)
                        .orElseThrow()
                        .object("properties")
                        .number("counted")
                        .orElse(0);
    }

    /// Sends a stream of uses, and ends the server in the middle of its answers.
    ///
    /// @return how many uses were acknowledged as done
    private static long acknowledgedUntil(
            Ending ending, ServerProcess server, RemotePlayer player, String counter, long before)
            throws Exception {
        List<JsonObject> answers = new CopyOnWriteArrayList<>();
        for (int i = 0; i < STREAM; i++) {
            var _ =
                    player.use(counter)
                            .thenAccept(answer -> {
                                answers.add(answer);
                                if (answers.size() == ENDED_AT) {
                                    end(server, ending);
                                }
                            });
        }
        player.awaitDisconnect();
        server.awaitExit();
        assertThat(server.errors()).doesNotContain("ERROR");
        List<JsonObject> done = answers.stream().filter(answer -> answer.flag("success")).toList();
        assertThat(done).hasSizeGreaterThanOrEqualTo(ENDED_AT);
        for (int i = 0; i < done.size(); i++) {
            assertThat(done.get(i).text("message").orElse(""))
                    .endsWith(" %d.".formatted(before + i + 1));
        }
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.object("error").text("code"))
                                .isNotEqualTo(Optional.of("INTERNAL")));
        return done.size();
    }

    private static void end(ServerProcess server, Ending ending) {
        switch (ending) {
            case KILL -> server.kill();
            case TERMINATE -> server.terminate();
        }
    }
}
