package dev.orbwright.forge.recipe;

import dev.orbwright.forge.Place;
import dev.orbwright.forge.Wish;
import dev.orbwright.forge.Words;
import dev.orbwright.world.geometry.Ground;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Reachability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the things of a place that a wish names.
final class Mentions {

    /// A name of which less is mentioned is not meant, unless it is the noun of the name.
    private static final double ENOUGH = 0.5;

    private static final double NOUN_ONLY = 0.4;
    private static final Set<String> EMPTY_NOUNS = Set.of("way", "back", "place", "part", "side");
    private static final Pattern GAP =
            Pattern.compile(
                    "\\b(?:gap|chasm|abyss|void|ravine|canyon|pit|gorge|across|other side|far side)\\b");

    private static final Pattern SPAN =
            Pattern.compile("\\bfrom (.{2,60}?) (?:over |across )?to (.{2,})");

    private static final Pattern JOURNEY =
            Pattern.compile(
                    "\\b(?:me|us)\\b(?: \\w+){0,2} (?:in|into|to|inside|towards) (?:the |that )?(.+)");

    private static final Pattern PLACE_AT_THE_END =
            Pattern.compile(
                    "\\s+(?:next to|in front of|on top of|at|over|above|near|beside|behind|on|onto|under|below|by)"
                            + "((?: [\\p{L}'-]+){1,6})[.!]?$",
                    Pattern.CASE_INSENSITIVE);

    private final Place place;
    private final Reachability reachability;
    private final Ground ground;
    private final Map<String, String> nouns;

    Mentions(Place place) {
        this.place = place;
        this.reachability = Reachability.in(place.state(), place.location().id());
        this.ground = Ground.of(place.location().visualConfig());
        this.nouns = nouns();
    }

    /// The landmark that the text names; the best named, then the nearest.
    ///
    /// @param text of a wish, lower case
    Optional<Landmark> landmark(String text, Slot.Preference preference) {
        Matcher span = SPAN.matcher(text);
        boolean spans = span.find();
        if (preference == Slot.Preference.ORIGIN) {
            return spans ? namedIn(span.group(1)).stream().findFirst() : Optional.empty();
        }
        List<Landmark> named = namedIn(spans ? span.replaceFirst(" to $2") : text);
        return switch (preference) {
            case NEAREST, NAMED, ORIGIN -> named.stream().findFirst();
            case UNREACHABLE ->
                    named.stream()
                            .limit(1)
                            .filter(landmark -> isGoal(landmark, text))
                            .findFirst()
                            .or(() ->
                                    named.stream()
                                            .filter(landmark -> !isReachable(landmark))
                                            .findFirst());
        };
    }

    private List<Landmark> namedIn(String text) {
        return best(place.landmarks(), this::namesOf, text, this::distance);
    }

    /// The landmark to take where the text names none.
    Optional<Landmark> landmark(Slot.Preference preference) {
        return place.landmarks().stream()
                .filter(landmark ->
                        preference != Slot.Preference.UNREACHABLE || !isReachable(landmark))
                .min(Comparator.comparingDouble(this::distance));
    }

    /// The environment object that the text names, or at which a landmark that it names is aimed.
    Optional<EnvironmentObject> object(String text) {
        List<EnvironmentObject> objects =
                place.state().in(place.location().id(), EnvironmentObject.class);
        return best(objects, this::namesOf, text, this::distance).stream().findFirst();
    }

    /// The artifact in the player's hands that the text names; of equals the first.
    Optional<Artifact> artifact(String text) {
        List<Artifact> carried =
                place.soul().inventory().stream()
                        .flatMap(id -> place.state().entity(id, Artifact.class).stream())
                        .toList();
        return best(carried, artifact -> List.of(artifact.name()), text, carried::indexOf).stream()
                .findFirst();
    }

    /// What people call the thing that the text names: here, else anywhere in the world.
    Optional<String> name(String text) {
        Stream<Landmark> elsewhere =
                place.state().ofKind(Entity.Kind.LANDMARK).stream().map(Landmark.class::cast);
        return landmark(text, Slot.Preference.NEAREST)
                .or(() ->
                        best(
                                        elsewhere.toList(),
                                        landmark -> List.of(landmark.displayName()),
                                        text,
                                        _ -> 0)
                                .stream()
                                .findFirst())
                .map(Landmark::displayName);
    }

