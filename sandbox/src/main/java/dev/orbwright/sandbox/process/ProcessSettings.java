package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How a [ProcessSandbox] uses processes and time.
///
/// @param languages the languages that workers are kept for
/// @param admission how long a run waits for a worker
/// @param grace how long a worker may take after its run's time is up, until it is ended
/// @param start how long a worker may take to start
/// @param waiting runs that may wait in a lane
/// @param waitingOfOwner runs of one owner that may wait in a lane
/// @param furtherWorkers workers beside the lanes', for nested runs when all others are taken
/// @param suspicion how long an owner that broke a limit stays on probation
/// @param lockdown whether workers are started with fewer rights, and give up more before their
///   first run, as far as the system lets them
/// @param aotCaches the JVM's ahead-of-time caches for workers, used where the files are there
/// @param jvmFlags further flags for workers
public record ProcessSettings(
        Map<Language, Workers> languages,
        Duration admission,
        Duration grace,
        Duration start,
        int waiting,
        int waitingOfOwner,
        int furtherWorkers,
        Duration suspicion,
        boolean lockdown,
        Map<Language, Path> aotCaches,
        List<String> jvmFlags) {

    /// The workers of one language.
    ///
    /// @param trusted runs of trusted functions at the same time
    /// @param spares workers kept warm besides, one for each lane that loses one
    /// @param heapMegabytes of each
    /// @param pooledContexts contexts made ahead for each budget class in each worker
    /// @param ahead whether they are started with the sandbox, and not when they are first needed
    public record Workers(
            int trusted, int spares, int heapMegabytes, int pooledContexts, boolean ahead) {
        public Workers {
            if (trusted < 1 || spares < 0 || heapMegabytes < 32 || pooledContexts < 1) {
                throw new IllegalArgumentException(
                        "Workers need at least 1 trusted, no negative spares, 32 MB and 1 context");
            }
        }

        private Workers ahead(boolean started) {
            return new Workers(trusted, spares, heapMegabytes, pooledContexts, started);
        }
    }

    public ProcessSettings {
        languages = Map.copyOf(languages);
        aotCaches = Map.copyOf(aotCaches);
        jvmFlags = List.copyOf(jvmFlags);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("A sandbox needs a language");
        }
        if (waiting < 1 || waitingOfOwner < 1 || furtherWorkers < 0) {
            throw new IllegalArgumentException(
                    "At least one run must be able to wait, and further workers are not negative");
        }
    }

    /// Two trusted JavaScript workers and one on probation, with a spare of the latter; as many for
    /// Python, without the spare, when it is first needed. Two, because a function that was trusted
    /// and then does not end takes one of them until its limit, and longer where it costs it.
    public static ProcessSettings standard() {
        return new ProcessSettings(
                Map.of(
                        Language.JAVASCRIPT, new Workers(2, 1, 192, 4, true),
                        Language.PYTHON, new Workers(2, 0, 512, 2, false)),
                Duration.ofSeconds(2),
                Duration.ofMillis(800),
                Duration.ofSeconds(60),
                128,
                32,
                8,
                Duration.ofSeconds(60),
                true,
                Map.of(),
                List.of());
    }

    /// The same, with workers that are locked down or not.
    public ProcessSettings withLockdown(boolean locked) {
        return with(languages, locked, aotCaches, jvmFlags);
    }

    /// The same, with caches.
    public ProcessSettings withAotCaches(Map<Language, Path> caches) {
        return with(languages, lockdown, caches, jvmFlags);
    }

    /// The same, with further flags for the workers' JVMs.
    public ProcessSettings withJvmFlags(List<String> flags) {
        return with(languages, lockdown, aotCaches, flags);
    }

    /// The same, with workers of just these languages started with the sandbox.
    public ProcessSettings ahead(Set<Language> ready) {
        Map<Language, Workers> changed = new EnumMap<>(Language.class);
        languages.forEach((language, workers) ->
                changed.put(language, workers.ahead(ready.contains(language))));
        return with(changed, lockdown, aotCaches, jvmFlags);
    }

    private ProcessSettings with(
            Map<Language, Workers> kept,
            boolean locked,
            Map<Language, Path> caches,
            List<String> flags) {
        return new ProcessSettings(
                kept,
                admission,
                grace,
                start,
                waiting,
                waitingOfOwner,
                furtherWorkers,
                suspicion,
                locked,
                caches,
                flags);
    }
}
