package dev.orbwright.hostapi;

import dev.orbwright.world.task.Recording;
import java.util.function.Supplier;

/// What a guest's calls act on, and in whose name.
///
/// @param recording the task's transaction, with its log of calls
/// @param functions runs functions of the world within the same task
/// @param allowance what the run may still use
/// @param mostCreated how many entries the whole task may make
public record HostTask(
        Recording recording,
        Caller caller,
        FunctionCaller functions,
        Supplier<Allowance> allowance,
        int mostCreated) {}
