package dev.orbwright.sandbox;

import java.time.Duration;

/// What a run may still use. Nothing in it is negative.
///
/// @param statements that it may still execute, nested runs included
/// @param cpu CPU time, nested runs included
/// @param wall time until the run is ended
/// @param hostCalls further calls, nested runs included
/// @param bytesIn UTF-8 bytes from host to guest
/// @param bytesOut UTF-8 bytes from guest to host
/// @param logLines further lines on the console
/// @param heap bytes that may still be allocated, nested runs included
public record Remaining(
        long statements,
        Duration cpu,
        Duration wall,
        int hostCalls,
        long bytesIn,
        long bytesOut,
        int logLines,
        long heap) {

    /// Half of it.
    public Allowance half() {
        return new Allowance(
                statements / 2,
                cpu.toNanos() / 2,
                wall.toNanos() / 2,
                hostCalls / 2,
                bytesIn / 2,
                bytesOut / 2,
                logLines / 2,
                heap / 2);
    }
}
