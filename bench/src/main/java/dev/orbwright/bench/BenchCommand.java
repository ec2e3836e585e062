package dev.orbwright.bench;

import dev.orbwright.bench.measure.Benchmark;
import dev.orbwright.bench.measure.BenchmarkException;
import dev.orbwright.bench.measure.JsonLines;
import dev.orbwright.bench.measure.Machine;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Page;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.bench.measure.Selection;
import dev.orbwright.bench.measure.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `orbwright bench [NAME]`.
@Command(
        name = "orbwright bench",
        description = {
            "Measure a part of Orbwright, and print a table.",
            "Without a name, lists the benchmarks."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    /// Where the peers' programs are, below the checkout.
    private static final String HOME = "orbwright.home";

    private final List<Benchmark> benchmarks;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which benchmark.")
    private @Nullable String name;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write one JSON object a line: bench, case, metric, value, unit.")
    private @Nullable Path json;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Also write the tables as Markdown, in place of those that the file has.")
    private @Nullable Path markdown;

    @Option(
            names = "--peers",
            paramLabel = "DIR",
            description = "Where the peers' node_modules are (standard: bench/peers).")
    private @Nullable Path peers;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "2",
            description = "How long each case is measured (standard: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--case",
            paramLabel = "PREFIX",
            description = "Only cases whose names begin so; may be given several times.")
    private List<String> cases = new ArrayList<>();

    private BenchCommand(List<Benchmark> benchmarks) {
        this.benchmarks = benchmarks;
    }

    /// Runs a command line.
    ///
    /// @return the exit code: 0 when all that was asked for was measured or skipped with a reason
    static int execute(List<Benchmark> benchmarks, String... arguments) {
        CommandLine line = new CommandLine(new BenchCommand(benchmarks));
        line.setParameterExceptionHandler((failure, _) -> {
            line.getErr()
                    .println(
                            "orbwright bench: "
                                    + failure.getMessage()
                                    + "; see orbwright bench --help");
            return 2;
        });
        line.setExecutionExceptionHandler((failure, _, _) -> {
            if (failure instanceof BenchmarkException || failure instanceof IOException) {
                line.getErr().println("orbwright bench: " + failure.getMessage());
                return 1;
            }
            throw failure;
        });
        return line.execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = commandLine();
        if (name == null) {
            list(line.getOut());
            return 0;
        }
        Benchmark benchmark = named(name);
        Options options =
                new Options(
                        seconds,
                        new Selection(cases),
                        Optional.ofNullable(peers),
                        Path.of(System.getProperty(HOME, ".")).toAbsolutePath());
        Machine machine = Machine.here(benchmark.versions(options));
        try (JsonLines lines = JsonLines.to(Optional.ofNullable(json))) {
            Report report = new Report(benchmark.name(), machine, lines, line.getErr());
            benchmark.run(options, report);
            line.getOut().print(Table.text(report));
            line.getOut().flush();
            if (markdown != null) {
                Page.update(markdown, benchmark.name(), command(), Instant.now(), report);
            }
        }
        return 0;
    }

    /// The command that makes the same page again.
    private String command() {
        return "./orbwright "
                + String.join(
                        " ",
                        java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of("bench"),
                                        commandLine().getParseResult().originalArgs().stream())
                                .toList());
    }

    private void list(PrintWriter out) {
        for (Benchmark benchmark : benchmarks) {
            out.printf("%-12s %s%n", benchmark.name(), benchmark.about());
        }
        out.flush();
    }

    private Benchmark named(String wanted) {
        return benchmarks.stream()
                .filter(benchmark -> benchmark.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new ParameterException(
                                commandLine(),
                                "there is no benchmark called "
                                        + wanted
                                        + "; there is "
                                        + String.join(
                                                ", ",
                                                benchmarks.stream()
                                                        .map(Benchmark::name)
                                                        .toList())));
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException(
                    "picocli did not fill in the command's own description");
        }
        return spec.commandLine();
    }
}
