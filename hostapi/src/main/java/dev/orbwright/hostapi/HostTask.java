package dev.orbwright.hostapi;

import dev.orbwright.world.task.Recording;

/// What a guest's calls act on, and in whose name.
///
/// @param recording the task's transaction, with its log of calls
/// @param functions runs functions of the world within the same task
public record HostTask(Recording recording, Caller caller, FunctionCaller functions) {}
