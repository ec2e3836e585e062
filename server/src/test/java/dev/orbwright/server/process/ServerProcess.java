package dev.orbwright.server.process;

import static org.awaitility.Awaitility.await;

import dev.orbwright.server.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The program in a process of its own, with an environment of the test's own, mostly an empty one,
/// and an empty working folder, so that no key or setting of whoever runs the tests reaches it.
///
/// What it says goes to files: they outlive a kill, and need no threads that read them.
final class ServerProcess implements AutoCloseable {

    /// Bounds every wait; the machine may be busy with something else.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /// What a process ends with that was told to by SIGTERM, by convention of POSIX shells: 128 and
    /// the signal's number. The JVM ends with it by itself, after its shutdown hooks.
    static final int TERMINATED = 128 + 15;

    private static final Pattern READY =
            Pattern.compile("orbwright: ready on http://localhost:(\\d+)\\R");

    private static final Pattern KEY =
            Pattern.compile("orbwright: operators show this key: (\\S+)\\R");

    private final Path out;
    private final Path errors;
    private final Process process;
    private final Thread lastResort;

    private ServerProcess(Path folder, List<String> arguments, Map<String, String> environment)
            throws IOException {
        Path working = Files.createTempDirectory(folder, "process-");
        this.out = working.resolve("out.txt");
        this.errors = working.resolve("errors.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        // Servers that live for seconds are ready in half the time with the first compiler only.
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx768m", "-XX:TieredStopAtLevel=1"));
        // As the program logs, not as a logback-test.xml on the tests' class path has it.
        command.add("-Dlogback.configurationFile=logback.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(working.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        this.process = builder.start();
        this.lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /// The flags that the build gives to this JVM for the libraries' sake (`orbwright.jvm` in the
    /// parent's pom.xml).
    private static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--"))
                .toList();
    }

    /// A command that has ended by itself.
    record Ended(int code, String out, List<String> complaints) {}

    /// Runs a command that ends by itself.
    ///
    /// @param folder for what it says; must be there
    static Ended run(Path folder, String... arguments) throws Exception {
        return run(folder, Map.of(), arguments);
    }

    /// The same, with these variables and no others.
    static Ended run(Path folder, Map<String, String> environment, String... arguments)
            throws Exception {
        try (ServerProcess process = new ServerProcess(folder, List.of(arguments), environment)) {
            int code = process.awaitExit();
            return new Ended(code, process.out(), process.complaints());
        }
    }

    /// Starts `play` with this save on a free port; returns when players can come in.
    ///
    /// @param save an absolute path; its folder must be there
    static ServerProcess play(Path save, String... more) throws Exception {
        return play(Map.of(), save, more);
    }

    /// The same, with these variables and no others.
    static ServerProcess play(Path save, Map<String, String> environment, String... more)
            throws Exception {
        return play(environment, save, more);
    }

    /// Starts `play` as [#play] does, with an environment, such as the settings of a model.
    static ServerProcess play(Map<String, String> environment, Path save, String... more)
            throws Exception {
        // Worker processes take seconds to start; other tests have them.
        List<String> arguments =
                new ArrayList<>(List.of("play", "--port", "0", "--isolation", "thread"));
        arguments.addAll(List.of("--save", save.toString()));
        arguments.addAll(List.of(more));
        ServerProcess server =
                new ServerProcess(Objects.requireNonNull(save.getParent()), arguments, environment);
        boolean ready = false;
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !server.process.isAlive() || server.announcement().find());
            server.port();
            ready = true;
            return server;
        } finally {
            if (!ready) {
                server.close();
            }
        }
    }

    /// The public port that the server has announced.
    int port() {
        Matcher ready = announcement();
        if (!ready.find()) {
            throw new AssertionError("the server did not start: " + this);
        }
        return Integer.parseInt(ready.group(1));
    }

    /// The key that operators show.
    String operatorKey() {
        await().atMost(PATIENCE).until(() -> KEY.matcher(out()).find());
        Matcher key = KEY.matcher(out());
        return key.find() ? key.group(1) : "";
    }

    private Matcher announcement() {
        return READY.matcher(out());
    }

    /// SIGTERM.
    void terminate() {
        process.destroy();
    }

    /// SIGKILL.
    void kill() {
        process.destroyForcibly();
    }

    /// Waits for the end of the process.
    ///
    /// @return its exit code
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end: " + this);
        }
        return process.exitValue();
    }

    /// What it said on its standard output.
    String out() {
        return read(out);
    }

    /// What it said on its standard error.
    String errors() {
        return read(errors);
    }

    /// What it said on its standard error, without what the JVM says of its own flags.
    private List<String> complaints() {
        return errors().lines()
                .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What failures show.
    @Override
    public String toString() {
        return "%s%n%s%n%s".formatted(process, out(), errors());
    }

    /// Ends the process, whatever it is doing, and waits for its end.
    @Override
    public void close() {
        process.destroyForcibly();
        var _ = process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }
}
