package dev.orbwright.forge;

import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Trial;
import dev.orbwright.world.task.WorldEvent;
import java.util.Optional;

/// Decides whether what a player's tool did, when it was tried, is worth anything: a tool that
/// changes nothing and tells nothing is none, however proudly it answers.
final class EffectCheck {

    private EffectCheck() {}

    /// What is wrong, for the next draft; empty where nothing is.
    static Optional<String> problem(Trial trial) {
        if (!(trial.run() instanceof Run.Answered answered)) {
            return Optional.of(Problems.of(trial.run()));
        }
        Answer answer = Answer.of(answered.value());
        if (!answer.success()) {
            return Optional.of(
                    "it did not succeed when it was tried, it said: " + answer.message());
        }
        if (!trial.changes().isEmpty() || trial.events().stream().anyMatch(EffectCheck::tells)) {
            return Optional.empty();
        }
        boolean lookedAtTheWorld = answered.usage().hostCalls() > 0;
        if (lookedAtTheWorld && !answer.message().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                "it changed nothing and told the player nothing when it was tried;"
                        + " change the world through the host APIs, or tell the player something");
    }

    private static boolean tells(WorldEvent event) {
        return switch (event) {
            case WorldEvent.Logged(String text) -> !text.isBlank();
            case WorldEvent.Told(_, String text) -> !text.isBlank();
            case WorldEvent.Prompted _ -> true;
        };
    }
}
