package dev.orbwright.sandbox;

import java.time.Duration;

/// How a [ThreadSandbox] uses threads and time.
///
/// @param slots runs at the same time; nested runs use the slot of the run that made them
/// @param pooledContexts contexts made ahead for each budget class
/// @param maxRunaways as many threads that do not stop keep new runs from starting
/// @param admission how long a run waits for a slot
/// @param grace how long a run that was told to stop may take before it is abandoned
/// @param hostGrace how long a run that is out of time waits for the host call that it is in
public record ThreadSettings(
        int slots,
        int pooledContexts,
        int maxRunaways,
        Duration admission,
        Duration grace,
        Duration hostGrace) {

    public ThreadSettings {
        if (slots < 1 || pooledContexts < 1 || maxRunaways < 1) {
            throw new IllegalArgumentException(
                    "Slots, pooled contexts and runaways must each be at least 1");
        }
        if (admission.isNegative() || grace.isNegative() || hostGrace.isNegative()) {
            throw new IllegalArgumentException("Times must not be negative");
        }
    }

    /// A slot for each processor (at least 2), so that one heavy guest leaves room for others.
    public static ThreadSettings standard() {
        int slots = Math.max(2, Runtime.getRuntime().availableProcessors());
        return new ThreadSettings(
                slots,
                4,
                slots,
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofSeconds(10));
    }
}