    /// The text with names such as `pedestal of the flame` cut down to their noun, so that what a
    /// thing is called is not taken for what is to happen to it.
    ///
    /// @param text lower case
    String withoutNames(String text) {
        String plain = text;
        for (Map.Entry<String, String> name : nouns.entrySet()) {
            plain =
                    Pattern.compile("\\b" + Pattern.quote(name.getKey()) + "\\b")
                            .matcher(plain)
                            .replaceAll(Matcher.quoteReplacement(name.getValue()));
        }
        return plain;
    }

    /// The words of the names, of landmarks, objects and belongings, that the text mentions.
    ///
    /// @param text lower case
    Set<String> wordsOfNamed(String text) {
        Set<String> said = Words.of(text);
        Set<String> found = new HashSet<>();
        Stream.concat(
                        Stream.concat(
                                place.landmarks().stream().flatMap(mark -> namesOf(mark).stream()),
                                place
                                        .state()
                                        .in(place.location().id(), EnvironmentObject.class)
                                        .stream()
                                        .flatMap(object -> namesOf(object).stream())),
                        Stream.concat(
                                place.soul().inventory().stream()
                                        .flatMap(id ->
                                                place.state().entity(id, Artifact.class).stream())
                                        // The name of a tool is what was wished for.
                                        .filter(artifact ->
                                                !artifact.properties().flag(Wish.MADE_BY_ORB))
                                        .map(Artifact::name),
                                place.state().ofKind(Entity.Kind.LOCATION).stream()
                                        .map(location -> ((Location) location).name())))
                .filter(name -> named(said, List.of(name)) > 0)
                .forEach(name -> found.addAll(Words.of(name)));
        return found;
    }

    /// Whether the text names something that stands here for good: a landmark or an environment
    /// object.
    ///
    /// @param text lower case
    boolean isFixed(String text) {
        return !best(place.landmarks(), this::namesOf, text, this::distance).isEmpty()
                || object(text).isPresent();
    }

    /// Whether the text is for its speaker to be taken to a location: `beam me into the hall`.
    ///
    /// @param text lower case
    boolean isJourney(String text) {
        Matcher journey = JOURNEY.matcher(text);
        if (!journey.find()) {
            return false;
        }
        Set<String> goal = Words.of(journey.group(1));
        return place.state().ofKind(Entity.Kind.LOCATION).stream()
                .map(Location.class::cast)
                .anyMatch(location ->
                        Words.mentioned(goal, location.name()) >= ENOUGH
                                && place.landmarks().stream()
                                        .noneMatch(mark ->
                                                Words.mentioned(goal, mark.displayName())
                                                        > ENOUGH));
    }

    /// Where in a text its last part begins that says where something is: `next to the door`.
    Optional<Integer> placeAtTheEnd(String text) {
        Matcher matcher = PLACE_AT_THE_END.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Set<String> words = Words.of(matcher.group(1));
        return place.landmarks().stream().anyMatch(mark -> named(words, namesOf(mark)) >= NOUN_ONLY)
                ? Optional.of(matcher.start())
                : Optional.empty();
    }

    /// What a landmark of this key, or an object or artifact of this id, is called.
    List<String> namesOfThing(String keyOrId) {
        return Stream.concat(
                        place.landmarks().stream()
                                .filter(mark -> mark.name().equals(keyOrId))
                                .flatMap(mark -> namesOf(mark).stream()),
                        place.state().entity(keyOrId).stream()
                                .flatMap(entity ->
                                        switch (entity) {
                                            case EnvironmentObject object ->
                                                    namesOf(object).stream();
                                            case Artifact artifact -> Stream.of(artifact.name());
                                            default -> Stream.empty();
                                        }))
                .toList();
    }

    private boolean isReachable(Landmark landmark) {
        return reachability.joins(place.soul().position(), landmark.position());
    }

    private double distance(Landmark landmark) {
        return place.soul().position().distanceTo(landmark.position());
    }

    private double distance(EnvironmentObject object) {
        return landmarksOf(object).mapToDouble(this::distance).min().orElse(Double.MAX_VALUE);
    }

    private Stream<Landmark> landmarksOf(EnvironmentObject object) {
        return place.landmarks().stream()
                .filter(landmark -> landmark.targetObjectId().equals(Optional.of(object.id())));
    }

    /// Whether the way is to lead to this landmark: then the wish says `to` it and speaks of no
    /// gap.
    private static boolean isGoal(Landmark landmark, String text) {
        if (GAP.matcher(text).find()) {
            return false;
        }
        Set<String> name = Words.of(landmark.displayName());
        return Pattern.compile(
                        "\\b(?:to|towards?|onto|reach) (?:the |my |that )?([^\\s,.]+(?: [^\\s,.]+)?)")
                .matcher(text)
                .results()
                .anyMatch(goal -> Words.of(goal.group(1)).stream().anyMatch(name::contains));
    }

