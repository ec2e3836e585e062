package dev.orbwright.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a benchmark runs: the numbers mean little without it.
///
/// @param cpus that the JVM may use
/// @param about all that is known of hardware, system and versions, by name
public record Machine(int cpus, Map<String, String> about) {
    public Machine {
        about = new LinkedHashMap<>(about);
    }

    /// This machine, and the versions that take part.
    public static Machine here(Map<String, String> versions) {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        int cpus = Runtime.getRuntime().availableProcessors();
        Map<String, String> about = new LinkedHashMap<>();
        about.put("cpu", cpus + " x " + processor());
        about.put("memory", (system.getTotalMemorySize() >> 30) + " GiB");
        about.put(
                "system",
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
        about.put(
                "load before",
                String.format(Locale.ROOT, "%.1f", Math.max(0, system.getSystemLoadAverage())));
        about.put(
                "jvm",
                "%s, %s %s"
                        .formatted(
                                System.getProperty("java.vm.name"),
                                System.getProperty("java.vendor.version"),
                                System.getProperty("java.vm.version")));
        about.putAll(ours());
        about.putAll(versions);
        return new Machine(cpus, about);
    }

    /// In one line.
    String line() {
        return about.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String processor() {
        Path file = Path.of("/proc/cpuinfo");
        if (Files.isReadable(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return System.getProperty("os.arch");
    }

    /// From the build.
    private static Map<String, String> ours() {
        Properties properties = new Properties();
        try (InputStream in = Machine.class.getResourceAsStream("versions.properties")) {
            if (in == null) {
                throw new IllegalStateException("versions.properties is missing from the build");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> versions = new LinkedHashMap<>();
        for (String name : properties.stringPropertyNames().stream().sorted().toList()) {
            versions.put(name, properties.getProperty(name));
        }
        return versions;
    }
}
