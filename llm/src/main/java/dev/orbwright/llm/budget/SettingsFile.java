package dev.orbwright.llm.budget;

import dev.orbwright.llm.ModelSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Reads a small settings file, or says what is wrong with it.
final class SettingsFile {

    private static final long LONGEST = 1024 * 1024;

    private SettingsFile() {}

    /// @param what it is of, such as `prices`
    /// @throws ModelSettingsException where it cannot be read, or `parse` refuses its text
    static <T> T read(String what, Path file, Function<String, T> parse) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new ModelSettingsException(
                        "The file of %s, %s, is longer than 1 MB.".formatted(what, file));
            }
            return parse.apply(Files.readString(file));
        } catch (IOException e) {
            throw new ModelSettingsException(
                    "The file of %s, %s, cannot be read (%s): name another, or none."
                            .formatted(what, file, e.getClass().getSimpleName()));
        } catch (IllegalArgumentException e) {
            throw new ModelSettingsException(
                    "The file of %s, %s, is wrong: %s.".formatted(what, file, e.getMessage()));
        }
    }
}
