package dev.orbwright.sandbox;

import java.util.Objects;
import java.util.Optional;

/// What is to be run, and on whose account.
///
/// @param argumentsJson the entry point's single argument, as well-formed JSON text
/// @param budget one of the classes that the sandbox was made for
/// @param owner whose code it is: what it uses is charged to them, and guests of different owners
///   never share a process at one time; empty for the world itself
/// @param reuse runs with the same key may find the context of an earlier one, with fresh globals
///   (Python only, whose contexts are slow to make); so a key must name one world, one owner and
///   one revision of one function. Empty for a run that must leave nothing behind, such as a trial
/// @param most what it may use, where that is less than its budget
public record RunRequest(
        GuestFunction function,
        String argumentsJson,
        Budget budget,
        String owner,
        Optional<String> reuse,
        Optional<Allowance> most) {

    /// With all of its budget.
    public RunRequest(
            GuestFunction function,
            String argumentsJson,
            Budget budget,
            String owner,
            Optional<String> reuse) {
        this(function, argumentsJson, budget, owner, reuse, Optional.empty());
    }

    public RunRequest {
        Objects.requireNonNull(function);
        Objects.requireNonNull(argumentsJson);
        Objects.requireNonNull(budget);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(reuse);
        Objects.requireNonNull(most);
    }

    /// What it may use, unless it is nested in a run that has less left.
    public Allowance allowance() {
        Allowance all = Allowance.of(budget);
        return most.map(all::within).orElse(all);
    }
}
