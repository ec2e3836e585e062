package dev.orbwright.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;

/// A Markdown page with a part that a benchmark writes, between two comments that name it; the rest
/// is left as it is. So no number on the page is typed by hand.
public final class Page {

    private Page() {}

    /// Writes the report's tables into the file, in place of those of an earlier run, or at the end
    /// where there are none.
    ///
    /// @param command that makes the same tables again
    public static void update(Path file, String bench, String command, Instant time, Report report)
            throws IOException {
        String page = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(file, with(page, bench, part(command, time, report)));
    }

    /// @throws BenchmarkException when the page has a part's beginning without an end
    static String with(String page, String bench, String part) {
        String begin = "<!-- bench " + bench + ": begin -->\n";
        String end = "<!-- bench " + bench + ": end -->\n";
        int from = page.indexOf(begin);
        if (from < 0) {
            return page + (page.isEmpty() ? "" : "\n") + begin + part + end;
        }
        int to = page.indexOf(end, from);
        if (to < 0) {
            throw new BenchmarkException(
                    "The page has " + begin.strip() + " but not " + end.strip() + ": add it");
        }
        return page.substring(0, from) + begin + part + page.substring(to);
    }

    private static String part(String command, Instant time, Report report) {
        StringBuilder out = new StringBuilder();
        out.append(
                "Made by `%s` on %s.\n\n"
                        .formatted(command, time.atZone(ZoneOffset.UTC).toLocalDate()));
        report.machine()
                .about()
                .forEach((name, value) -> out.append("- %s: %s\n".formatted(name, value)));
        for (Table table : Table.of(report)) {
            out.append('\n').append(table.markdown());
        }
        if (!report.skipped().isEmpty()) {
            out.append("\nNot measured:\n\n");
            report.skipped()
                    .forEach((what, why) -> out.append("- `%s`: %s\n".formatted(what, why)));
        }
        return out.toString();
    }
}
