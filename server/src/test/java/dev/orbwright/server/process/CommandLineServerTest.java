package dev.orbwright.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What whoever types a command is told, and the exit codes that scripts see.
final class CommandLineServerTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void whatARunningServerHoldsIsRefusedToASecondOne() throws Exception {
        Path save = folder.resolve("world.sqlite");
        try (ServerProcess server = ServerProcess.play(save)) {
            ServerProcess.Ended sameSave =
                    ServerProcess.run(folder, "play", "--port", "0", "--save", save.toString());
            assertThat(sameSave.code()).as("%s", sameSave).isEqualTo(1);
            assertThat(sameSave.complaints())
                    .containsExactly(
                            "orbwright: %s is in use by another server. Stop that one first, or use another save."
                                    .formatted(save.toRealPath()));

            String port = String.valueOf(server.port());
            ServerProcess.Ended samePort =
                    ServerProcess.run(
                            folder,
                            "play",
                            "--port",
                            port,
                            "--save",
                            folder.resolve("other.sqlite").toString());
            assertThat(samePort.code()).as("%s", samePort).isEqualTo(1);
            assertThat(samePort.complaints().getLast())
                    .startsWith("orbwright: Cannot listen on 127.0.0.1:%s".formatted(port))
                    .contains("Choose another port");
            assertThat(samePort.out()).doesNotContain("ready");

            try (RemotePlayer ada = RemotePlayer.enter(server)) {
                assertThat(ada.arrival().location()).isEqualTo("trial_chamber");
            }
        }
    }

    @Test
    void isolationThatIsNotToBeHadHereIsRefusedWithTheOneThatIs() throws Exception {
        ServerProcess.Ended isolates =
                ServerProcess.run(
                        folder,
                        "play",
                        "--isolation",
                        "isolate",
                        "--port",
                        "0",
                        "--save",
                        folder.resolve("world.sqlite").toString());

        assertThat(isolates.code()).as("%s", isolates).isEqualTo(1);
        assertThat(isolates.complaints())
                .filteredOn(line -> line.startsWith("orbwright: "))
                .singleElement()
                .asString()
                .contains("js-isolate-community", "--isolation process");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "play --prot 3001",
                "play --port x",
                "play --port 99999",
                "play --host 1.2.3.4:3001",
                "play --allow-origin play.example",
                "demo --allow-origin https://play.example/page",
                "play --save",
                "play --save /",
                "demo --speed fast",
                "play --isolation jail",
                "frobnicate"
            })
    void wrongCommandLineIsAnsweredWithOneLine(String words) throws Exception {
        ServerProcess.Ended ended = ServerProcess.run(folder, words.split(" "));

        assertThat(ended.code()).as("%s", ended).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.complaints()).singleElement().asString().startsWith("orbwright: ");
    }

    @Test
    void versionAndHelpAreSaidOnTheStandardOutput() throws Exception {
        ServerProcess.Ended version = ServerProcess.run(folder, "--version");
        assertThat(version.code()).isZero();
        assertThat(version.out()).matches("orbwright \\d+\\.\\d+\\.\\d+\\R");
        assertThat(version.complaints()).isEmpty();

        ServerProcess.Ended help = ServerProcess.run(folder, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("demo", "play", "save", "test");
        assertThat(help.complaints()).isEmpty();

        ServerProcess.Ended play = ServerProcess.run(folder, "play", "--help");
        assertThat(play.code()).isZero();
        assertThat(play.out())
                .contains(
                        List.of(
                                "--recreate",
                                "--save",
                                "--port",
                                "--generate-world",
                                "--isolation",
                                "--budgets",
                                "--safe-mode",
                                "--llm",
                                "--prices",
                                "--model-budgets",
                                "--public-metrics"));
    }

    @Test
    void wrongBudgetsAreSaidWithFileAndField() throws Exception {
        Path budgets = Files.writeString(folder.resolve("b.json"), "{\"TOOL\": {\"cpu_ms\": 0}}");
        ServerProcess.Ended ended =
                ServerProcess.run(
                        folder,
                        "play",
                        "--port",
                        "0",
                        "--budgets",
                        budgets.toString(),
                        "--save",
                        folder.resolve("w.sqlite").toString());
        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(ended.complaints()).singleElement().asString().contains("b.json", "cpu_ms");
        assertThat(folder.resolve("w.sqlite")).doesNotExist();
    }

    @Test
    void missingFilesAreNamed() throws Exception {
        ServerProcess.Ended script = ServerProcess.run(folder, "demo", "--script", "no-such.json");
        assertThat(script.code()).as("%s", script).isEqualTo(1);
        assertThat(script.complaints()).singleElement().asString().contains("no-such.json");

        Path document = Files.writeString(folder.resolve("taken.json"), "mine");
        Path save = folder.resolve("no-such.sqlite");
        ServerProcess.Ended export =
                ServerProcess.run(
                        folder, "save", "export", document.toString(), "--save", save.toString());
        assertThat(export.code()).as("%s", export).isEqualTo(1);
        assertThat(export.complaints()).singleElement().asString().contains(save.toString());
        assertThat(document).hasContent("mine");
        assertThat(save).doesNotExist();
    }
}
