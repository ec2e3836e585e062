package dev.orbwright.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// CPU time of this process and of those below it, at one moment. That of others is exact to 10 ms,
/// so look at many runs.
public final class ProcessUse {
    private final long ownNanos;
    private final Map<Long, Duration> others;

    private ProcessUse(long ownNanos, Map<Long, Duration> others) {
        this.ownNanos = ownNanos;
        this.others = others;
    }

    /// At this moment.
    public static ProcessUse now() {
        Map<Long, Duration> others = new HashMap<>();
        for (ProcessHandle process : workers()) {
            process.info().totalCpuDuration().ifPresent(cpu -> others.put(process.pid(), cpu));
        }
        long own =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime();
        return new ProcessUse(own, others);
    }

    /// CPU time in microseconds from `before` to this. What a process used that has ended since is
    /// not known and not counted.
    public double since(ProcessUse before) {
        long nanos = ownNanos - before.ownNanos;
        for (Map.Entry<Long, Duration> other : others.entrySet()) {
            Duration earlier = before.others.getOrDefault(other.getKey(), Duration.ZERO);
            nanos += other.getValue().minus(earlier).toNanos();
        }
        return nanos / 1e3;
    }

    /// The processes below this one.
    public static List<ProcessHandle> workers() {
        return ProcessHandle.current().descendants().toList();
    }

    /// Resident memory of the workers, or of this process where there are none, in MB; empty where
    /// the system does not tell.
    public static OptionalDouble memory() {
        List<ProcessHandle> workers = workers();
        Stream<ProcessHandle> counted =
                workers.isEmpty() ? Stream.of(ProcessHandle.current()) : workers.stream();
        double kilobytes = counted.mapToDouble(process -> residentKilobytes(process.pid())).sum();
        return kilobytes == 0 ? OptionalDouble.empty() : OptionalDouble.of(kilobytes * 1024 / 1e6);
    }

    private static double residentKilobytes(long pid) {
        try {
            return residentKilobytes(Files.readString(Path.of("/proc/" + pid + "/status")));
        } catch (NoSuchFileException e) {
            // It has ended, or the system has no such files.
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From the text of Linux's `/proc/PID/status`.
    static double residentKilobytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .sum();
    }
}
