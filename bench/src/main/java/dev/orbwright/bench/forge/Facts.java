package dev.orbwright.bench.forge;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Reachability;
import dev.orbwright.world.state.TemporaryObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Facts of a world after a tool was used, as oracles.
final class Facts {

    private Facts() {}

    /// The player can walk to the landmark now.
    static Oracle reachable(String landmark) {
        return Oracle.of(
                landmark + " cannot be reached",
                aftermath ->
                        aftermath
                                .after()
                                .landmark(aftermath.player().placeId(), landmark)
                                .filter(mark ->
                                        Reachability.in(aftermath.after(), mark.placeId())
                                                .joins(
                                                        aftermath.player().position(),
                                                        mark.position()))
                                .isPresent());
    }

    static Oracle unreachable(String landmark) {
        Oracle reached = reachable(landmark);
        return Oracle.of(
                landmark + " can be reached",
                aftermath -> reached.objection(aftermath).isPresent());
    }

    /// One thing was made of which all of this is so.
    static Oracle made(Made... all) {
        return Oracle.of(
                "no such thing was made",
                aftermath ->
                        aftermath.made().stream()
                                .anyMatch(object ->
                                        Arrays.stream(all)
                                                .allMatch(each -> each.holds(object, aftermath))));
    }

    /// At least so many things were made of which all of this is so.
    static Oracle made(int least, Made... all) {
        return Oracle.of(
                "fewer than " + least + " such things were made",
                aftermath ->
                        aftermath.made().stream()
                                        .filter(object ->
                                                Arrays.stream(all)
                                                        .allMatch(each ->
                                                                each.holds(object, aftermath)))
                                        .count()
                                >= least);
    }

    /// A thing that was there before is as it should be.
    static Oracle thing(String id, Made... all) {
        return Oracle.of(
                id + " is not as it should be",
                aftermath ->
                        aftermath
                                .after()
                                .entity(id, TemporaryObject.class)
                                .filter(object ->
                                        Arrays.stream(all)
                                                .allMatch(each -> each.holds(object, aftermath)))
                                .isPresent());
    }

    /// A thing that was there before still has so many seconds, at least.
    static Oracle stillLasts(String id, long seconds) {
        return Oracle.of(
                id + " does not last so long",
                aftermath ->
                        aftermath
                                .after()
                                .entity(id, TemporaryObject.class)
                                .filter(object ->
                                        object.expiresAt() - aftermath.worldTime()
                                                >= seconds * 1000)
                                .isPresent());
    }

    static Oracle gone(String id) {
        return Oracle.of(id + " is there", aftermath -> aftermath.after().entity(id).isEmpty());
    }

    /// A fixed thing's details are so.
    static Oracle object(String id, Predicate<JsonObject> fact) {
        return Oracle.of(
                id + " is not as it should be",
                aftermath ->
                        aftermath
                                .after()
                                .entity(id, EnvironmentObject.class)
                                .filter(object -> fact.test(object.details()))
                                .isPresent());
    }

    /// Some part of a fixed thing has this colour; not by what it had before.
    static Oracle recolored(String id, Hue hue) {
        return object(id, details -> hue.isIn(details.object("client_visual_update")));
    }

    /// How brightly a fixed thing shines.
    static Oracle shines(String id, double least, double most) {
        return object(
                id,
                details -> {
                    double intensity =
                            details.object("client_visual_update")
                                    .number("emissive_intensity")
                                    .orElse(0);
                    return intensity >= least && intensity <= most;
                });
    }

    /// The player was told something with such words, in any case.
    static Oracle told(String words) {
        Pattern pattern = pattern(words);
        return Oracle.of(
                "nobody said " + words,
                aftermath -> said(aftermath.told(), pattern) || said(aftermath.logged(), pattern));
    }

    /// So often at least such words were told.
    static Oracle told(int least, String words) {
        Pattern pattern = pattern(words);
        return Oracle.of(
                "not %d times %s".formatted(least, words),
                aftermath ->
                        aftermath.told().stream()
                                        .filter(text -> pattern.matcher(text).find())
                                        .count()
                                >= least);
    }

