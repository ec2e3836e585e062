package dev.orbwright.server.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Which file a world is kept in.
record SaveLocation(Path folder, String name) {

    /// Where a world is kept when nothing is said.
    static SaveLocation standard() {
        return new SaveLocation(Home.saves(), "world");
    }

    /// Reads `--save`.
    static final class Reader implements ITypeConverter<SaveLocation> {
        @Override
        public SaveLocation convert(String text) {
            try {
                Path file = Path.of(text).toAbsolutePath().normalize();
                Path folder = file.getParent();
                Path name = file.getFileName();
                if (folder != null && name != null && !text.isBlank()) {
                    return new SaveLocation(folder, name.toString());
                }
            } catch (InvalidPathException e) {
                throw wrong(text);
            }
            throw wrong(text);
        }

        private static TypeConversionException wrong(String text) {
            return new TypeConversionException(
                    "'%s' is no file to keep a world in".formatted(text));
        }
    }
}
