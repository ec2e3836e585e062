package dev.orbwright.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Where a world lives that is thrown away.
final class TemporaryFolder {

    private TemporaryFolder() {}

    /// Deletes a folder with all that is in it; says so where it cannot.
    static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.err.println(
                    "orbwright: %s could not be deleted: %s".formatted(folder, e.getMessage()));
        }
    }
}
