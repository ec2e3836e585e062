package dev.orbwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which worker a run had, told by how many runs each has had.
final class Workers {
    private Workers() {}

    /// How many runs each worker that is there has had, by process; of isolation `thread` none.
    static Map<Long, Long> runs(Sandbox sandbox) {
        return sandbox.status().workers().stream()
                .collect(
                        Collectors.toMap(
                                SandboxStatus.Worker::pid,
                                SandboxStatus.Worker::runs,
                                (one, _) -> one));
    }

    /// That a run between the second and the third count had the same worker as one between the
    /// first and the second, unless that one is gone.
    static void assertSame(Map<Long, Long> before, Map<Long, Long> between, Map<Long, Long> after) {
        Set<Long> first = new HashSet<>(used(before, between));
        first.retainAll(after.keySet());
        assertThat(used(between, after)).containsAll(first);
    }

    private static Set<Long> used(Map<Long, Long> before, Map<Long, Long> after) {
        return after.entrySet().stream()
                .filter(worker -> worker.getValue() > before.getOrDefault(worker.getKey(), 0L))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
