package dev.orbwright.llm.recording;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where a model's replies come from and go to.
public sealed interface Traffic {

    /// The configured model, and nothing is kept.
    record Live() implements Traffic {}

    /// The configured model, and every exchange is added to this file.
    record Recorded(Path file) implements Traffic {}

    /// No model: the replies in this file.
    record Replayed(Path file) implements Traffic {}

    /// Reads `live`, `record:FILE` or `replay:FILE`.
    ///
    /// @throws IllegalArgumentException for anything else, with what it should be
    static Traffic parse(String text) {
        if (text.equals("live")) {
            return new Live();
        }
        int colon = text.indexOf(':');
        String way = colon < 0 ? text : text.substring(0, colon);
        String file = colon < 0 ? "" : text.substring(colon + 1);
        if (!file.isBlank()) {
            try {
                Path path = Path.of(file);
                if (way.equals("record")) {
                    return new Recorded(path);
                } else if (way.equals("replay")) {
                    return new Replayed(path);
                }
            } catch (InvalidPathException _) {
                // Said below.
            }
        }
        throw new IllegalArgumentException(
                "'%s' is none of live, record:FILE and replay:FILE".formatted(text));
    }
}
