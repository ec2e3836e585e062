package dev.orbwright.forge.recipe;

import dev.orbwright.forge.Place;
import dev.orbwright.forge.Words;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Soul;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a wish says that a recipe has no use for.
///
/// A wish may sound like a recipe and yet be for something else: `move the keyhole closer` names
/// what bridges lead to. So each of its words must be one that the recipe's phrases have, or near
/// to one in meaning; or name a thing of the place; or be the value of a slot; or say why, or how
/// nicely. What is left over is what would be silently dropped: where that is as much as what the
/// recipe knows, the recipe is not what is meant.
final class Residue {

    /// From here on two words mean much the same; below lies what only goes together.
    private static final double SAME = 0.52;

    private static final double QUITE_NEAR = 0.55;
    private static final double VERY_NEAR = 0.85;

    private static final int SHORTEST_STEM = 4;
    private static final int LONGEST_ENDING = 5;
    private static final int SHORTEST_WITH_A_SLIP = 5;
    private static final Pattern LIKENESS =
            Pattern.compile("\\bas (\\p{L}+) as (?:an? |the )?\\p{L}+");

    private static final Pattern REASON =
            Pattern.compile(
                    "(?:,|\\s)\\s*(?:so that|so (?=i\\b|we\\b|my\\b|it\\b|they\\b|he\\b|she\\b|every|nobody|no one|people|others)"
                            + "|because|since\\b|in order to|for when|whenever|when (?:i|we|my)\\b|until\\b|before (?:i|we|the)\\b"
                            + "|as a (?:gift|sign|present|reward|reminder)\\b|to (?:celebrate|surprise|impress|cheer|scare|thank|honour|honor)\\b"
                            + "|(?<=,)\\s*(?:and )?(?:i|we) (?:want|would|need|like|will|love)\\b|for (?:my|our|his|her|the) (?:friends?|sister|brother|mother|father|guests?|children|party|birthday|wedding)\\b"
                            + ").*$");

    private static final Set<String> COURTESY =
            words(
                    """
                    please kindly nice nicely beautiful beautifully lovely pretty wonderful marvellous magnificent splendid
                    cool awesome great good fine perfect simple plain little real really very quite rather truly
                    just only also too even maybe perhaps somehow simply sort kind able now then today right away
                    quick quickly soon ready magic magical magically mystical enchanted fancy friendly gentle gently
                    soft softly slow slowly quiet quietly new own such any anything everything many much more lot
                    few couple one two three four five six seven eight nine ten first another same other
                    need wish want would like love hope let get got have has had come go make made making
                    give take put set bring do does doing done show use using used will shall should must may might
                    who what which when where why how if than not no don doesn isn aren won off out back again
                    short long lived lasting temporary brief enough hardly barely almost all every each both whole
                    look looking seem seen feel feeling thing stuff place spot way time moment while world game
                    orb tool spell device artifact gadget trick friend everybody everyone someone somebody people us we
                    anybody anyone nobody else teh hte adn still
                    our ours your yours they them their he she his her him itself myself yourself around about near
                    next beside between above below behind front top side middle center centre inside outside through
                    along against upon off out hi hello hey thanks thank ok okay yes am was were been being
                    plz pls just so
                    """);

    /// Where something may be that is no landmark.
    private static final Set<String> ANYWHERE =
            words(
                    """
                    here there me us my your head feet hand hands air sky ground floor ceiling room hall chamber
                    place gap chasm abyss void ravine gorge canyon pit edge ledge side other others end depth
                    darkness dark night day morning left right top bottom front middle center centre world
                    everybody everyone distance stone rock wind sun moon star stars
                    """);

    private static final Pattern TIME =
            Pattern.compile(
                    "(?:half|quarter|sec|second|min|minute|hour|moment|while|forever|permanent|permanently)");

    private static final Pattern PLACED =
            Pattern.compile(
                    "\\b(?:at|over|above|on top of|onto|beside|behind|near|next to|in front of|under|below|around|across)"
                            + " (?:the|that|my|this|a|an) ((?:\\p{L}+ ){0,2}\\p{L}+)");

    private final RecipeRanking ranking;
    private final Place place;
    private final Mentions mentions;

    Residue(RecipeRanking ranking, Place place, Mentions mentions) {
        this.ranking = ranking;
        this.place = place;
        this.mentions = mentions;
    }

