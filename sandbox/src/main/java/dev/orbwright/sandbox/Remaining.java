package dev.orbwright.sandbox;

import java.time.Duration;

/// What a run may still use. Nothing in it is negative.
///
/// @param cpu CPU time, nested runs included
/// @param wall time until the run is ended
/// @param hostCalls further calls, nested runs included
/// @param bytesIn UTF-8 bytes from host to guest
/// @param bytesOut UTF-8 bytes from guest to host
/// @param logLines further lines on the console
public record Remaining(
        Duration cpu, Duration wall, int hostCalls, long bytesIn, long bytesOut, int logLines) {}
