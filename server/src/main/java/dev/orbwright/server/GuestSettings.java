package dev.orbwright.server;

import dev.orbwright.runtime.GuestBudgets;
import java.util.Optional;

/// How a server runs functions.
///
/// @param budgets how much each run may use
/// @param safeMode true where neither timers nor handlers of events run, so that a bad function can
///   be removed
public record GuestSettings(Isolation isolation, GuestBudgets budgets, boolean safeMode) {

    /// What holds where nothing else is said.
    public static GuestSettings standard() {
        return new GuestSettings(Isolation.PROCESS, GuestBudgets.standard(), false);
    }

    /// What whoever starts the server should know, where there is something.
    public Optional<String> notice() {
        return safeMode
                ? Optional.of(
                        "orbwright: safe mode: no timers and no event handlers run; take a bad"
                                + " function out of use with save retire, then start as usual")
                : Optional.empty();
    }
}
