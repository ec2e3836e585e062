package dev.orbwright.hostapi;

import dev.orbwright.hostapi.registry.Doc;

/// What a run may still use, this call counted. Nothing in it is negative.
public record Allowance(
        @Doc("statements that may be executed") double statements,
        @Doc("milliseconds of CPU time") double cpuMs,
        @Doc("milliseconds until the run is ended") double wallMs,
        @Doc("calls to the host") int hostCalls,
        @Doc("bytes of answers from the host") double bytesIn,
        @Doc("bytes of arguments and result") double bytesOut,
        @Doc("lines on the console") int logLines,
        @Doc("bytes of memory that may be allocated") double memory,
        @Doc("things that may be created") int entities) {}
