package dev.orbwright.sandbox.lockdown;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Lowers the limits of this process for good, hard and soft. Source: getrlimit(2).
///
/// Not `RLIMIT_NPROC`: it counts all threads of the user, the server's too. Not `RLIMIT_AS`: a JVM
/// reserves much more than it uses.
final class ResourceLimits {
    private static final int FILE_SIZE = 1;
    private static final int DATA = 2;
    private static final int CORE = 4;
    private static final int DESCRIPTORS = 7;

    private final Kernel kernel;

    ResourceLimits(Kernel kernel) {
        this.kernel = kernel;
    }

    Protection apply(LockdownSettings settings) {
        String name = Layer.RESOURCE_LIMITS.title();
        List<String> set = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        lower("core dump 0", CORE, 0, set, failed);
        lower("file " + settings.fileBytes() + " B", FILE_SIZE, settings.fileBytes(), set, failed);
        lower(
                settings.descriptors() + " descriptors",
                DESCRIPTORS,
                settings.descriptors(),
                set,
                failed);
        settings.dataBytes()
                .ifPresent(bytes ->
                        lower("memory " + (bytes >> 20) + " MiB", DATA, bytes, set, failed));
        return failed.isEmpty()
                ? Protection.inForce(name, String.join(", ", set))
                : Protection.missing(name, "refused: " + String.join(", ", failed));
    }

    /// A limit that is lower already stays.
    private void lower(
            String text, int resource, long value, List<String> set, List<String> failed) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limit = arena.allocate(ValueLayout.JAVA_LONG, 2);
            boolean known =
                    !kernel.call(SystemCall.PRLIMIT64, 0, resource, 0, limit.address()).failed();
            long hard = limit.getAtIndex(ValueLayout.JAVA_LONG, 1);
            if (known && Long.compareUnsigned(hard, value) <= 0) {
                set.add(text);
                return;
            }
            limit.setAtIndex(ValueLayout.JAVA_LONG, 0, value);
            limit.setAtIndex(ValueLayout.JAVA_LONG, 1, value);
            boolean done =
                    !kernel.call(SystemCall.PRLIMIT64, 0, resource, limit.address(), 0).failed();
            (done ? set : failed).add(text);
        }
    }
}
