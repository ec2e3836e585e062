package dev.orbwright.world.task;

/// How a world is doing.
///
/// @param running false where it takes no tasks
/// @param trouble why not; empty while it runs
/// @param sequence of the last durable commit
/// @param replays tasks whose log was executed again because the world had moved on
/// @param conflicts of those, the ones that saw something else and were run again
/// @param exclusiveTurns tasks that were given the world for themselves in the end
public record WorldStatus(
        boolean running,
        String trouble,
        long sequence,
        long worldTime,
        int entries,
        long replays,
        long conflicts,
        long exclusiveTurns) {}
