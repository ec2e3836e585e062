package dev.orbwright.bench.measure;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// What the person who starts a benchmark decides.
///
/// @param seconds how long each case is measured; above 0
/// @param cases which are wanted
/// @param peers the folder with the peers' `node_modules`, or that folder itself
/// @param home the checkout
public record Options(double seconds, Selection cases, Optional<Path> peers, Path home) {
    public Options {
        if (!(seconds > 0 && seconds <= 3600)) {
            throw new BenchmarkException(
                    "--seconds takes a number above 0 and up to 3600, not " + seconds);
        }
        Objects.requireNonNull(cases);
        Objects.requireNonNull(peers);
        Objects.requireNonNull(home);
    }
}
