package dev.orbwright.bench;

import dev.orbwright.bench.forge.ForgeBenchmark;
import dev.orbwright.bench.measure.Benchmark;
import dev.orbwright.bench.npc.NpcBenchmark;
import dev.orbwright.bench.retrieval.RetrievalBenchmark;
import dev.orbwright.bench.sandbox.SandboxBenchmark;
import java.util.List;

/// Where `./orbwright bench` starts.
public final class Main {

    private static final List<Benchmark> BENCHMARKS =
            List.of(
                    new SandboxBenchmark(),
                    new RetrievalBenchmark(),
                    new ForgeBenchmark(),
                    new NpcBenchmark());

    private Main() {}

    /// Runs the command line and exits: guests that do not stop must not keep the JVM.
    ///
    /// @param arguments see `./orbwright bench --help`
    public static void main(String[] arguments) {
        System.exit(BenchCommand.execute(BENCHMARKS, arguments));
    }
}
