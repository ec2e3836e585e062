package dev.orbwright.forge;

import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Trial;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.task.WorldEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Decides whether what a player's tool did, when it was tried, is worth anything: a tool that
/// changes nothing and tells nothing is none, however proudly it answers.
///
/// A tool tells something where it told, logged or asked something through the host, or where its
/// answer has a word or a number that is not in its [Vocabulary]: that can only have come from the
/// host, or be computed from what did. `A bridge to the pillar appears!` is made of its own words
/// and the wish's, whatever the tool looked at before. Chance picks among a tool's own words, as a
/// coin does, so a tool that asks the host for a random number may say any. Words of its own that a
/// tool tells through the host are enough only where the wish is for words ([Intent]).
final class EffectCheck {

    /// Python's own module is seeded by the host.
    private static final Pattern DRAWS_LOTS =
            Pattern.compile("(?<![.\\w])(?:host\\s*\\.\\s*random|random\\s*\\.\\s*\\w+)\\s*\\(");

    private EffectCheck() {}

    static Examination examine(Trial trial, NewTool tool) {
        if (!(trial.run() instanceof Run.Answered answered)) {
            return Examination.ofUnanswered(trial.run());
        }
        Answer answer = Answer.of(answered.value());
        if (!answer.success()) {
            return new Examination.Failed(
                    "it did not succeed when it was tried, it said: " + answer.message());
        }
        Optional<Examination> boast = boast(trial, tool, answer.message());
        if (boast.isPresent()) {
            return boast.get();
        }
        boolean lookedAtTheWorld = answered.usage().hostCalls() > 0;
        boolean told = trial.events().stream().anyMatch(EffectCheck::tells);
        if (!trial.changes().isEmpty()
                || (told && !Intent.asksForChange(tool.description()))
                || (told && trial.events().stream().anyMatch(event -> informs(event, tool)))
                || (lookedAtTheWorld && informs(answer.message(), tool))) {
            return new Examination.Passed();
        }
        if (told) {
            return new Examination.Failed(
                    """
                    when it was tried it changed nothing: it only told the player words of its own, and the wish \
                    is for something to happen. Change the world through the host APIs.\
                    """);
        }
        return new Examination.Failed(
                """
                when it was tried it changed nothing, and told the player nothing that came from the world; \
                it only said: %s
                If the wish is for something to happen, change the world through the host APIs. If it is for \
                something to be known, put what the host answered (a name, a number) into the answer. If it is \
                for words alone, say them with host.tell.\
                """
                        .formatted(answer.message()));
    }

    /// Where something is to happen to the things of the scene, words and a note do not do.
    private static Optional<Examination> boast(Trial trial, NewTool tool, String message) {
        if (!Intent.asksForChange(tool.description())) {
            return Optional.empty();
        }
        Claims claims = new Claims(trial);
        EntryKey soul = EntryKey.entity(tool.ownerId());
        List<String> texts = new ArrayList<>(List.of(message));
        trial.events().stream().flatMap(EffectCheck::text).forEach(texts::add);
        Optional<String> unfounded = claims.unfounded(soul, texts);
        if (unfounded.isPresent()) {
            return Optional.of(
                    new Examination.Failed(
                            """
                            when it was tried it said "%s", and nothing became of the %s. Change it \
                            through the host APIs, or say only what is so.\
                            """
                                    .formatted(String.join(" ", texts), unfounded.get())));
        }
        boolean informs = informs(message, tool);
        if (!informs
                && !Intent.asksForMemory(tool.description())
                && claims.isNoteAbout(tool.artifactId(), soul, tool.description())) {
            return Optional.of(
                    new Examination.Failed(
                            """
                            when it was tried it only noted something in its own properties, which changes nothing \
                            for anybody, and said: %s
                            Change through the host APIs what the wish names.\
                            """
                                    .formatted(message)));
        }
        Optional<String> unchanged =
                informs || trial.changes().isEmpty()
                        ? Optional.empty()
                        : claims.unchanged(soul, tool.description());
        return unchanged.<Examination>map(thing ->
                new Examination.Failed(
                        """
                        when it was tried nothing became of the %s, which the wish is about: what it changed is \
                        something else. Change it through the host APIs, or answer {success: false} with what \
                        cannot be done.\
                        """
                                .formatted(thing)));
    }

    private static Stream<String> text(WorldEvent event) {
        return switch (event) {
            case WorldEvent.Logged(String text) -> Stream.of(text);
            case WorldEvent.Told(_, String text) -> Stream.of(text);
            case WorldEvent.Prompted _ -> Stream.of();
        };
    }

    private static boolean informs(String message, NewTool tool) {
        if (message.isBlank()) {
            return false;
        }
        if (DRAWS_LOTS.matcher(SourceScan.withoutStrings(tool.source(), tool.language())).find()) {
            return true;
        }
        return !Vocabulary.of(tool).holdsAllOf(message);
    }

    private static boolean informs(WorldEvent event, NewTool tool) {
        return switch (event) {
            case WorldEvent.Logged(String text) -> informs(text, tool);
            case WorldEvent.Told(_, String text) -> informs(text, tool);
            case WorldEvent.Prompted _ -> true;
        };
    }

    private static boolean tells(WorldEvent event) {
        return switch (event) {
            case WorldEvent.Logged(String text) -> !text.isBlank();
            case WorldEvent.Told(_, String text) -> !text.isBlank();
            case WorldEvent.Prompted _ -> true;
        };
    }
}
