package dev.orbwright.sandbox;

import java.util.List;

/// A sandbox at one moment.
///
/// @param isolation `thread`: guest contexts live in the server's own process
/// @param languages the languages that it runs
/// @param accepting whether a new run would be admitted, a free slot given
/// @param runs runs ended since the start, of which `failed` by guests and `exhausted` by limits
/// @param activeRuns runs under way, nested ones too
/// @param pooledContexts contexts made ahead, of all budget classes
/// @param runawayThreads threads of abandoned runs that have not stopped
/// @param maxRunawayThreads as many of them keep new runs from starting
public record SandboxStatus(
        String isolation,
        List<Language> languages,
        boolean accepting,
        long runs,
        long failed,
        long exhausted,
        int activeRuns,
        int pooledContexts,
        int runawayThreads,
        int maxRunawayThreads) {
    public SandboxStatus {
        languages = List.copyOf(languages);
    }
}
