package dev.orbwright.server.command;

import java.nio.file.Path;
import java.util.Optional;

/// Which file a world is kept in.
record SaveLocation(Path folder, String name) {

    private static final String STANDARD = "world";

    /// The location of a file, or the standard one.
    static SaveLocation of(Optional<Path> file) {
        if (file.isEmpty()) {
            return new SaveLocation(Home.saves(), STANDARD);
        }
        Path absolute = file.get().toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        Path name = absolute.getFileName();
        if (folder == null || name == null) {
            throw new IllegalArgumentException(
                    "%s is no file to keep a world in".formatted(file.get()));
        }
        return new SaveLocation(folder, name.toString());
    }
}