    /// What is left of a wish.
    ///
    /// @param known how many of its words the recipe's phrases have, or nearly have
    /// @param exact how many of those they have themselves
    /// @param named how many of its words name something that is here
    /// @param left the words that nobody has a use for
    /// @param weighty how many of them weigh twice: the deed that is asked for, and stuff that the
    ///   recipe cannot make anything of
    record Left(int known, int exact, int named, Set<String> left, int weighty) {

        /// Whether more is dropped than is understood. What is near as a whole is understood better
        /// than word by word.
        boolean isTooMuch(Recipe recipe, double similarity) {
            int understood = known + (recipe.informs() ? named : 0);
            understood += similarity >= VERY_NEAR ? 2 : similarity >= QUITE_NEAR ? 1 : 0;
            return left.size() + weighty > understood;
        }

        /// Whether the recipe has anything to do with it at all.
        ///
        /// @param asks whether it is a question, so that what is named is what is asked about
        boolean isNothingKnown(Recipe recipe, boolean asks) {
            boolean isAsked = asks && recipe.informs();
            return known == 0 && !(isAsked && (named > 0 || recipe.hasSlot(Slot.Kind.NAME)));
        }
    }

    /// What a recipe, filled with these values, leaves of the wish.
    Left of(Wording wording, Recipe recipe, JsonObject values) {
        String core = said(wording);
        Set<String> named = namesIn(core, values);
        Optional<String> deed = ranking.deed(core);
        Set<String> cued = cuedWords(recipe, core);
        boolean isCued = recipe.cues().stream().anyMatch(cue -> cue.matcher(core).find());
        Set<String> slots = slotWords(recipe, values);
        // What is to be done is no part of a thing, however it was read.
        deed.ifPresent(slots::remove);
        int known = isCued ? 1 : 0;
        int names = 0;
        Set<String> left = new LinkedHashSet<>();
        for (String word : Words.of(core)) {
            if (word.length() < 2) {
                continue;
            }
            if (named.stream().anyMatch(name -> isForm(word, name))) {
                names++;
                continue;
            }
            if (knows(recipe, word) || cued.contains(word)) {
                known++;
            } else if (!COURTESY.contains(word)
                    && !slots.contains(word)
                    && !isAttribute(word, recipe)
                    && !word.chars().allMatch(Character::isDigit)) {
                left.add(word);
            }
        }
        int before = left.size();
        left.removeIf(word -> ranking.isNear(recipe, word, SAME));
        int weighty = 0;
        for (String word : left) {
            // It is to be made of something else than the recipe can make it of.
            weighty += Stuff.isNamed(word) ? 2 : isDeed(word, deed, core) ? 1 : 0;
        }
        return new Left(known + before - left.size(), known, names, left, weighty);
    }

    private static boolean isDeed(String word, Optional<String> deed, String core) {
        return deed.filter(word::equals).isPresent()
                || Pattern.compile("\\b(?:that|which|who) (?:can )?" + Pattern.quote(word))
                        .matcher(core)
                        .find();
    }

    private static String said(Wording wording) {
        String core = REASON.matcher(wording.core()).replaceFirst("");
        // Where all of it says why, that is what is wanted.
        boolean isEmpty = Words.of(core).stream().allMatch(COURTESY::contains);
        return LIKENESS.matcher(isEmpty ? wording.core() : core).replaceAll("$1");
    }

    /// Where a wish wants something that is not here: `over the fountain`.
    Optional<String> missingPlace(Wording wording, Recipe recipe, JsonObject values) {
        boolean wantsOne =
                recipe.slots().stream()
                        .anyMatch(slot ->
                                slot.kind() == Slot.Kind.LANDMARK
                                        && slot.prefer() == Slot.Preference.NEAREST
                                        && values.get(slot.name()).isEmpty());
        if (!wantsOne) {
            return Optional.empty();
        }
        Matcher placed = PLACED.matcher(said(wording));
        while (placed.find()) {
            String words = placed.group(1);
            Set<String> content = Words.of(words);
            if (content.stream().noneMatch(ANYWHERE::contains)
                    && content.stream().noneMatch(word -> knows(recipe, word))
                    && content.stream().noneMatch(COURTESY::contains)) {
                return Optional.of(placed.group());
            }
        }
        return Optional.empty();
    }

