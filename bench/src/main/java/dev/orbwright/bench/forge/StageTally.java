package dev.orbwright.bench.forge;

import dev.orbwright.forge.ForgeListener;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// Counts how far drafts come: for each of the forge's stages how many wishes passed it at which
/// attempt. A draft has passed a stage once a later one begins.
final class StageTally implements ForgeListener {

    private final Map<dev.orbwright.forge.Stage, Map<Integer, Integer>> passed =
            new EnumMap<>(dev.orbwright.forge.Stage.class);
    private dev.orbwright.forge.Stage current = dev.orbwright.forge.Stage.RETRIEVING;
    private int attempt;

    /// A wish begins.
    void begin() {
        current = dev.orbwright.forge.Stage.RETRIEVING;
        attempt = 0;
    }

    /// A wish is over.
    ///
    /// @param kept whether a tool came of it, which then passed the stage that it is in
    void end(boolean kept) {
        if (kept && attempt > 0) {
            count();
        }
    }

    private void count() {
        passed.computeIfAbsent(current, _ -> new TreeMap<>()).merge(attempt, 1, Integer::sum);
    }

    @Override
    public void stage(dev.orbwright.forge.Stage stage, String message) {
        if (stage == current) {
            return;
        }
        boolean again = stage == dev.orbwright.forge.Stage.REPAIRING;
        if (!again && attempt > 0) {
            count();
        }
        if (again || stage == dev.orbwright.forge.Stage.WRITING) {
            attempt++;
        }
        current = again ? dev.orbwright.forge.Stage.WRITING : stage;
    }

    /// The most attempts of any wish; at least 1.
    int attempts() {
        return passed.values().stream()
                .flatMap(counts -> counts.keySet().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
    }

    /// By stage and attempt, from 1.
    Map<dev.orbwright.forge.Stage, Map<Integer, Integer>> passed() {
        return passed;
    }
}
