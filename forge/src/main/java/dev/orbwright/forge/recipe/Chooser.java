package dev.orbwright.forge.recipe;

import dev.orbwright.forge.Place;
import dev.orbwright.forge.Words;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Chooses recipes for what somebody says at a place: those that come near, can be filled, and
/// leave nothing of weight unheard.
final class Chooser {

    /// Below it a wish is for something else: of what people might say to mean a recipe nearly all
    /// lies above it, of other wishes nearly all below; see the tests.
    static final double NEAR_ENOUGH = 0.49;

    /// The same for a wish whose deed no recipe knows: in so few words what else it names counts
    /// for much, in some more for less.
    private static final double NEAR_ENOUGH_IN_THREE_WORDS = 0.82;

    private static final double NEAR_ENOUGH_IN_FIVE_WORDS = 0.55;

    /// A recipe that is this much farther away than the nearest is for another wish.
    private static final double STILL_MEANT = 0.12;

    /// As near as this is enough where nothing at all would be dropped.
    private static final double NEAR_ENOUGH_IF_ALL_IS_HEARD = 0.42;

    /// So near is a recipe whose phrases have none of the words.
    private static final double SURELY_MEANT = 0.75;

    private static final Pattern QUESTION =
            Pattern.compile(
                    "^(?:(?:please |can you |could you )?(?:tell|show) me (?:whether|if|how|what|which|where|who|when|why)\\b"
                            + "|(?:how (?!about)|what (?!about|if)|which|where|who|when|why|is|are|am|does|do (?!not)|did|has)\\b)");

    /// The player is to come somewhere by it.
    private static final Pattern CARRIED =
            Pattern.compile(
                    "\\b(?:shoots?|throws?|flings?|hurls?|catapults?|launch(?:es)?|swings?|carr(?:y|ies)|takes?|brings?|transports?|lifts?|gets?) (?:me|us) (?:over|across|up|down|to|into|onto|through)\\b");

    private final RecipeRanking ranking;
    private final Place place;
    private final Mentions mentions;
    private final Residue residue;

    Chooser(RecipeRanking ranking, Place place, Mentions mentions) {
        this.ranking = ranking;
        this.place = place;
        this.mentions = mentions;
        this.residue = new Residue(ranking, place, mentions);
    }

    /// What came of looking for recipes.
    ///
    /// @param choices nearest first
    /// @param question what the wish does not say and only its player can, where a recipe would
    ///   need it
    /// @param ranked all recipes, nearest first
    /// @param isImpossible whether no tool can do it, so that its parts need not be looked at
    record Chosen(
            List<Choice> choices,
            Optional<String> question,
            List<RecipeRanking.Ranked> ranked,
            boolean isImpossible) {}

    Chosen choose(String words) {
        return choose(words, Optional.empty());
    }

    /// @param except a recipe that is not wanted
    Chosen choose(String words, Optional<Recipe> except) {
        Wording wording = Wording.of(words);
        String wish = mentions.withoutNames(wording.core());
        List<RecipeRanking.Ranked> ranked = ranking.rank(wish, mentions.wordsOfNamed(wish));
        if (Beyond.recipes(wording.plain()) || FixedThings.areToChange(wording.core(), mentions)) {
            return new Chosen(List.of(), Optional.empty(), ranked, true);
        }
        boolean asks = QUESTION.matcher(wording.plain()).find();
        boolean aboutOthers = residue.otherSoul(wording).isPresent();
        double near = nearEnough(wish);
        double least = near == NEAR_ENOUGH ? NEAR_ENOUGH_IF_ALL_IS_HEARD : near;
        List<Choice> choices = new ArrayList<>();
        Optional<String> question = Optional.empty();
        boolean carriesMe = CARRIED.matcher(wording.plain()).find();
        boolean travels = mentions.isJourney(wording.plain());
        SlotFiller filler = new SlotFiller(wording, place, mentions);
        SlotFiller placed = new SlotFiller(placed(wording), place, mentions);
        for (RecipeRanking.Ranked candidate : ranked) {
            if (candidate.similarity() < least) {
                break;
            }
            Recipe recipe = candidate.recipe();
            if (((asks || aboutOthers) && !recipe.informs())
                    || (travels && !recipe.movesItsPlayer())
                    || (carriesMe && !recipe.movesItsPlayer() && !recipe.makesAWay())
                    || except.filter(recipe::equals).isPresent()) {
                continue;
            }
            boolean hasPlace = recipe.hasSlot(Slot.Kind.LANDMARK);
            switch ((hasPlace ? placed : filler).fill(recipe)) {
                case SlotFiller.Filling.Lacking(String asked) -> {
                    if (question.isEmpty()
                            && choices.isEmpty()
                            && candidate.similarity() >= near
                            && !residue.of(wording, recipe, JsonObject.EMPTY)
                                    .isTooMuch(recipe, candidate.similarity())) {
                        question = Optional.of(asked);
                    }
                }
                case SlotFiller.Filling.Filled(JsonObject values) -> {
                    if (actsOnAnother(recipe, values, wording)) {
                        if (choices.isEmpty() && candidate.similarity() >= near) {
                            return new Chosen(List.of(), Optional.empty(), ranked, true);
                        }
                        continue;
                    }
                    Residue.Left left = residue.of(wording, recipe, values);
                    boolean isHeard = left.left().isEmpty() && left.exact() > 0;
                    if ((candidate.similarity() < near && !isHeard)
                            || left.isTooMuch(recipe, candidate.similarity())
                            || (left.isNothingKnown(recipe, asks)
                                    && candidate.similarity() < SURELY_MEANT)) {
                        continue;
                    }
                    Optional<String> nowhere = residue.missingPlace(wording, recipe, values);
                    if (nowhere.isPresent()) {
                        question =
                                question.or(() -> Optional.of(filler.whereInstead(nowhere.get())));
                        continue;
                    }
                    if (choices.isEmpty()) {
                        least = Math.max(least, candidate.similarity() - STILL_MEANT);
                    }
                    choices.add(new Choice(recipe, candidate.similarity(), values));
                }
            }
        }
        return new Chosen(List.copyOf(choices), question, ranked, false);
    }

    /// What is to be said without quotes may end in where: `Long live Ada next to the door`.
    private Wording placed(Wording wording) {
        return wording.said()
                .flatMap(said ->
                        mentions.placeAtTheEnd(said)
                                .filter(at -> at > 0)
                                .map(at ->
                                        wording.withSaid(
                                                said.substring(0, at).strip(),
                                                said.substring(at)
                                                        .strip()
                                                        .toLowerCase(java.util.Locale.ROOT))))
                .orElse(wording);
    }

    /// Whether what is named is nothing that the recipe could act on, so that it would take
    /// something else: `paint the bench red`, where the bench is no more than a spot.
    private boolean actsOnAnother(Recipe recipe, JsonObject values, Wording wording) {
        boolean chooses =
                !recipe.informs()
                        && recipe.slots().stream()
                                .anyMatch(slot ->
                                        slot.kind() == Slot.Kind.OBJECT
                                                && slot.prefer() == Slot.Preference.NEAREST
                                                && values.text(slot.name()).isEmpty());
        return chooses && mentions.isFixed(wording.core());
    }

    private double nearEnough(String wish) {
        int words = Words.of(wish).size();
        if (words > 5 || !ranking.asksForUnknownDeed(wish)) {
            return NEAR_ENOUGH;
        }
        return words <= 3 ? NEAR_ENOUGH_IN_THREE_WORDS : NEAR_ENOUGH_IN_FIVE_WORDS;
    }
}
