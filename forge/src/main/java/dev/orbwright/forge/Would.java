package dev.orbwright.forge;

import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.Run;
import dev.orbwright.world.task.WorldEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says in plain words what a tool would do, from what it did when it was tried.
final class Would {

    private static final int MOST = 20;

    private Would() {}

    /// One sentence for each thing that would happen, to the player who made the wish.
    static List<String> sentences(Tried tried) {
        Optional<String> player = Optional.of(tried.scope().soulId());
        List<String> sentences =
                new ArrayList<>(
                        ChangeSentences.of(
                                tried.trial().changes(),
                                tried.trial().after(),
                                player,
                                tried.scope().artifactId()));
        for (WorldEvent event : tried.trial().events()) {
            sentences.add(ChangeSentences.shortened(sentence(event, tried)));
        }
        if (tried.trial().run() instanceof Run.Answered answered) {
            String message = Answer.of(answered.value()).message();
            if (!message.isBlank()) {
                sentences.add(ChangeSentences.shortened("It says: \"%s\"".formatted(message)));
            }
        }
        List<String> said = sentences.stream().distinct().toList();
        if (said.size() <= MOST) {
            return said;
        }
        List<String> cut = new ArrayList<>(said.subList(0, MOST));
        cut.add("... and %d more.".formatted(said.size() - MOST));
        return List.copyOf(cut);
    }

    private static String sentence(WorldEvent event, Tried tried) {
        return switch (event) {
            case WorldEvent.Told(String soul, String text) ->
                    soul.equals(tried.scope().soulId())
                            ? "You are told: \"%s\"".formatted(text)
                            : "Somebody else is told: \"%s\"".formatted(text);
            case WorldEvent.Logged(String text) -> "Everybody reads: \"%s\"".formatted(text);
            case WorldEvent.Prompted prompted ->
                    "You are asked: \"%s\"".formatted(prompted.message());
        };
    }
}