    /// Somebody else who is in the world and whom the wish names.
    Optional<String> otherSoul(Wording wording) {
        Set<String> words =
                new HashSet<>(Arrays.asList(wording.plain().split("[^\\p{L}\\p{N}]+", -1)));
        return place.state().ofKind(Entity.Kind.SOUL).stream()
                .map(Soul.class::cast)
                .filter(soul -> !soul.id().equals(place.soul().id()))
                .map(Soul::name)
                .filter(name -> isNamed(name, words))
                .findFirst();
    }

    private static boolean isNamed(String name, Set<String> words) {
        List<String> parts =
                Stream.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                        .filter(part -> part.length() > 2)
                        .toList();
        return !parts.isEmpty() && words.containsAll(parts);
    }

    /// The words of the names of what the wish was found to speak of.
    private Set<String> namesIn(String core, JsonObject values) {
        Set<String> names = new HashSet<>(mentions.wordsOfNamed(core));
        values.members()
                .values()
                .forEach(value -> {
                    if (value instanceof Json.Str(String text)) {
                        mentions.namesOfThing(text).forEach(name -> names.addAll(Words.of(name)));
                    }
                });
        return names;
    }

    /// The words in which a cue of the recipe was seen.
    private static Set<String> cuedWords(Recipe recipe, String core) {
        Set<String> words = new HashSet<>();
        for (Pattern cue : recipe.cues()) {
            cue.matcher(core).results().forEach(found -> words.addAll(Words.of(found.group())));
        }
        return words;
    }

    private static Set<String> slotWords(Recipe recipe, JsonObject values) {
        Set<String> words = new HashSet<>();
        for (Slot slot : recipe.slots()) {
            switch (slot.kind()) {
                case TEXT, QUESTION, TYPE, THING, NAME, MATERIAL ->
                        values.text(slot.name()).map(Words::of).ifPresent(words::addAll);
                case SIZE, GLOW, SHIFT, FLAG, COUNT ->
                        slot.words().keySet().forEach(key -> words.addAll(Words.of(key)));
                case LANDMARK, OBJECT, ARTIFACT, COLOR, DURATION -> {}
            }
        }
        return words;
    }

    /// Whether one of the recipe's slots takes such a word.
    private static boolean isAttribute(String word, Recipe recipe) {
        return (Colors.isNamed(word) && recipe.hasSlot(Slot.Kind.COLOR))
                || (Stuff.isNamed(word) && recipe.hasSlot(Slot.Kind.MATERIAL))
                || (Factors.SIZE.in(word).isPresent() && recipe.hasSlot(Slot.Kind.SIZE))
                || (Factors.GLOW.in(word).isPresent() && recipe.hasSlot(Slot.Kind.GLOW))
                || (TIME.matcher(word).matches() && recipe.hasSlot(Slot.Kind.DURATION))
                || Numbers.value(word).isPresent();
    }

    private boolean knows(Recipe recipe, String word) {
        return ranking.words(recipe).stream().anyMatch(known -> isForm(word, known));
    }

    /// Whether two words are forms of one: `shine`, `shining`.
    private static boolean isForm(String word, String other) {
        if (word.equals(other)) {
            return true;
        }
        int shared = 0;
        int shorter = Math.min(word.length(), other.length());
        while (shared < shorter && word.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        return (shared >= SHORTEST_STEM
                        && shared >= shorter - 1
                        && Math.max(word.length(), other.length()) - shared <= LONGEST_ENDING)
                || (shorter >= SHORTEST_WITH_A_SLIP && isSlip(word, other, shared));
    }

    /// Whether one letter is missing, too much, or another one.
    private static boolean isSlip(String word, String other, int shared) {
        String a = word.substring(shared);
        String b = other.substring(shared);
        return switch (a.length() - b.length()) {
            case 0 -> a.length() > 0 && a.substring(1).equals(b.substring(1));
            case 1 -> a.substring(1).equals(b);
            case -1 -> b.substring(1).equals(a);
            default -> false;
        };
    }

    /// Whether a word is there only to be nice, or to hold others together.
    static boolean isCourtesy(String word) {
        return COURTESY.contains(word);
    }

    private static Set<String> words(String text) {
        return Stream.of(text.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
    }
}
