package dev.orbwright.forge;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Looks at a draft again where the server was too busy to, so that nobody pays a model for what is
/// no fault of its draft.
///
/// @param pauses before each further look
record Patience(List<Duration> pauses) {

    /// Some seconds in all; a wish takes longer than that anyway.
    static final Patience STANDARD =
            new Patience(
                    List.of(Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(3)));

    Patience {
        pauses = List.copyOf(pauses);
    }

    /// Looks, and again while the server is too busy and there is a pause left. An interrupt ends
    /// the waiting, and stays set.
    ///
    /// @param listener is told of each pause, as part of the stage
    Examination examine(Stage stage, ForgeListener listener, Supplier<Examination> look) {
        Examination seen = look.get();
        for (Duration pause : pauses) {
            if (!(seen instanceof Examination.Prevented prevented) || !prevented.passes()) {
                break;
            }
            listener.stage(stage, "The server is busy; this goes on in a moment.");
            if (!waited(pause)) {
                break;
            }
            seen = look.get();
        }
        return seen;
    }

    private static boolean waited(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
