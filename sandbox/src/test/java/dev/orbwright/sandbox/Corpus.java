package dev.orbwright.sandbox;

import dev.orbwright.sandbox.process.ProcessSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Guest programs among the test resources.
public final class Corpus {
    /// How long after its budget's wall clock a program may end: the grace after which it is given
    /// up, and what a busy machine takes to do so.
    static final Duration LATE = ProcessSettings.standard().grace().plusSeconds(4);

    /// In the header of a program that no thread stops.
    private static final String UNSTOPPABLE = "In a thread: does not stop";

    /// A line in place of a long text: `14000 times: x += 1;`, as a comment.
    private static final Pattern REPEATED =
            Pattern.compile("^( *)(?://|#) (\\d+) times: (.*)$", Pattern.MULTILINE);

    private Corpus() {}

    /// The names of the files in a folder of the test resources, sorted.
    public static Stream<String> files(String folder) {
        try (Stream<Path> files = Files.list(path(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(folder, e);
        }
    }

    /// Whether all programs are to be run, also where another class runs them: with `CI=true` in
    /// the environment.
    public static boolean isWhole() {
        return "true".equals(System.getenv("CI"));
    }

    /// All files where all are to be run; elsewhere every third of them.
    static Stream<String> sample(String folder) {
        List<String> all = files(folder).toList();
        int step = isWhole() ? 1 : 3;
        return IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get);
    }

    /// The text of a test resource, with what is to be repeated in it written out.
    public static String source(String resource) {
        try {
            return REPEATED.matcher(Files.readString(path(resource)))
                    .replaceAll(line ->
                            Matcher.quoteReplacement(
                                    line.group(1)
                                            + line.group(3)
                                                    .repeat(Integer.parseInt(line.group(2)))));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /// How a program may end. Where a limit of work is to end it, time may do so first, of the
    /// processor or of the clock: on a busy machine it is slow, and a worker gets little of it.
    public static List<String> expectations(String source, String marker) {
        List<String> said =
                source.lines()
                        .filter(line -> line.startsWith(marker))
                        .flatMap(line -> Stream.of(line.substring(marker.length()).split(" \\| ")))
                        .toList();
        return Stream.of("CPU", "STATEMENTS", "HOST_CALLS")
                        .anyMatch(limit -> said.contains("exhausted " + limit))
                ? Stream.concat(said.stream(), Stream.of("exhausted CPU", "exhausted WALL_CLOCK"))
                        .toList()
                : said;
    }

    /// Whether a program ends in time where only the engine's limits are there to end it.
    public static boolean stopsInAThread(String source) {
        return !source.contains(UNSTOPPABLE);
    }

    private static Path path(String resource) {
        try {
            URI uri = Objects.requireNonNull(Corpus.class.getResource(resource), resource).toURI();
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(resource, e);
        }
    }
}
