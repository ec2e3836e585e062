package dev.orbwright.server.command;

import dev.orbwright.storage.SaveFolder;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Which file a world is kept in.
record SaveLocation(Path folder, String name) {

    /// Where a world is kept when nothing is said.
    static SaveLocation standard() {
        return new SaveLocation(Home.saves(), "world");
    }

    /// The file of that name, which need not be there.
    Path file() {
        return new SaveFolder(folder, Clock.systemUTC()).file(name);
    }

    /// The file, of a world that was made before.
    ///
    /// @throws FileNotFoundException where there is none
    Path existingFile() throws FileNotFoundException {
        Path file = file();
        if (!Files.exists(file)) {
            throw new FileNotFoundException("there is no save %s".formatted(file));
        }
        return file;
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
