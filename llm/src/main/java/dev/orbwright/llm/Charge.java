package dev.orbwright.llm;

import java.util.Objects;
import java.util.Optional;

/// Who pays for a request, and what it is for. No part of what the model is asked.
///
/// @param payer a player or an NPC; empty where the world itself pays. The world and the server pay
///   in any case: their budgets hold for the sum
/// @param purpose the stage of the work, such as `forge.write`: for records and metrics
public record Charge(Optional<Payer> payer, String purpose) {

    /// For requests of which nobody has said more.
    public static final Charge OTHER = toWorld("other");

    public Charge {
        Objects.requireNonNull(payer, "payer");
        if (purpose.isBlank() || purpose.length() > 64) {
            throw new IllegalArgumentException("A purpose has 1 to 64 characters.");
        }
    }

    /// On the budget of a player or an NPC.
    public static Charge to(Payer payer, String purpose) {
        return new Charge(Optional.of(payer), purpose);
    }

    /// On the budget of the world.
    public static Charge toWorld(String purpose) {
        return new Charge(Optional.empty(), purpose);
    }
}
