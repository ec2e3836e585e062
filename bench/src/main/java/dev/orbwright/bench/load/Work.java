package dev.orbwright.bench.load;

/// What is measured.
@FunctionalInterface
public interface Work {

    /// Does it once.
    ///
    /// @param n which time it is, from 0
    /// @return whether it came out as it should
    boolean run(long n);
}
