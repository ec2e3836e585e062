package dev.orbwright.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// The warm-up of one language, run by run. Cold code burns CPU time that is not the guest's fault:
/// so an engine first runs in contexts with time to spare, and in those of the budget classes then,
/// which fills their pools. Python's pools are filled when a class is first used, for they cost
/// memory.
final class Warming {

    /// One run.
    record Step(GuestFunction function, LanguageRuntime.Contexts contexts, Budget budget) {}

    private final Queue<Step> urgent = new ArrayDeque<>();
    private final Queue<Step> further = new ArrayDeque<>();

    Warming(Language language, LanguageRuntime runtime, List<Budget> classes, HostBinding binding) {
        GuestFunction function = WarmUp.function(language, binding);
        Budget patient = WarmUp.patient(classes.getFirst());
        ContextPool fresh = runtime.unfilledPool(patient);
        switch (language) {
            case JAVASCRIPT -> {
                Step step = new Step(function, new LanguageRuntime.Contexts(fresh, fresh), patient);
                add(step, WarmUp.URGENT_JAVASCRIPT, WarmUp.RUNS);
                for (Budget budget : classes) {
                    add(
                            new Step(function, runtime.contexts(budget), budget),
                            1,
                            WarmUp.RUNS_OF_A_CLASS);
                }
            }
            case PYTHON -> {
                ContextSource kept = new KeptContexts(1).source("", function, patient, fresh);
                LanguageRuntime.Contexts contexts = new LanguageRuntime.Contexts(kept, fresh);
                add(
                        new Step(WarmUp.withoutLibrary(binding), contexts, patient),
                        WarmUp.URGENT_PYTHON,
                        WarmUp.URGENT_PYTHON);
                // Module by module, for a run that comes meanwhile has to wait.
                for (String module : WarmUp.LIBRARY) {
                    add(new Step(WarmUp.loading(module), contexts, patient), 0, 1);
                }
                add(new Step(function, contexts, patient), 0, WarmUp.RUNS);
            }
        }
    }

    private void add(Step step, int first, int all) {
        for (int i = 0; i < all; i++) {
            (i < first ? urgent : further).add(step);
        }
    }

    /// Takes the runs without which an engine is too cold for a guest.
    List<Step> urgent() {
        List<Step> steps = new ArrayList<>(urgent);
        urgent.clear();
        return steps;
    }

    /// Takes the next of the others, which make it faster; empty when all were taken.
    Optional<Step> further() {
        return Optional.ofNullable(further.poll());
    }
}
