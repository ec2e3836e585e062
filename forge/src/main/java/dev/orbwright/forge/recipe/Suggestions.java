package dev.orbwright.forge.recipe;

import dev.orbwright.forge.Place;
import dev.orbwright.llm.EmbeddingException;
import dev.orbwright.world.state.Landmark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Wishes that the recipes can grant at a place: what to offer where a wish was not one of them.
///
/// Each is a recipe's own phrase, aimed at a thing of the place, and is offered only where the
/// writer would take it for that recipe and lack nothing.
final class Suggestions {

    private static final int MOST = 3;

    /// So many recipes are looked at; each costs an embedding.
    private static final int LOOKED_AT = 8;

    private static final int LONGEST_PHRASE = 40;

    /// A phrase that says where already, or speaks of things that need not be here.
    private static final Pattern PLACED =
            Pattern.compile(
                    "\\b(?:at|over|around|above|on|onto|across|from|to|through|in|into|near|under|by|between"
                            + "|beside|behind|against|of|where|here|the|this|that|it|them|i|me|my|your|use)\\b");

    private final RecipeRanking ranking;
    private final Place place;
    private final Mentions mentions;

    Suggestions(RecipeRanking ranking, Place place) {
        this.ranking = ranking;
        this.place = place;
        this.mentions = new Mentions(place);
    }

    /// At most three wishes, those of the nearest recipes first.
    List<String> of(List<RecipeRanking.Ranked> ranked) {
        List<Landmark> marks = place.landmarks();
        List<String> found = new ArrayList<>();
        for (RecipeRanking.Ranked near : ranked.subList(0, Math.min(LOOKED_AT, ranked.size()))) {
            if (found.size() == MOST) {
                break;
            }
            wish(near.recipe(), marks, found.size()).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private Optional<String> wish(Recipe recipe, List<Landmark> marks, int turn) {
        Optional<Slot> where =
                recipe.slots().stream()
                        .filter(slot -> slot.kind() == Slot.Kind.LANDMARK)
                        .findFirst();
        Optional<String> at =
                where.flatMap(slot ->
                                slot.prefer() == Slot.Preference.UNREACHABLE
                                        ? mentions.landmark(slot.prefer())
                                                .map(mark -> " to the " + mark.displayName())
                                        : Optional.of(marks)
                                                .filter(all -> !all.isEmpty())
                                                .map(all -> all.get(turn % all.size()))
                                                .map(mark -> " at the " + mark.displayName()))
                        .or(() -> where.isEmpty() ? Optional.of("") : Optional.empty());
        return at.flatMap(suffix ->
                phrases(recipe)
                        .map(phrase -> phrase + suffix)
                        .filter(wish -> isGranted(wish, recipe))
                        .findFirst());
    }

    private static Stream<String> phrases(Recipe recipe) {
        return recipe.phrases().stream()
                .filter(phrase -> phrase.length() <= LONGEST_PHRASE)
                .filter(phrase -> !PLACED.matcher(phrase.toLowerCase(Locale.ROOT)).find())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(2);
    }

    private boolean isGranted(String wish, Recipe recipe) {
        Wording wording = Wording.of(wish);
        RecipeRanking.Ranked nearest;
        try {
            String core = mentions.withoutNames(wording.core());
            nearest = ranking.rank(core, mentions.wordsOfNamed(core)).getFirst();
        } catch (EmbeddingException e) {
            // The writer has just used the embedder for the wish itself; without it nothing is
            // offered, and the wish is answered all the same.
            return false;
        }
        return nearest.recipe().equals(recipe)
                && nearest.similarity() >= Chooser.NEAR_ENOUGH
                && new SlotFiller(wording, place, mentions).fill(recipe)
                        instanceof SlotFiller.Filling.Filled;
    }
}
