package dev.orbwright.forge.recipe;

import dev.orbwright.forge.Words;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes a function that recipes wrote into another one, by what is to be different: `longer, and
/// blue`. What the words do not speak of stays as it is.
final class Refining {

    /// What came of it.
    sealed interface Refined {

        /// The function is another one now.
        record Changed(Composition composition) implements Refined {}

        /// Nothing came of it, and nothing is changed.
        ///
        /// @param message what can be changed instead
        record Cannot(String message) implements Refined {}
    }

    private static final Set<String> ABOUT_IT =
            Set.of(
                    "longer",
                    "shorter",
                    "briefer",
                    "rather",
                    "instead",
                    "more",
                    "less",
                    "time",
                    "bit",
                    "slightly",
                    "further",
                    "farther",
                    "higher",
                    "lower",
                    "left",
                    "right",
                    "closer",
                    "nearer",
                    "metre",
                    "meter",
                    "too",
                    "also",
                    "please",
                    "bigger",
                    "larger",
                    "smaller",
                    "taller",
                    "wider",
                    "narrower",
                    "thicker",
                    "thinner",
                    "brighter",
                    "dimmer",
                    "darker",
                    "fainter",
                    "stronger",
                    "weaker",
                    "brightly",
                    "twice",
                    "double",
                    "half",
                    "lasts",
                    "last",
                    "stay",
                    "stays",
                    "read",
                    "say",
                    "says",
                    "size",
                    "upward",
                    "downward",
                    "away",
                    "toward",
                    "towards",
                    "leftward",
                    "rightward",
                    "second",
                    "minute",
                    "hour",
                    "colour",
                    "color",
                    "bright",
                    "strong",
                    "happen",
                    "happens",
                    "dazzling",
                    "glaring",
                    "than",
                    "now",
                    "before",
                    "extra",
                    "additional");

    private final RecipeBook book;
    private final Mentions mentions;

    Refining(RecipeBook book, Mentions mentions) {
        this.book = book;
        this.mentions = mentions;
    }

    /// What a revision was made of; empty where no recipe wrote it.
    ///
    /// @param provenance see [Composition#provenance]
    Optional<Composition> read(JsonObject provenance) {
        List<Choice> choices = new ArrayList<>();
        Optional<Choice> first = choice(provenance);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        choices.add(first.get());
        if (provenance.get("and").isPresent()) {
            Optional<Choice> second = choice(provenance.object("and"));
            if (second.isEmpty()) {
                return Optional.empty();
            }
            choices.add(second.get());
        }
        JsonObject timing = provenance.object("timing");
        return Optional.of(
                new Composition(
                        choices,
                        timing.members().isEmpty()
                                ? Optional.empty()
                                : Optional.of(
                                        new Timing(
                                                (int) timing.number("seconds").orElse(1),
                                                timing.flag("repeats")))));
    }

    /// The recipe by its id; slots that it has got since take what they take where nothing is said.
    private Optional<Choice> choice(JsonObject about) {
        return about.text("recipe")
                .flatMap(id ->
                        book.all().stream().filter(recipe -> recipe.id().equals(id)).findFirst())
                .map(recipe -> {
                    Map<String, Json> values = new LinkedHashMap<>();
                    for (Slot slot : recipe.slots()) {
                        Json kept = about.object("slots").members().get(slot.name());
                        values.put(
                                slot.name(),
                                kept == null ? slot.fallback().orElse(Json.Null.NULL) : kept);
                    }
                    return new Choice(
                            recipe, about.number("similarity").orElse(0), new JsonObject(values));
                });
    }

    /// @param words how it is to be different
    Refined refine(Composition old, String words) {
        Optional<Timing.Timed> retimed =
                old.timing().flatMap(_ -> Timing.in("it happens " + words));
        Wording wording = Wording.of(retimed.map(Timing.Timed::rest).orElse(words));
        String text = wording.plain();
        Set<String> unheard = unheard(wording);
        List<Choice> choices = new ArrayList<>();
        Set<String> heard = new LinkedHashSet<>();
        for (Choice choice : addressed(old, text)) {
            choices.add(revised(choice, wording, heard));
        }
        Optional<Timing> timing = old.timing();
        if (retimed.isPresent()) {
            timing = Optional.of(retimed.get().timing());
            heard.add("timing");
        }
        if (heard.isEmpty() || unheard.size() > heard.size()) {
            return new Refined.Cannot(message(old, unheard, heard));
        }
        List<Choice> all = new ArrayList<>();
        for (Choice choice : old.choices()) {
            all.add(
                    choices.stream()
                            .filter(one -> one.recipe().equals(choice.recipe()))
                            .findFirst()
                            .orElse(choice));
        }
        Composition changed = new Composition(all, timing);
        return changed.equals(old)
                ? new Refined.Cannot(message(old, unheard, heard))
                : new Refined.Changed(changed);
    }

