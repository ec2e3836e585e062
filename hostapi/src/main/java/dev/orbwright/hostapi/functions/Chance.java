package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.Risk;
import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.Step;

/// Time and randomness, both of the task: a task that is executed again sees the same.
final class Chance {

    private Chance() {}

    /// A time.
    record Now(@Doc("seconds since the world began") double worldTime) {}

    @HostFunction(
            doc = "The world's time.",
            needs = Capability.READ,
            effects = Effect.READS,
            risk = Risk.LOW)
    static Now now(Step step) {
        return new Now(step.transaction().worldTime() / 1000.0);
    }

    /// A number.
    record Drawn(@Doc("from 0 (included) to 1 (excluded)") double value) {}

    @HostFunction(
            doc = "A random number, another one each time.",
            needs = Capability.READ,
            effects = Effect.DRAWS,
            risk = Risk.LOW)
    static Drawn random(Step step) {
        return new Drawn(step.transaction().random());
    }
}
