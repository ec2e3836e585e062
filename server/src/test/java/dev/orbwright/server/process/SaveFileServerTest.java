package dev.orbwright.server.process;

import static dev.orbwright.server.process.RemotePlayer.EMBER;
import static dev.orbwright.server.process.RemotePlayer.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the file of a world in which somebody has played: nothing in it is lost,
/// whatever is done to it.
final class SaveFileServerTest {

    private static final String SAVE = "world.sqlite";

    /// A world that was played and left, made once; each test has a copy.
    @TempDir private static Path played = Path.of("");

    private static String token = "";
    private static String soul = "";

    @TempDir private Path folder = Path.of("");
    private Path save = Path.of("");

    @BeforeAll
    static void play() throws Exception {
        try (ServerProcess server = ServerProcess.play(played.resolve(SAVE));
                RemotePlayer ada = RemotePlayer.enter(server)) {
            token = ada.token();
            soul = ada.soulId();
            done(ada.use(EMBER, "pedestal_fire"));
            server.terminate();
            server.awaitExit();
        }
    }

    @BeforeEach
    void copy() throws IOException {
        for (String name : List.of(SAVE, "soul-tokens.key")) {
            Files.copy(played.resolve(name), folder.resolve(name));
        }
        save = folder.resolve(SAVE);
    }

    @Test
    void damagedSaveIsReportedAndSetAsideAndAFreshWorldStarts() throws Exception {
        overwriteTheMiddle(save);
        byte[] damaged = Files.readAllBytes(save);

        try (ServerProcess server = ServerProcess.play(save)) {
            Path kept = keptBeside();
            assertThat(kept).hasBinaryContent(damaged);
            assertThat(server.errors()).contains(save + " is damaged").contains("kept as " + kept);
            assertFresh(server);
        }
    }

    private static void overwriteTheMiddle(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] rubbish = new byte[(int) (channel.size() / 4)];
            Arrays.fill(rubbish, (byte) 0xa5);
            channel.write(ByteBuffer.wrap(rubbish), channel.size() / 2);
        }
    }

    /// The one other save in the folder.
    private Path keptBeside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> others =
                    files.filter(file -> file.toString().endsWith(".sqlite"))
                            .filter(file -> !file.equals(save))
                            .toList();
            assertThat(others).hasSize(1);
            return others.getFirst();
        }
    }

    /// Nobody has been here, and who has a token of the world that was here before begins anew.
    private static void assertFresh(ServerProcess server) throws Exception {
        try (RemotePlayer ada = RemotePlayer.enter(server, token)) {
            assertThat(ada.returning()).isFalse();
            assertThat(ada.arrival().infusedElement("pedestal_fire")).isEqualTo("none");
        }
    }

    private static void assertPlayed(ServerProcess server) throws Exception {
        try (RemotePlayer ada = RemotePlayer.enter(server, token)) {
            assertThat(ada.soulId()).isEqualTo(soul);
            assertThat(ada.arrival().infusedElement("pedestal_fire")).isEqualTo("fire");
            ada.lightTheOtherPedestals();
            assertThat(ada.state().solved("elemental_trial")).isTrue();
        }
    }

    @Test
    void recreateStartsAfreshAndKeepsTheOldSave() throws Exception {
        try (ServerProcess server = ServerProcess.play(save, "--recreate")) {
            assertThat(server.errors()).contains("kept as " + keptBeside());
            assertFresh(server);
        }
        try (ServerProcess server = ServerProcess.play(keptBeside())) {
            assertPlayed(server);
        }
    }

    @Test
    void exportedWorldGoesOnInTheFileThatItIsImportedInto() throws Exception {
        Path document = folder.resolve("world.json");
        Path other = folder.resolve("other.sqlite");

        ServerProcess.Ended exported =
                ServerProcess.run(
                        folder, "save", "export", document.toString(), "--save", save.toString());
        assertThat(exported.code()).as("%s", exported).isZero();
        ServerProcess.Ended imported =
                ServerProcess.run(
                        folder, "save", "import", document.toString(), "--save", other.toString());
        assertThat(imported.code()).as("%s", imported).isZero();

        try (ServerProcess server = ServerProcess.play(other)) {
            assertPlayed(server);
        }
    }

    @Test
    void exportNeverWritesOverAFile() throws Exception {
        Path document = Files.writeString(folder.resolve("world.json"), "mine");

        ServerProcess.Ended exported =
                ServerProcess.run(
                        folder, "save", "export", document.toString(), "--save", save.toString());

        assertThat(exported.code()).as("%s", exported).isEqualTo(1);
        assertThat(exported.complaints())
                .singleElement()
                .asString()
                .contains(document.toString(), "already");
        assertThat(document).hasContent("mine");
    }

    @Test
    void exportOfADamagedSaveFailsAndWritesNothing() throws Exception {
        overwriteTheMiddle(save);
        byte[] damaged = Files.readAllBytes(save);
        Path document = folder.resolve("world.json");

        ServerProcess.Ended exported =
                ServerProcess.run(
                        folder, "save", "export", document.toString(), "--save", save.toString());

        assertThat(exported.code()).as("%s", exported).isEqualTo(1);
        assertThat(exported.complaints()).singleElement().asString().contains("is damaged");
        assertThat(document).doesNotExist();
        assertThat(save).hasBinaryContent(damaged);
    }
}
