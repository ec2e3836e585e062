package dev.orbwright.bench.measure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/// Reports on a machine that nobody has.
final class Reports {

    private Reports() {}

    static Report to(Writer json) {
        Machine machine = new Machine(2, Map.of("cpu", "2 x Difference Engine"));
        return new Report(
                "sandbox", machine, new JsonLines(json), new PrintWriter(new StringWriter()));
    }

    /// Two cases with the same metrics, one with others, and one that is missing.
    static Report filled(Writer json) {
        Report report = to(json);
        report.add(
                List.of(
                        new Measurement("js/thread/7/known", "p50", 38.04, "us"),
                        new Measurement("js/thread/7/known", "throughput", 500, "runs/s")));
        report.add(
                List.of(
                        new Measurement("peer/cpython-exec/7", "p50", 76.08, "us"),
                        new Measurement("peer/cpython-exec/7", "throughput", 499.6, "runs/s")));
        report.add(List.of(new Measurement("worker/respawn/js", "p50", 1234.56, "ms")));
        report.add(new Ratio("js/thread/7/known", "peer/cpython-exec/7", "p50"));
        report.add(new Ratio("js/thread/7/known", "peer/quickjs/fresh/7", "p50"));
        report.add(new Goal("worker/respawn/js", "p50", 1000));
        report.add(new Goal("worker/respawn/python", "p50", 4000));
        report.skip("peer/quickjs/", "there is no node");
        return report;
    }
}