    private List<String> namesOf(Landmark landmark) {
        List<String> names = new ArrayList<>();
        names.add(landmark.displayName());
        names.add(
                landmark.name()
                        .replaceAll("_(?:landmark|loc|location|spot|mark)$", "")
                        .replace('_', ' '));
        landmark.config()
                .text("landmark_interaction_type_key")
                .ifPresent(type -> names.add(type.replace('_', ' ')));
        landmark.exitTo().ifPresent(_ -> names.add("exit"));
        landmark.targetObjectId()
                .flatMap(id -> place.state().entity(id, EnvironmentObject.class))
                .ifPresent(object -> names.addAll(ownNames(object)));
        otherGround(landmark.position()).ifPresent(piece -> names.add(piece.replace('_', ' ')));
        return names;
    }

    private List<String> namesOf(EnvironmentObject object) {
        List<String> names = new ArrayList<>(ownNames(object));
        landmarksOf(object).map(this::namesOf).forEach(names::addAll);
        return names;
    }

    private static List<String> ownNames(EnvironmentObject object) {
        List<String> names = new ArrayList<>();
        names.add(object.id().replace('_', ' '));
        names.add(object.type().replace('_', ' '));
        object.details().text("name").ifPresent(names::add);
        object.details().text("display_name").ifPresent(names::add);
        return names;
    }

    /// The piece of ground under a spot, where it is not the one that the player stands on.
    private Optional<String> otherGround(Position spot) {
        Optional<String> mine = ground.pieceUnder(place.soul().position());
        return ground.pieceUnder(spot).filter(piece -> !Optional.of(piece).equals(mine));
    }

    private static <T> List<T> best(
            List<T> things,
            Function<T, List<String>> names,
            String text,
            ToDoubleFunction<T> rank) {
        Set<String> words = Words.of(text);
        record Named<T>(T thing, double how) {}
        return things.stream()
                .map(thing -> new Named<>(thing, named(words, names.apply(thing))))
                .filter(named -> named.how() > 0)
                .sorted(
                        Comparator.<Named<T>>comparingDouble(Named::how)
                                .reversed()
                                .thenComparingDouble(named -> rank.applyAsDouble(named.thing())))
                .map(Named::thing)
                .toList();
    }

    /// How well words name a thing: 0 where they do not, else more for more of a longer name.
    private static double named(Set<String> words, List<String> names) {
        double best = 0;
        for (String name : names) {
            double mentioned = Words.mentioned(words, name);
            if (mentioned >= ENOUGH) {
                best = Math.max(best, mentioned + 0.01 * Words.of(name).size());
            } else if (mentioned > 0
                    && Words.of(noun(name)).stream()
                            .anyMatch(
                                    word -> words.contains(word) && !EMPTY_NOUNS.contains(word))) {
                best = Math.max(best, NOUN_ONLY);
            }
        }
        return best;
    }

    /// The noun of a name: `pool` of `Pool of Unspoken Wishes`.
    private static String noun(String name) {
        String[] words =
                name.toLowerCase(Locale.ROOT)
                        .split(" (?:of|to|in|from|with|under) ", 2)[0]
                        .split(" ", -1);
        return words[words.length - 1];
    }

    /// Names to cut down to their noun, longest first.
    private Map<String, String> nouns() {
        Map<String, String> found = new LinkedHashMap<>();
        for (Landmark landmark : place.landmarks()) {
            for (String name : namesOf(landmark)) {
                String lower = name.toLowerCase(Locale.ROOT);
                String[] parts = lower.split(" of (?:the )?", -1);
                if (parts.length == 2) {
                    found.put(lower, noun(lower));
                    found.put(parts[1] + " " + parts[0], noun(lower));
                    found.put(parts[1] + "'s " + parts[0], noun(lower));
                } else if (Stream.of(lower.split(" ", -1)).anyMatch(Stuff::isNamed)
                        && !Stuff.isNamed(noun(lower))) {
                    found.put(lower, noun(lower));
                }
            }
        }
        for (Entity location : place.state().ofKind(Entity.Kind.LOCATION)) {
            if (location instanceof Location named) {
                found.put(named.name().toLowerCase(Locale.ROOT).replaceFirst("^the ", ""), "place");
            }
        }
        Map<String, String> longestFirst = new LinkedHashMap<>();
        found.entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<String, String>>comparingInt(
                                        entry -> entry.getKey().length())
                                .reversed())
                .forEach(entry -> longestFirst.put(entry.getKey(), entry.getValue()));
        return longestFirst;
    }
}
