package dev.orbwright.forge.recipe;

import dev.orbwright.forge.Place;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the values of a recipe's slots from a wish and the scene that it is meant for.
final class SlotFiller {

    private static final Pattern MY_NAME = Pattern.compile("\\bmy (?:own )?name\\b");

    /// What came of it.
    sealed interface Filling {
        /// A value for each slot.
        record Filled(JsonObject values) implements Filling {}

        /// The wish lacks something that only its player can say.
        ///
        /// @param question asks for it
        record Lacking(String question) implements Filling {}
    }

    private final Wording wording;
    private final Place place;
    private final Mentions mentions;
    private final String withoutNames;

    SlotFiller(Wording wording, Place place, Mentions mentions) {
        this.wording = wording;
        this.place = place;
        this.mentions = mentions;
        this.withoutNames = mentions.withoutNames(wording.plain());
    }

    Filling fill(Recipe recipe) {
        Map<String, Json> values = new LinkedHashMap<>();
        for (Slot slot : recipe.slots()) {
            Optional<Json> value = value(slot).or(slot::fallback).or(() -> preferred(slot));
            if (value.isEmpty()) {
                return new Filling.Lacking(question(slot));
            }
            values.put(slot.name(), value.get());
        }
        return new Filling.Filled(new JsonObject(values));
    }

    private Optional<Json> value(Slot slot) {
        return byWord(slot)
                .or(() ->
                        switch (slot.kind()) {
                            case LANDMARK ->
                                    mentions.landmark(wording.plain(), slot.prefer())
                                            .map(Landmark::name)
                                            .map(Json::of);
                            case OBJECT ->
                                    mentions.object(wording.plain())
                                            .map(EnvironmentObject::id)
                                            .map(Json::of);
                            case ARTIFACT ->
                                    mentions.artifact(wording.plain())
                                            .map(Artifact::id)
                                            .map(Json::of);
                            case COLOR -> Colors.in(withoutNames).map(Json::of);
                            case MATERIAL -> Stuff.in(withoutNames).map(Json::of);
                            case DURATION -> Durations.in(wording.plain()).map(Json::of);
                            case COUNT -> Counts.in(wording.plain(), slot.units()).map(Json::of);
                            case TEXT -> wording.said().or(this::playersName).map(Json::of);
                            case QUESTION -> Questions.in(wording).map(Json::of);
                            case TYPE ->
                                    Nouns.in(Colors.without(wording.core()), false).map(Json::of);
                            case THING -> Nouns.in(wording.core(), true).map(Json::of);
                            case NAME ->
                                    mentions.name(wording.plain())
                                            .or(() -> Nouns.in(wording.core(), false))
                                            .map(Json::of);
                            case SIZE -> Factors.SIZE.in(withoutNames).map(Json::of);
                            case GLOW -> Factors.GLOW.in(withoutNames).map(Json::of);
                            case SHIFT -> Shifts.in(wording.plain()).map(Json::from);
                            case FLAG -> Optional.empty();
                        });
    }

    private Optional<Json> byWord(Slot slot) {
        return slot.words().entrySet().stream()
                .filter(entry ->
                        Pattern.compile("\\b" + Pattern.quote(entry.getKey()) + "\\b")
                                .matcher(wording.plain())
                                .find())
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Optional<Json> preferred(Slot slot) {
        boolean mayBeChosen =
                slot.prefer() == Slot.Preference.NEAREST
                        || slot.prefer() == Slot.Preference.UNREACHABLE;
        return slot.kind() == Slot.Kind.LANDMARK && mayBeChosen
                ? mentions.landmark(slot.prefer()).map(Landmark::name).map(Json::of)
                : Optional.empty();
    }

    private Optional<String> playersName() {
        return Optional.of(place.soul().name())
                .filter(_ -> MY_NAME.matcher(wording.plain()).find())
                .filter(name -> !name.isBlank());
    }

    /// Says that there is no such spot, and which there are.
    String whereInstead(String wanted) {
        return "Nothing here is known as \"%s\". Say it again with something that is here:%s"
                .formatted(
                        wanted,
                        place.landmarks().stream()
                                .map(Landmark::displayName)
                                .collect(Collectors.joining(", ", " ", ".")));
    }

    private String question(Slot slot) {
        String choices =
                switch (slot.kind()) {
                    case LANDMARK, OBJECT ->
                            place.landmarks().stream()
                                    .map(Landmark::displayName)
                                    .collect(Collectors.joining(", ", " Here there are: ", "."));
                    case ARTIFACT ->
                            place.soul().inventory().stream()
                                    .flatMap(
                                            id -> place.state().entity(id, Artifact.class).stream())
                                    .map(Artifact::name)
                                    .collect(Collectors.joining(", ", " You carry: ", "."));
                    case TEXT -> " Put it in quotes.";
                    case COLOR,
                            MATERIAL,
                            DURATION,
                            COUNT,
                            QUESTION,
                            TYPE,
                            THING,
                            NAME,
                            SIZE,
                            GLOW,
                            SHIFT,
                            FLAG ->
                            "";
                };
        return "Your wish does not say something that the tool needs, so say it and wish again: %s%s"
                .formatted(slot.doc(), choices);
    }
}
