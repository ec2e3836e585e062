package dev.orbwright.bench.sandbox;

import dev.orbwright.bench.measure.Goal;
import dev.orbwright.bench.measure.Ratio;
import java.util.List;

/// What is compared, and what is to be reached. Ratios are of one run on one machine, so they say
/// more than microseconds do.
final class SandboxGoals {
    private static final Ratio PROCESS_TO_ISOLATE =
            new Ratio("js/process/7/known", Peers.ISOLATE, "p50");
    private static final Ratio PROCESS_TO_QUICKJS =
            new Ratio("js/process/7/known", Peers.QUICKJS, "p50");
    private static final Ratio PROCESS_TO_CPYTHON =
            new Ratio("js/process/7/known", Peers.CPYTHON, "p50");
    private static final Ratio THREAD_TO_CPYTHON =
            new Ratio("js/thread/7/known", Peers.CPYTHON, "p50");
    private static final Ratio ATTACKED_TO_QUIET = attacked(Neighbours.Honest.JAVASCRIPT);
    private static final Ratio PYTHON_ATTACKED_TO_QUIET = attacked(Neighbours.Honest.PYTHON);

    static final List<Ratio> RATIOS =
            List.of(
                    PROCESS_TO_ISOLATE,
                    PROCESS_TO_QUICKJS,
                    PROCESS_TO_CPYTHON,
                    THREAD_TO_CPYTHON,
                    ATTACKED_TO_QUIET,
                    PYTHON_ATTACKED_TO_QUIET);

    static final List<Goal> GOALS =
            List.of(
                    new Goal(PROCESS_TO_ISOLATE.name(), "ratio", 1 / 6.0),
                    new Goal(PROCESS_TO_QUICKJS.name(), "ratio", 1),
                    new Goal(PROCESS_TO_CPYTHON.name(), "ratio", 1.5),
                    new Goal(THREAD_TO_CPYTHON.name(), "ratio", 1),
                    new Goal("js/thread/7/known/closed", "cpu", 300),
                    new Goal("python/process/7/known", "p50", 3000),
                    new Goal("worker/respawn/js", "p50", 1000),
                    new Goal("worker/respawn/python", "p50", 4000),
                    new Goal(ATTACKED_TO_QUIET.name(), "ratio", 5),
                    new Goal(PYTHON_ATTACKED_TO_QUIET.name(), "ratio", 5));

    private SandboxGoals() {}

    private static Ratio attacked(Neighbours.Honest honest) {
        return new Ratio(honest.attacked(), honest.quiet(), "p99");
    }
}
