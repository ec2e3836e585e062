package dev.orbwright.runtime;

import dev.orbwright.sandbox.Usage;
import dev.orbwright.world.task.RunCost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What runs of functions took so far: in the world, by function and by player. No part of the
/// world's state. Thread-safe.
public final class RunTotals {

    /// What is added up.
    public enum Kind {
        /// All runs of the world.
        WORLD,
        /// Runs of one function, by its name.
        FUNCTION,
        /// Runs of one soul's functions, and of the world's that it used; by the soul's id.
        OWNER
    }

    /// What a total is of. The id is empty for the world.
    public record Key(Kind kind, String id) {}

    /// So much by now. Its wall clock counts nested runs twice.
    ///
    /// @param failures runs that the guest's own code ended
    /// @param limits runs that a limit ended
    public record Total(long runs, long failures, long limits, RunCost cost) {

        /// Nothing yet.
        public static final Total NONE = new Total(0, 0, 0, RunCost.NONE);

        /// How many runs answered.
        public long good() {
            return runs - failures - limits;
        }

        private Total plus(Run run) {
            return new Total(
                    runs + 1,
                    failures + (run instanceof Run.Broke ? 1 : 0),
                    limits + (run instanceof Run.Exceeded ? 1 : 0),
                    cost.plus(costOf(run.usage())));
        }
    }

    /// A sandbox's usage as it is kept.
    static RunCost costOf(Usage usage) {
        return new RunCost(
                usage.statements(),
                micros(usage.cpu()),
                micros(usage.wall()),
                usage.hostCalls(),
                usage.bytesIn(),
                usage.bytesOut(),
                usage.heap(),
                usage.entities());
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1000;
    }

    private static final Key WORLD = new Key(Kind.WORLD, "");

    private final Map<Key, Total> totals = new ConcurrentHashMap<>();
    private final Set<Key> changed = ConcurrentHashMap.newKeySet();

    /// Goes on from what was kept.
    public RunTotals(Map<Key, Total> before) {
        totals.putAll(before);
    }

    /// Adds a run that was started.
    ///
    /// @param soulId whose function it is, else who used it; empty where the world did
    void add(String functionName, Optional<String> soulId, Run run) {
        add(WORLD, run);
        add(new Key(Kind.FUNCTION, functionName), run);
        soulId.ifPresent(id -> add(new Key(Kind.OWNER, id), run));
    }

    private void add(Key key, Run run) {
        totals.merge(key, Total.NONE.plus(run), (before, _) -> before.plus(run));
        changed.add(key);
    }

    /// All runs.
    public Total world() {
        return total(WORLD);
    }

    /// The runs of a function.
    public Total function(String name) {
        return total(new Key(Kind.FUNCTION, name));
    }

    /// The runs of a soul's functions.
    public Total owner(String soulId) {
        return total(new Key(Kind.OWNER, soulId));
    }

    private Total total(Key key) {
        return totals.getOrDefault(key, Total.NONE);
    }

    /// The functions or the owners that took the most CPU time, the most first.
    public List<Map.Entry<Key, Total>> top(Kind kind, int most) {
        return totals.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .sorted(
                        Map.Entry.<Key, Total>comparingByValue(
                                        Comparator.comparingLong(
                                                (Total total) -> total.cost().cpuMicros()))
                                .reversed())
                .limit(most)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// What changed since this was asked last, to be kept.
    public List<Map.Entry<Key, Total>> takeChanged() {
        List<Map.Entry<Key, Total>> taken = new ArrayList<>();
        for (Key key : List.copyOf(changed)) {
            changed.remove(key);
            taken.add(Map.entry(key, total(key)));
        }
        return taken;
    }

    /// These could not be kept: they come again the next time.
    public void putBack(List<Map.Entry<Key, Total>> taken) {
        taken.forEach(entry -> changed.add(entry.getKey()));
    }
}
