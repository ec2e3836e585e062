package dev.orbwright.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The languages that a guest function can be written in.
public enum Language {
    JAVASCRIPT,
    PYTHON;

    /// The language of this name, in any case; empty for one that no sandbox runs, which a caller
    /// refuses with the [#names] that there are.
    public static Optional<Language> named(String name) {
        return Arrays.stream(values())
                .filter(language -> language.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /// Its name as worlds, clients and models know it: `javascript`, `python`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// All names, lower case and comma-separated, for messages.
    public static String names() {
        return Arrays.stream(values()).map(Language::wireName).collect(Collectors.joining(", "));
    }
}
