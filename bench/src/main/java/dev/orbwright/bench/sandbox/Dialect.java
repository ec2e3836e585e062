package dev.orbwright.bench.sandbox;

import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A way to write the guest that is measured. It does the same in all: looks at ten objects, turns
/// the four that are levers, logs, and creates a bridge; 7 host calls, or that 7 times over and one
/// more log, or on objects of its own with none.
enum Dialect {
    JS("js", "javascript", "js", "//"),
    PYTHON("python", "python", "py", "#"),
    /// With `external_apis[...]` and text for results.
    PYTHON_SEED("python-seed", "python", "py", "#");

    private static final String ENTRY_POINT = "turn";

    private final String label;
    private final String language;
    private final String extension;
    private final String comment;

    Dialect(String label, String language, String extension, String comment) {
        this.label = label;
        this.language = language;
        this.extension = extension;
        this.comment = comment;
    }

    /// How its cases' names begin.
    String label() {
        return label;
    }

    /// Empty where this build's sandbox does not run it.
    Optional<Language> language() {
        return Language.named(language);
    }

    /// The numbers of host calls that there is a guest for.
    List<Integer> calls() {
        return this == PYTHON_SEED ? List.of(7) : List.of(0, 7, 50);
    }

    /// The guest with so many host calls.
    GuestFunction function(int hostCalls) {
        return new GuestFunction(ENTRY_POINT, language().orElseThrow(), source(hostCalls));
    }

    /// The same function with a source that was not seen before.
    ///
    /// @param mark different each time
    GuestFunction marked(GuestFunction function, String mark) {
        String source = function.source() + comment + " " + mark + "\n";
        return new GuestFunction(function.name(), function.language(), source);
    }

    private String source(int hostCalls) {
        String file = label + "-" + hostCalls + "." + extension;
        try (InputStream in = Dialect.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
