package dev.orbwright.bench.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.bench.measure.JsonLines;
import dev.orbwright.bench.measure.Machine;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.bench.measure.Selection;
import dev.orbwright.bench.measure.Table;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SandboxBenchmarkSandboxTest {

    @Test
    void casesAreMeasuredAndNamed(@TempDir Path noCheckout)
            throws IOException, MalformedJsonException {
        StringWriter json = new StringWriter();
        StringWriter progress = new StringWriter();
        Options options =
                new Options(
                        0.05,
                        new Selection(List.of("js/thread/", "peer/isolated-vm/")),
                        Optional.empty(),
                        noCheckout);
        Report report;
        try (JsonLines lines = new JsonLines(json)) {
            report =
                    new Report("sandbox", Machine.here(Map.of()), lines, new PrintWriter(progress));
            new SandboxBenchmark().run(options, report);
        }

        List<JsonObject> parsed = new ArrayList<>();
        for (String line : json.toString().lines().toList()) {
            parsed.add(JsonText.parseObject(line));
        }
        assertThat(parsed)
                .allSatisfy(line -> {
                    assertThat(line.text("bench")).contains("sandbox");
                    assertThat(line.text("unit")).isPresent();
                    assertThat(line.number("value")).isPresent();
                });
        assertThat(parsed.stream().map(line -> line.text("case").orElseThrow()).distinct())
                .containsExactly(
                        "machine",
                        "js/thread/0/known",
                        "js/thread/0/known/closed",
                        "js/thread/0/new",
                        "js/thread/0/new/closed",
                        "js/thread/7/known",
                        "js/thread/7/known/closed",
                        "js/thread/7/new",
                        "js/thread/7/new/closed",
                        "js/thread/50/known",
                        "js/thread/50/known/closed",
                        "js/thread/50/new",
                        "js/thread/50/new/closed");
        for (String metric : List.of("p50", "p99", "throughput", "cpu", "failed")) {
            assertThat(report.value("js/thread/7/known", metric)).as(metric).isPresent();
        }
        assertThat(report.value("js/thread/7/known", "failed")).hasValue(0);
        assertThat(report.skipped()).containsOnlyKeys("peer/isolated-vm/");
        assertThat(Table.text(report)).contains("cpu of js/thread/7/known/closed");
        assertThat(progress.toString()).contains("js/thread/7/known: p50 ");
    }
}
