package dev.orbwright.server.command;

import picocli.CommandLine.Command;

/// Stands in the help; the launcher script starts the benchmarks, which are a program of their own.
@Command(
        name = "bench",
        description = "Measure a part of Orbwright (from a checkout).",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {
    @Override
    public void run() {
        throw new IllegalStateException(
                "benchmarks are run by the launcher script, ./orbwright bench");
    }
}
