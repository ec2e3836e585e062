package dev.orbwright.sandbox.lockdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A child process connects, locks itself down and says what it can still do.
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"})
class LockdownSandboxTest {
    private static final String JAVA_HOME = System.getProperty("java.home");
    private static final String EARLY_THREAD = "read a file on an early thread";
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    @TempDir private Path folder;
    private Path scratch;
    private String classPath;

    private record Ending(Map<String, String> said, int status) {
        Map<String, String> attempts() {
            Map<String, String> attempts = new LinkedHashMap<>(said);
            attempts.keySet().removeAll(List.of("protections", "took", "end"));
            return attempts;
        }
    }

    /// Everything can be read, and the scratch folder written, by any user.
    @BeforeEach
    void prepare() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        scratch = Files.createDirectory(folder.resolve("scratch"));
        Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxrwxrwx"));
        for (String name : List.of("victim", "victim2")) {
            Path victim = Files.writeString(scratch.resolve(name), "x");
            Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-rw-rw-"));
        }
        classPath = jarsOnly(System.getProperty("java.class.path"));
    }

    /// A worker that opens no files loads its classes from jars, as it does when it is packaged.
    private String jarsOnly(String path) {
        List<String> jars = new ArrayList<>();
        for (String entry : entries(path)) {
            if (Files.isDirectory(Path.of(entry))) {
                String jar = folder.resolve("classes" + jars.size() + ".jar").toString();
                ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
                assertThat(tool.run(System.out, System.err, "cf", jar, "-C", entry, ".")).isZero();
                jars.add(jar);
            } else {
                jars.add(entry);
            }
        }
        return String.join(":", jars);
    }

    private Ending worker(List<String> prefix, String mode, String task, String... readable)
            throws Exception {
        Path address = folder.resolve("socket");
        List<String> command = new ArrayList<>(prefix);
        command.addAll(
                List.of(
                        JAVA_HOME + "/bin/java",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        // It lives for seconds.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        classPath,
                        LockedWorker.class.getName()));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.bind(UnixDomainSocketAddress.of(address));
            Files.setPosixFilePermissions(address, PosixFilePermissions.fromString("rwxrwxrwx"));
            command.addAll(
                    List.of(
                            address.toString(),
                            scratch.toString(),
                            String.valueOf(tcp.getLocalPort()),
                            String.valueOf(ProcessHandle.current().pid()),
                            mode,
                            task));
            command.addAll(List.of(readable));
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("output").toFile());
            builder.environment().clear();
            Process process = builder.start();
            // A worker that ends before it connects must not leave this test waiting.
            Thread.ofVirtual().start(() -> closeAfter(process, server));
            try (SocketChannel channel = server.accept()) {
                Map<String, String> said = read(channel);
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                return new Ending(said, process.exitValue());
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IOException(Files.readString(folder.resolve("output")), e);
        } finally {
            Files.deleteIfExists(address);
        }
    }

    private static void closeAfter(Process process, ServerSocketChannel server) {
        process.onExit().join();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> entries(String path) {
        return List.of(path.split(":", -1));
    }

    private static Map<String, String> read(SocketChannel channel) throws IOException {
        Map<String, String> said = new LinkedHashMap<>();
        BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split("\t", 2);
            said.put(parts[0], parts[1]);
        }
        return said;
    }

    private static void assumeInForce(Ending ending) {
        assumeTrue(
                !ending.said().getOrDefault("protections", "").contains("NOT in force"),
                () -> "This system does not allow all of it: " + ending.said());
    }

    private static void assumeRoot() throws IOException {
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "not root");
    }

    @Test
    void everyAttemptSucceedsWithoutTheLockdown() throws Exception {
        Ending ending = worker(List.of(), "off", "attempts");
        assertThat(ending.attempts()).hasSize(20);
        assertThat(ending.attempts().values()).containsOnly(LockedWorker.SUCCEEDED);
        assertThat(ending.status()).isZero();
    }

    @Test
    void everyAttemptFailsWithIt() throws Exception {
        Ending ending = worker(List.of(), "on", "attempts");
        assumeInForce(ending);
        assertThat(ending.attempts()).hasSize(20);
        assertThat(ending.attempts().values()).doesNotContain(LockedWorker.SUCCEEDED);
        assertThat(ending.said()).containsEntry("end", LockedWorker.SUCCEEDED);
        assertThat(scratch).isDirectoryNotContaining("glob:**new");
        assertThat(scratch.resolve("victim")).hasContent("x");
        assertThat(scratch.resolve("victim2")).exists();
        assertThat(ending.status()).isZero();
    }

    @Test
    void withReadableFilesOnlyThoseAreRead() throws Exception {
        Ending ending = worker(List.of(), "on", "attempts", JAVA_HOME, folder.toString());
        assumeInForce(ending);
        Map<String, String> attempts = ending.attempts();
        // Landlock holds for threads that were started after it: what `Lockdown` says of threads.
        attempts.remove(EARLY_THREAD);
        assertThat(attempts).hasSize(19);
        assertThat(attempts.values()).doesNotContain(LockedWorker.SUCCEEDED);
    }

    @Test
    void aReadableFileIsStillRead() throws Exception {
        Ending ending = worker(List.of(), "on", "attempts", JAVA_HOME, "/etc/passwd");
        assumeInForce(ending);
        assertThat(ending.said())
                .containsEntry("read a file", LockedWorker.SUCCEEDED)
                .hasEntrySatisfying(
                        "read the environment",
                        outcome -> assertThat(outcome).contains("AccessDenied"));
    }

    @Test
    void guestsRunAsBefore() throws Exception {
        Ending ending = worker(List.of(), "on", "guests");
        assertThat(ending.attempts()).hasSize(10);
        assertThat(ending.attempts().values()).containsOnly(LockedWorker.SUCCEEDED);
        assertThat(ending.status()).isZero();
    }

    @Test
    void aWorkerWithoutMemoryStillEnds() throws Exception {
        Ending ending = worker(List.of(), "on", "memory");
        assertThat(ending.said()).containsKey("protections").doesNotContainKey("end");
        assertThat(ending.status()).isEqualTo(3);
    }

    @Test
    void aSecondLockdownFindsTheFirst() throws Exception {
        Ending once = worker(List.of(), "on", "attempts");
        assumeInForce(once);
        Ending twice = worker(List.of(), "twice", "attempts");
        String unseen = Layer.MEMORY_PRESSURE.title() + ": NOT in force";
        assertThat(twice.said().get("protections"))
                .contains("seccomp", "from before")
                .startsWith(unseen)
                .doesNotContainPattern("; .*NOT in force");
        assertThat(twice.said()).containsEntry("end", LockedWorker.SUCCEEDED);
    }

    @Test
    void aUserWithoutPrivilegesLocksItselfDownAsWell() throws Exception {
        assumeRoot();
        classPath =
                String.join(
                        ":",
                        entries(classPath).stream()
                                .filter(jar -> jar.startsWith(folder.toString()))
                                .toList());
        assumeTrue(
                new Machine.Real()
                        .runs(
                                with(
                                        AS_NOBODY,
                                        JAVA_HOME + "/bin/java",
                                        "-cp",
                                        classPath,
                                        "-version")),
                "nobody cannot run Java here");
        Ending off = worker(AS_NOBODY, "off", "attempts");
        Ending on = worker(AS_NOBODY, "on", "attempts");
        assumeInForce(on);
        assertThat(off.said()).containsEntry("start a program", LockedWorker.SUCCEEDED);
        assertThat(on.attempts()).hasSize(20);
        assertThat(on.attempts().values()).doesNotContain(LockedWorker.SUCCEEDED);
    }

    @Test
    void guestsRunBehindThePrefixOfThisMachine() throws Exception {
        LaunchPrefix prefix = LaunchPrefix.find(true);
        Ending ending = worker(prefix.command(), "on", "guests");
        assertThat(ending.attempts().values()).containsOnly(LockedWorker.SUCCEEDED);
        assertThat(ending.status()).isZero();
    }

    @Test
    void theNetworkIsGoneBehindThePrefix() throws Exception {
        LaunchPrefix prefix = LaunchPrefix.find(false);
        assumeTrue(
                prefix.protections().stream()
                        .anyMatch(p -> p.inForce() && p.name().equals("no network")),
                () -> "not here: " + prefix.protections());
        Ending ending = worker(prefix.command(), "off", "attempts");
        assertThat(ending.said().get("connect")).isNotEqualTo(LockedWorker.SUCCEEDED);
        assertThat(ending.said()).containsEntry("create a file", LockedWorker.SUCCEEDED);
    }

    private static List<String> with(List<String> start, String... rest) {
        List<String> all = new ArrayList<>(start);
        all.addAll(List.of(rest));
        all.set(0, new Machine.Real().program(all.getFirst()).map(Path::toString).orElse("none"));
        return all;
    }
}
