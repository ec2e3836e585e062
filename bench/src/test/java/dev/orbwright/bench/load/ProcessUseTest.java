package dev.orbwright.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessUseTest {

    @Test
    void residentMemoryIsReadFromTheStatusFile() {
        String status = "Name:\tjava\nVmPeak:\t  900 kB\nVmRSS:\t   12345 kB\nThreads:\t9\n";

        assertThat(ProcessUse.residentKilobytes(status)).isEqualTo(12_345);
        assertThat(ProcessUse.residentKilobytes("Name:\tzombie\n")).isZero();
    }

    @Test
    void cpuTimeOnlyGrows() {
        ProcessUse before = ProcessUse.now();
        LoadResult result = ClosedLoop.run(_ -> true, 0.02);

        assertThat(ProcessUse.now().since(before)).isPositive();
        assertThat(result.failed()).isZero();
    }
}
