package dev.orbwright.bench.measure;

import java.util.Map;

/// Measures one part of Orbwright.
public interface Benchmark {

    /// A single word: `./orbwright bench NAME`.
    String name();

    /// What is measured, in one line.
    String about();

    /// The versions of what takes part besides Orbwright itself, by name.
    Map<String, String> versions(Options options);

    /// Measures the cases that are wanted and reports them; takes under 5 minutes unless asked for
    /// longer. What cannot be measured here is reported as skipped.
    ///
    /// @throws BenchmarkException when nothing can be measured
    void run(Options options, Report report);
}
