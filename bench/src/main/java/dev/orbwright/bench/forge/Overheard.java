package dev.orbwright.bench.forge;

import dev.orbwright.world.task.Committed;
import dev.orbwright.world.task.WorldEvent;
import dev.orbwright.world.task.WorldListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was told, logged and asked in a world since [#begin].
final class Overheard implements WorldListener {

    private static final String CLOCK = "clock";

    private final String soulId;
    private final List<String> told = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private final List<Question> asked = new ArrayList<>();

    /// @param soulId whose ears
    Overheard(String soulId) {
        this.soulId = soulId;
    }

    /// What an artifact asked.
    record Question(String artifactId, String functionName, String message) {}

    synchronized void begin() {
        told.clear();
        logged.clear();
        asked.clear();
    }

    /// Adds what the player reads in an answer.
    synchronized void read(String message) {
        if (!message.isBlank()) {
            told.add(message);
        }
    }

    @Override
    public synchronized void committed(Committed committed) {
        if (committed.commit().cause().equals(CLOCK)) {
            return;
        }
        for (WorldEvent event : committed.commit().events()) {
            switch (event) {
                case WorldEvent.Logged(String text) -> logged.add(text);
                case WorldEvent.Told(String to, String text) -> {
                    if (to.equals(soulId)) {
                        told.add(text);
                    }
                }
                case WorldEvent.Prompted(
                                String to,
                                String artifactId,
                                String message,
                                Optional<String> function) -> {
                    if (to.equals(soulId)) {
                        asked.add(new Question(artifactId, function.orElse(""), message));
                    }
                }
            }
        }
    }

    synchronized List<String> told() {
        return List.copyOf(told);
    }

    synchronized List<String> logged() {
        return List.copyOf(logged);
    }

    synchronized List<Question> asked() {
        return List.copyOf(asked);
    }
}
