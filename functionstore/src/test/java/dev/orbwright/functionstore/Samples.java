package dev.orbwright.functionstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class Samples {
    private Samples() {}

    static Document function(String name, String text, String source) {
        return new Document(name, "function", name, text, source, Map.of(), "1");
    }

    static Document function(String name, String text) {
        return function(name, text, "");
    }

    static Stream<Document> lamps(int count) {
        return IntStream.range(0, count).mapToObj(n -> function("lamp" + n, "lights room " + n));
    }

    static Query query(String text) {
        return new Query(text, "function", 10, Map.of());
    }

    static List<String> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.document().id()).toList();
    }

    /// What a crash leaves: the files as they are now.
    static Path copyFolder(Path folder, Path copy) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(folder.relativize(file)));
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
