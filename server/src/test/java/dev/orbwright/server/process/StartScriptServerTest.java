package dev.orbwright.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The start script of a release, in a folder with spaces in its name and with a Java that only
/// says what it was called with.
final class StartScriptServerTest {

    private static final Path SOURCES = Path.of("..", "packaging");

    @TempDir private Path folder = Path.of("");

    private Path release = Path.of("");
    private Path java = Path.of("");

    private record Ended(int code, List<String> out, String errors) {}

    @BeforeEach
    void layOut() throws IOException {
        release = Files.createDirectories(folder.resolve("a release"));
        Files.createDirectories(release.resolve("lib"));
        Files.copy(SOURCES.resolve("orbwright"), release.resolve("orbwright"));
        Files.copy(SOURCES.resolve("launch.sh"), release.resolve("lib/launch.sh"));
        java = folder.resolve("a java");
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        javaSays("printf '%s\\n' \"$@\"");
    }

    private void javaSays(String script) throws IOException {
        Path executable = java.resolve("bin/java");
        Files.writeString(executable, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", release + "/orbwright"));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("TMPDIR", folder.toString());
        builder.environment().put("JAVA_HOME", java.toString());
        Process process = builder.start();
        assertThat(process.waitFor(ServerProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8).lines().toList(),
                Files.readString(errors, StandardCharsets.UTF_8));
    }

    private void giveCacheMadeBy(String jvm) throws IOException {
        Files.writeString(release.resolve("lib/orbwright.aot"), "a cache");
        Files.writeString(release.resolve("lib/orbwright.aot.jvm"), jvm);
    }

    @Test
    void spacesInFoldersAndArgumentsReachJavaWhole() throws Exception {
        Ended ended = start("play", "--save", "my world.sqlite");

        assertThat(ended.code()).isZero();
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.out())
                .contains("-Dorbwright.home=" + release.toRealPath())
                .endsWith(
                        "-jar",
                        release.toRealPath() + "/orbwright-server.jar",
                        "play",
                        "--save",
                        "my world.sqlite")
                .noneMatch(argument -> argument.startsWith("-XX:AOTCache"));
    }

    @Test
    void scriptIsFoundThroughALinkToIt() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), release.resolve("orbwright"));
        Path original = release;
        release = Files.createDirectory(folder.resolve("elsewhere"));
        Files.move(link, release.resolve("orbwright"));

        assertThat(start("play").out()).contains("-Dorbwright.home=" + original.toRealPath());
    }

    @Test
    void cacheIsUsedByTheJvmThatMadeItOnly() throws Exception {
        giveCacheMadeBy(Files.readString(java.resolve("release")));
        assertThat(start("play").out())
                .contains("-XX:AOTCache=" + release.toRealPath() + "/lib/orbwright.aot");

        giveCacheMadeBy("JAVA_VERSION=\"25.0.2\"\n");
        Ended another = start("play");
        assertThat(another.out()).noneMatch(argument -> argument.startsWith("-XX:AOTCache"));
        assertThat(another.errors()).isEmpty();
    }

    @Test
    void cacheThatCannotBeMadeIsReportedAndNoneIsLeft() throws Exception {
        giveCacheMadeBy("JAVA_VERSION=\"25.0.2\"\n");
        javaSays("echo no memory; exit 1");

        Ended ended = start("warm");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.errors()).contains("the cache could not be made");
        assertThat(release.resolve("lib/orbwright.aot")).doesNotExist();
    }

    @Test
    void whereNoJavaIsNewEnoughItSaysWhichThereAreAndHowToGetOne() throws Exception {
        Path launch = release.resolve("lib/launch.sh");
        Files.writeString(
                launch, Files.readString(launch).replace("OLDEST_JAVA=25", "OLDEST_JAVA=999"));

        Ended ended = start("play");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.errors())
                .startsWith("orbwright: no Java 999 or newer was found")
                .contains("too old: Java 25 in " + java)
                .contains("adoptium.net");
    }
}
