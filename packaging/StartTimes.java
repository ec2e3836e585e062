/// Measures how long Orbwright takes from its start script to the first page, and checks that it does.
///
/// ```
/// java packaging/StartTimes.java [--runs N] FOLDER/orbwright
/// ```
///
/// Each run starts `orbwright play` twice with a save of its own: first without a save, so that the world
/// is made, then with the one that is there. Time is from the start of the process to the last byte of
/// `/`, and to the line that says that players can come in. Ends with 1 where a start fails.

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

static final Duration PATIENCE = Duration.ofSeconds(60);

/// In milliseconds.
record Start(long page, long ready) {}

void main(String[] arguments) throws Exception {
    int runs = 5;
    Path script = Path.of("");
    for (int i = 0; i < arguments.length; i++) {
        if (arguments[i].equals("--runs")) {
            runs = Integer.parseInt(arguments[++i]);
        } else {
            script = Path.of(arguments[i]).toAbsolutePath();
        }
    }
    List<Start> first = new ArrayList<>();
    List<Start> later = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
        Path folder = Files.createTempDirectory("orbwright-start");
        try {
            first.add(start(script, folder));
            later.add(start(script, folder));
        } finally {
            delete(folder);
        }
    }
    report("first start, the world is made", first);
    report("later start, from a save", later);
}

Start start(Path script, Path folder) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
    }
    Path log = folder.resolve("log.txt");
    ProcessBuilder builder =
            new ProcessBuilder(
                            script.toString(),
                            "play",
                            "--port",
                            String.valueOf(port),
                            "--save",
                            folder.resolve("world.sqlite").toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.contains("API_") || name.equals("PORT"));
    long begin = System.nanoTime();
    Process process = builder.start();
    try {
        long page = millisUntil(begin, process, log, () -> isPageThere(port));
        long ready = millisUntil(begin, process, log, () -> Files.readString(log).contains("ready on"));
        return new Start(page, ready);
    } finally {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}

interface Condition {
    boolean holds() throws IOException;
}

long millisUntil(long begin, Process process, Path log, Condition condition) throws Exception {
    while (!condition.holds()) {
        if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
            System.err.println(Files.readString(log));
            System.err.println("It did not start.");
            System.exit(1);
        }
        Thread.sleep(5);
    }
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
}

boolean isPageThere(int port) throws IOException {
    HttpURLConnection connection =
            (HttpURLConnection) URI.create("http://localhost:" + port + "/").toURL().openConnection();
    try {
        if (connection.getResponseCode() != 200) {
            throw new IOException("the page was answered with " + connection.getResponseCode());
        }
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("</html>");
        }
    } catch (java.net.ConnectException notYet) {
        return false;
    }
}

void report(String name, List<Start> starts) {
    System.out.printf(
            "%-31s page after %,5d ms, players after %,5d ms (median of %d)%n",
            name,
            median(starts.stream().map(Start::page)),
            median(starts.stream().map(Start::ready)),
            starts.size());
}

long median(Stream<Long> values) {
    List<Long> sorted = values.sorted().toList();
    return sorted.get(sorted.size() / 2);
}

void delete(Path folder) {
    try (Stream<Path> inside = Files.walk(folder)) {
        for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(path);
        }
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}
