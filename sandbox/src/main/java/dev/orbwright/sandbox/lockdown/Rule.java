package dev.orbwright.sandbox.lockdown;

import java.util.List;

/// What a filter does with one system call. Arguments count from 0; conditions other than `Zero`
/// look at the lower 32 bits, as the kernel does for arguments that are an `int`.
sealed interface Rule {
    record Allow() implements Rule {}

    record Refuse(int error) implements Rule {}

    /// Allowed where `argument & mask == value`.
    record Masked(int argument, int mask, int value) implements Rule {}

    record OneOf(int argument, List<Integer> values) implements Rule {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /// Allowed where all 64 bits are 0: a null pointer.
    record Zero(int argument) implements Rule {}
}