    /// All of these were told, in any order.
    static Oracle toldAll(String... words) {
        return Oracle.all(Stream.of(words).map(Facts::told).toArray(Oracle[]::new));
    }

    /// The last thing that the player was told has such words.
    static Oracle toldAtLast(String words) {
        Pattern pattern = pattern(words);
        return Oracle.of(
                "the last words were not " + words,
                aftermath ->
                        !aftermath.told().isEmpty()
                                && pattern.matcher(aftermath.told().getLast()).find());
    }

    /// Everybody could read such words.
    static Oracle logged(String words) {
        Pattern pattern = pattern(words);
        return Oracle.of(
                "the log does not say " + words, aftermath -> said(aftermath.logged(), pattern));
    }

    static Oracle asked() {
        return Oracle.of("nothing was asked", aftermath -> !aftermath.asked().isEmpty());
    }

    /// Such words can be read anywhere: on a thing in the player's hands or in the place, or in the
    /// log.
    static Oracle written(String words) {
        Pattern pattern = pattern(words);
        return Oracle.of(
                words + " is written nowhere",
                aftermath ->
                        said(aftermath.logged(), pattern)
                                || aftermath.made().stream()
                                        .anyMatch(object ->
                                                pattern.matcher(
                                                                JsonText.write(
                                                                        object.visualConfig()))
                                                        .find())
                                || newThings(aftermath)
                                        .anyMatch(thing -> pattern.matcher(text(thing)).find()));
    }

    /// The player carries something new of such a name.
    static Oracle carries(String words) {
        Pattern pattern = pattern(words);
        return Oracle.of(
                "the player carries nothing new called " + words,
                aftermath ->
                        newThings(aftermath)
                                .anyMatch(thing -> pattern.matcher(thing.name()).find()));
    }

    /// What the player carries that was not in the world before, but for the tools themselves.
    private static Stream<Artifact> newThings(Aftermath aftermath) {
        return aftermath.player().inventory().stream()
                .filter(id -> aftermath.before().entity(id).isEmpty())
                .filter(id -> !Venue.isTool(id))
                .flatMap(id -> aftermath.after().entity(id, Artifact.class).stream());
    }

    static Oracle standsAt(String landmark) {
        return Oracle.of(
                "the player does not stand at " + landmark,
                aftermath ->
                        aftermath
                                .after()
                                .landmark(aftermath.player().placeId(), landmark)
                                .filter(mark -> isBeside(aftermath, mark.position()))
                                .isPresent());
    }

    private static boolean isBeside(
            Aftermath aftermath, dev.orbwright.world.geometry.Position mark) {
        var here = aftermath.player().position();
        return Math.hypot(here.x() - mark.x(), here.z() - mark.z()) <= 2.5;
    }

    /// A timer of the player's runs again and again, at about such an interval in seconds.
    static Oracle repeats(long seconds) {
        return Oracle.of(
                "nothing is repeated every " + seconds + " seconds",
                aftermath ->
                        aftermath.after().timers().stream()
                                .anyMatch(timer ->
                                        timer.interval()
                                                .filter(every ->
                                                        Math.abs(every - seconds * 1000) <= 1000)
                                                .isPresent()));
    }

    /// Entities and properties of the world are what they were, as far as a tool could lay hands on
    /// them: nothing that is not the player's own has changed.
    static Oracle othersUntouched() {
        return aftermath -> {
            List<String> changed =
                    aftermath.before().entries().stream()
                            .filter(entry -> !Venue.mayChange(entry))
                            .filter(entry ->
                                    !aftermath.after().get(entry.key()).equals(Optional.of(entry)))
                            .map(entry -> entry.key().id())
                            .toList();
            return changed.isEmpty()
                    ? Optional.empty()
                    : Optional.of("changed: " + String.join(", ", changed));
        };
    }

    private static String text(Artifact thing) {
        return thing.name() + " " + thing.description() + " " + JsonText.write(thing.properties());
    }

    private static boolean said(List<String> texts, Pattern pattern) {
        return texts.stream().anyMatch(text -> pattern.matcher(text).find());
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }
}
