package dev.orbwright.llm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gets the local model's tokenizer (DJL) to unpack its native library without the network.
///
/// DJL reads system properties, once, when it loads; so this is the one place that sets some. What
/// is set already stays.
final class NativeLibraries {

    private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);
    private static final List<String> CACHES = List.of("ENGINE_CACHE_DIR", "DJL_CACHE_DIR");

    private NativeLibraries() {}

    /// @throws IOException if there is no folder to unpack to
    static synchronized void prepare() throws IOException {
        // Else it downloads a library on machines with a GPU, and reports to its makers on EC2.
        setUnlessSet("ai.djl.offline", "true");
        setUnlessSet("OPT_OUT_TRACKING", "true");
        boolean chosen =
                CACHES.stream()
                        .anyMatch(c -> System.getenv(c) != null || System.getProperty(c) != null);
        if (!chosen && !hasUsableHome()) {
            // Its own fallback is a fixed name below the shared temporary folder, where anyone
            // could
            // put a library for us to load.
            Path folder = Files.createTempDirectory("orbwright-native");
            System.setProperty("DJL_CACHE_DIR", folder.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static boolean hasUsableHome() {
        Path home = Path.of(System.getProperty("user.home"));
        if (!Files.isWritable(home)) {
            return false;
        }
        Path cache = home.resolve(".djl.ai");
        try {
            return Files.isWritable(Files.createDirectories(cache));
        } catch (IOException e) {
            LOG.info("{} cannot be used ({}), so a temporary folder is.", cache, e.toString());
            return false;
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("{} is left behind and can be deleted: {}", folder, e.getMessage());
        }
    }
}
