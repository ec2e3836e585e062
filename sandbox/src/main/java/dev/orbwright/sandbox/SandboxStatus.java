package dev.orbwright.sandbox;

import java.util.List;
import java.util.Map;

/// A sandbox at one moment.
///
/// @param isolation `thread`: guest contexts live in the server's own process; `process`: in
///   workers
/// @param languages the languages that it runs
/// @param accepting whether a new run would be admitted, a free slot given
/// @param runs runs ended since the start, of which `failed` by guests and `exhausted` by limits
/// @param activeRuns runs under way, nested ones too
/// @param pooledContexts contexts made ahead, of all budget classes
/// @param runawayThreads threads of abandoned runs that have not stopped
/// @param maxRunawayThreads as many of them keep new runs from starting
/// @param workers the worker processes there are
/// @param workersStarted how many were started so far
/// @param kills how many workers ended because of a run, by the limit that it broke
/// @param protections what the workers have put in force against themselves
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
        int maxRunawayThreads,
        List<Worker> workers,
        long workersStarted,
        Map<Limit, Long> kills,
        List<String> protections) {

    /// A process that runs guests.
    ///
    /// @param lane `trusted` for functions that are known to end, `probation` for others
    /// @param runs how many it has run
    /// @param state `starting`, `idle` or `busy`
    public record Worker(Language language, String lane, long pid, long runs, String state) {}

    /// Of a sandbox without workers.
    public SandboxStatus(
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
        this(
                isolation,
                languages,
                accepting,
                runs,
                failed,
                exhausted,
                activeRuns,
                pooledContexts,
                runawayThreads,
                maxRunawayThreads,
                List.of(),
                0,
                Map.of(),
                List.of());
    }

    public SandboxStatus {
        languages = List.copyOf(languages);
        workers = List.copyOf(workers);
        kills = Map.copyOf(kills);
        protections = List.copyOf(protections);
    }
}
