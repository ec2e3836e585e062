package dev.orbwright.bench.measure;

/// What a metric of a case is to reach.
///
/// @param atMost in the metric's own unit
public record Goal(String caseName, String metric, double atMost) {}
