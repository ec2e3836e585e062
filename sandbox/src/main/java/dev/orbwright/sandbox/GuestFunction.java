package dev.orbwright.sandbox;

import java.util.Objects;

/// Guest source with its entry point: a function called `name`, declared at the top level of
/// `source`, that takes one argument (`params`).
///
/// Nothing here is checked: names and sources come from players and models, and what is wrong with
/// them is the outcome of [Sandbox#check] or [Sandbox#run].
public record GuestFunction(String name, Language language, String source) {
    public GuestFunction {
        Objects.requireNonNull(name);
        Objects.requireNonNull(language);
        Objects.requireNonNull(source);
    }
}