    /// Those parts that the words name, else all.
    private List<Choice> addressed(Composition old, String text) {
        Set<String> said = Words.of(text);
        List<Choice> named =
                old.choices().stream()
                        .filter(choice -> said.contains(choice.recipe().id()))
                        .toList();
        return named.isEmpty() ? old.choices() : named;
    }

    private Choice revised(Choice choice, Wording wording, Set<String> heard) {
        Map<String, Json> values = new LinkedHashMap<>(choice.values().members());
        for (Slot slot : choice.recipe().slots()) {
            Json now = values.getOrDefault(slot.name(), Json.Null.NULL);
            value(slot, now, wording)
                    .filter(value -> !value.equals(now))
                    .ifPresent(value -> {
                        values.put(slot.name(), value);
                        heard.add(slot.name());
                    });
        }
        return new Choice(choice.recipe(), choice.similarity(), new JsonObject(values));
    }

    private Optional<Json> value(Slot slot, Json now, Wording wording) {
        String text = wording.plain();
        String plain = mentions.withoutNames(text);
        return switch (slot.kind()) {
            case DURATION -> Spans.in(text, number(now, 30)).map(Json::of);
            case COLOR -> Colors.in(plain).map(Json::of);
            case MATERIAL -> Stuff.in(plain).map(Json::of);
            case SIZE -> factor(Factors.SIZE, plain, now);
            case GLOW -> factor(Factors.GLOW, plain, now);
            case SHIFT -> Shifts.in(text).map(step -> Json.from(Shifts.sum(metres(now), step)));
            case COUNT -> Counts.in(text, slot.units()).map(Json::of);
            case TEXT -> wording.said().map(Json::of);
            case QUESTION -> wording.said().map(Json::of);
            case LANDMARK ->
                    mentions.landmark(text, slot.prefer()).map(Landmark::name).map(Json::of);
            case OBJECT -> mentions.object(text).map(EnvironmentObject::id).map(Json::of);
            case ARTIFACT -> mentions.artifact(text).map(Artifact::id).map(Json::of);
            case FLAG ->
                    slot.words().entrySet().stream()
                            .filter(word -> Words.of(text).contains(word.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst();
            case TYPE, THING, NAME -> Optional.empty();
        };
    }

    private static Optional<Json> factor(Factors factors, String text, Json now) {
        return factors.changeIn(text)
                .map(times -> number(now, 1) * times)
                .or(() -> factors.in(text))
                .map(Factors::within)
                .map(Json::of);
    }

    private static double number(Json value, double otherwise) {
        return value instanceof Json.Num(double number) ? number : otherwise;
    }

    private static List<Double> metres(Json value) {
        return value instanceof Json.Arr(List<Json> items) && items.size() == 3
                ? items.stream().map(item -> number(item, 0)).toList()
                : List.of(0.0, 0.0, 0.0);
    }

    /// What nothing is made of: no word for how a thing is, no name, no courtesy.
    private Set<String> unheard(Wording wording) {
        Set<String> names = mentions.wordsOfNamed(wording.plain());
        Set<String> left = new LinkedHashSet<>();
        for (String word : Words.of(wording.core())) {
            boolean heard =
                    ABOUT_IT.contains(word)
                            || Residue.isCourtesy(word)
                            || names.contains(word)
                            || Colors.isNamed(word)
                            || Colors.in(word).isPresent()
                            || Stuff.isNamed(word)
                            || Numbers.value(word).isPresent()
                            || Factors.SIZE.in(word).isPresent()
                            || Factors.GLOW.in(word).isPresent()
                            || book.all().stream().anyMatch(recipe -> recipe.id().equals(word))
                            || word.chars().allMatch(Character::isDigit);
            if (!heard) {
                left.add(word);
            }
        }
        return left;
    }

    private String message(Composition old, Set<String> unheard, Set<String> heard) {
        String can =
                old.choices().stream()
                        .flatMap(choice -> choice.recipe().slots().stream())
                        .map(slot -> said(slot.kind()))
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(", "));
        String what =
                heard.isEmpty() || unheard.isEmpty()
                        ? "That changes nothing that the built-in recipe knows of."
                        : "The built-in recipe cannot do all of that (%s), so nothing was changed."
                                .formatted(String.join(", ", unheard));
        return can.isEmpty()
                ? what + " Nothing about it can be changed; make a new wish."
                : "%s You can say: %s.".formatted(what, can);
    }

    private static String said(Slot.Kind kind) {
        return switch (kind) {
            case DURATION -> "how long it lasts";
            case COLOR -> "its colour";
            case MATERIAL -> "what it is made of";
            case SIZE -> "bigger or smaller";
            case GLOW -> "brighter or dimmer";
            case SHIFT -> "further to the left, right, up or down";
            case LANDMARK, OBJECT -> "where";
            case COUNT -> "how many";
            case TEXT, QUESTION -> "other words, in quotes";
            case ARTIFACT, TYPE, THING, NAME, FLAG -> "";
        };
    }
}
