/// Collects what the libraries say of their licences: LICENSE, NOTICE and the like, from each jar.
///
/// ```
/// java packaging/Notices.java LIB_FOLDER OUT_FOLDER
/// ```
///
/// Prints a line for each jar: its name, and how many such files it has.

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

static final Pattern NOTICE =
        Pattern.compile(
                "(META-INF/|META-INF/licen[cs]es?/|)[^/]*(licen[cs]e|notice|copying|about)[^/]*(\\.txt|\\.md|\\.html|)",
                Pattern.CASE_INSENSITIVE);

void main(String[] arguments) throws IOException {
    Path out = Path.of(arguments[1]);
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
        for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
            String name = jar.getFileName().toString().replaceAll("\\.jar$", "");
            System.out.printf("%s: %d%n", name, collect(jar, out.resolve(name)));
        }
    }
}

int collect(Path jar, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
        List<? extends ZipEntry> notices =
                zip.stream()
                        .filter(entry -> !entry.isDirectory())
                        .filter(entry -> NOTICE.matcher(entry.getName()).matches())
                        .toList();
        for (ZipEntry notice : notices) {
            Files.createDirectories(folder);
            Path file = folder.resolve(Path.of(notice.getName()).getFileName().toString());
            try (InputStream in = zip.getInputStream(notice)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return notices.size();
    }
}
