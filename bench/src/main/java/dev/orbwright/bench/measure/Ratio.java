package dev.orbwright.bench.measure;

/// One case's metric in terms of another's, reported as a case of its own.
///
/// @param metric of both, such as `p50`
public record Ratio(String of, String to, String metric) {

    /// Such as `ratio/js/process/7/known/to/peer/quickjs/fresh/7`.
    public String name() {
        return "ratio/" + of + "/to/" + to;
    }
}
