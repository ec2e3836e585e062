package dev.orbwright.bench.measure;

import java.util.Objects;

/// One number.
///
/// @param caseName what was measured, such as `js/process/7/known`
/// @param metric such as `p50`
/// @param unit such as `us`
public record Measurement(String caseName, String metric, double value, String unit) {
    public Measurement {
        Objects.requireNonNull(caseName);
        Objects.requireNonNull(metric);
        Objects.requireNonNull(unit);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "%s of %s is no number: %s".formatted(metric, caseName, value));
        }
    }
}
