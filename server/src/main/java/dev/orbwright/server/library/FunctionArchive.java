package dev.orbwright.server.library;

import dev.orbwright.world.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Functions as folders of files, in a zip or in a folder on disk: `NAME/function.json` and
/// `NAME/revisions/1.js`.
final class FunctionArchive {

    private static final int MOST_FILES = 5_000;
    private static final int LARGEST = 1024 * 1024;
    private static final int LARGEST_SUM = 32 * 1024 * 1024;

    private FunctionArchive() {}

    /// The files of these functions, by their paths.
    static Map<String, String> files(List<FunctionFile> functions) {
        Map<String, String> files = new LinkedHashMap<>();
        for (FunctionFile function : functions) {
            String folder = function.name() + "/";
            files.put(folder + "function.json", JsonText.writePretty(function.toJson()) + "\n");
            for (int i = 0; i < function.revisions().size(); i++) {
                FunctionFile.Revision revision = function.revisions().get(i);
                files.put(folder + FunctionFile.path(i + 1, revision), revision.source());
            }
        }
        return files;
    }

    static byte[] zip(List<FunctionFile> functions) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files(functions).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /// Reads a zip, but not more of it than a few megabytes.
    static Map<String, String> unzip(byte[] bytes) throws ApiException {
        Map<String, String> files = new LinkedHashMap<>();
        long sum = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                String path = entry.getName();
                byte[] content = zip.readNBytes(LARGEST + 1);
                sum += content.length;
                add(files, path, content, sum);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Strict.problem("the body", "is no zip: " + e.getMessage());
        }
        return files;
    }

    /// Reads a folder on disk.
    static Map<String, String> read(Path folder) throws IOException, ApiException {
        Map<String, String> files = new LinkedHashMap<>();
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(Files::isRegularFile).sorted().limit(MOST_FILES + 1L).toList();
        }
        long sum = 0;
        for (Path path : paths) {
            String name = folder.relativize(path).toString().replace('\\', '/');
            if (Files.size(path) > LARGEST) {
                throw Strict.problem(name, "is larger than %,d bytes".formatted(LARGEST));
            }
            byte[] content = Files.readAllBytes(path);
            sum += content.length;
            add(files, name, content, sum);
        }
        return files;
    }

    private static void add(Map<String, String> files, String path, byte[] content, long sum)
            throws ApiException {
        String shown = ApiRequest.shown(path);
        if (path.startsWith("/")
                || path.contains("\\")
                || path.contains("..")
                || path.length() > 300) {
            throw Strict.problem(shown, "is no path within a function's folder");
        }
        if (content.length > LARGEST) {
            throw Strict.problem(shown, "is larger than %,d bytes".formatted(LARGEST));
        }
        if (sum > LARGEST_SUM || files.size() >= MOST_FILES) {
            throw Strict.problem(
                    "import",
                    "more than %,d files or %,d bytes".formatted(MOST_FILES, LARGEST_SUM));
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            if (files.put(path, text) != null) {
                throw Strict.problem(shown, "is there twice");
            }
        } catch (CharacterCodingException e) {
            throw Strict.problem(shown, "is no text in UTF-8");
        }
    }
}
