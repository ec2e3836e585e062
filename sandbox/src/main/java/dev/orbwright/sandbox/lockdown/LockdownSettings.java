package dev.orbwright.sandbox.lockdown;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// What a worker gives up.
///
/// @param layers what to apply
/// @param required layers without which the worker must not run guests
/// @param readable files and folders (with all below them) that may still be opened, for reading.
///   Empty: no file can be opened any more, which holds for all threads of the process.
/// @param descriptors as many descriptors can be open, those that are open now included
/// @param fileBytes the size to which this process can let a file grow. It counts for output that
///   was redirected to a file, too: beyond it, that output fails.
/// @param dataBytes the most that this process may use of writable private memory: heap, code,
///   stacks and native memory together (`RLIMIT_DATA`); empty for no limit. Beyond it, the JVM
///   ends.
public record LockdownSettings(
        Set<Layer> layers,
        Set<Layer> required,
        List<Path> readable,
        int descriptors,
        long fileBytes,
        OptionalLong dataBytes) {

    public LockdownSettings {
        layers = Set.copyOf(layers);
        required = Set.copyOf(required);
        readable = List.copyOf(readable);
        if (!layers.containsAll(required)) {
            throw new IllegalArgumentException(
                    "Required layers must be among those to apply: " + required);
        }
        if (descriptors < 32 || fileBytes < 0 || dataBytes.orElse(1) < 1) {
            throw new IllegalArgumentException(
                    "At least 32 descriptors, and no negative sizes: "
                            + descriptors
                            + ", "
                            + fileBytes
                            + ", "
                            + dataBytes);
        }
    }

    /// Everything but [Layer#ENDS_WITH_STARTER], nothing required. Each jar of the class path takes
    /// a descriptor, so there are many.
    ///
    /// @param readable see the record; empty where all classes come from jars and no guest language
    ///   reads a library of its own from files
    public static LockdownSettings standard(List<Path> readable) {
        return new LockdownSettings(
                Set.of(
                        Layer.MEMORY_PRESSURE,
                        Layer.RESOURCE_LIMITS,
                        Layer.NO_NEW_PRIVILEGES,
                        Layer.NOT_INSPECTABLE,
                        Layer.FILES,
                        Layer.SYSTEM_CALLS),
                Set.of(),
                readable,
                1_024,
                64 << 10,
                OptionalLong.empty());
    }

    public LockdownSettings withLayers(Set<Layer> wanted) {
        return new LockdownSettings(wanted, required, readable, descriptors, fileBytes, dataBytes);
    }

    public LockdownSettings withRequired(Set<Layer> needed) {
        return new LockdownSettings(layers, needed, readable, descriptors, fileBytes, dataBytes);
    }

    public LockdownSettings withDataBytes(long bytes) {
        return new LockdownSettings(
                layers, required, readable, descriptors, fileBytes, OptionalLong.of(bytes));
    }

    /// Whether the filter refuses to open any file.
    boolean opensNothing() {
        return layers.contains(Layer.FILES) && readable.isEmpty();
    }
}
