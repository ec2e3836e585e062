package dev.orbwright.forge.recipe;

import dev.orbwright.forge.Words;
import dev.orbwright.functionstore.Embedder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Ranks recipes by how near they are to a wish.
///
/// A recipe's similarity is the cosine of its nearest phrase's embedding, averaged with the mean of
/// its nearest three so that one odd phrase decides little; less what the wish is nearer to
/// something that the recipe does not do; plus a share for the wish's rare words that its phrases
/// have too; plus or minus a step for its cues.
final class RecipeRanking {

    private static final int SEVERAL = 3;
    private static final double WORDS_WEIGHT = 0.2;

    /// Stands for words that a short wish leaves out, so that one shared word is not all there is.
    private static final double UNSAID = 2;

    /// Wishes that begin with one of these do not begin with a deed.
    private static final Set<String> NO_DEED =
            Set.of(
                    "a",
                    "an",
                    "the",
                    "some",
                    "my",
                    "this",
                    "that",
                    "his",
                    "her",
                    "our",
                    "their",
                    "lots",
                    "i",
                    "it",
                    "there",
                    "if",
                    "every",
                    // Questions ask for nothing to be done.
                    "how",
                    "what",
                    "who",
                    "when",
                    "where",
                    "which",
                    "whose",
                    "why",
                    "is",
                    "are",
                    "am",
                    "does",
                    "did",
                    "has");

    private static final double CUE = 0.12;
    private static final double AGAINST = 0.3;

    /// How near one recipe is.
    ///
    /// @param similarity about -1 to 1.3; a wish in a phrase's own words has more than 1
    record Ranked(Recipe recipe, double similarity) {}

    private record Known(
            Recipe recipe, List<float[]> phrases, List<float[]> avoid, Set<String> words) {}

    private final RecipeBook book;
    private final Embedder embedder;
    private final Map<String, Integer> recipesByWord = new HashMap<>();
    private final Map<String, float[]> meanings = new ConcurrentHashMap<>();
    private Optional<List<Known>> known = Optional.empty();

    RecipeRanking(RecipeBook book, Embedder embedder) {
        this.book = book;
        this.embedder = embedder;
    }

    /// All recipes, nearest first.
    ///
    /// @param wish in lower case, see [Wording#core]
    /// @param names words of the names of what the wish speaks of, which say nothing of what is to
    ///   happen to it
    List<Ranked> rank(String wish, Set<String> names) {
        List<Known> all = known();
        float[] meaning = embedder.embed(wish);
        Set<String> words = new HashSet<>(Words.of(wish));
        words.removeAll(names);
        return all.stream()
                .map(one -> new Ranked(one.recipe(), similarity(one, wish, meaning, words)))
                .sorted(
                        Comparator.comparingDouble(Ranked::similarity)
                                .reversed()
                                .thenComparing(ranked -> ranked.recipe().id()))
                .toList();
    }

    /// Whether a wish begins by asking for something to be done that no recipe has a word for, as
    /// `fold the moon` does: then the thing that it names says little about what is meant.
    ///
    /// @param wish as for [#rank]
    boolean asksForUnknownDeed(String wish) {
        List<Known> all = known();
        return deed(wish)
                // A plural is a thing.
                .filter(deed -> !deed.endsWith("s"))
                .filter(deed ->
                        all.stream().noneMatch(one -> one.words().containsAll(Words.of(deed))))
                .filter(_ -> all.stream().noneMatch(one -> matches(one.recipe().cues(), wish)))
                .isPresent();
    }

    /// The word with which a wish asks for something to be done, where it begins with one.
    ///
    /// @param wish as for [#rank]
    Optional<String> deed(String wish) {
        String[] tokens = wish.split("[^\\p{L}\\p{N}]+", -1);
        return Arrays.stream(tokens)
                .filter(token -> !token.isEmpty())
                .findFirst()
                .filter(first -> !NO_DEED.contains(first))
                .flatMap(_ ->
                        Arrays.stream(tokens)
                                .filter(token -> !Words.of(token).isEmpty())
                                .findFirst());
    }

    /// The words of a recipe's phrases, see [Words].
    Set<String> words(Recipe recipe) {
        return known(recipe).words();
    }

    /// Whether a word means much the same as one of the recipe's.
    ///
    /// @param least the least cosine that counts
    boolean isNear(Recipe recipe, String word, double least) {
        float[] meaning = meaning(word);
        return known(recipe).words().stream()
                .anyMatch(other -> cosine(meaning(other), meaning) >= least);
    }

    /// Each word is embedded once.
    private float[] meaning(String word) {
        return meanings.computeIfAbsent(word, embedder::embed);
    }

    private Known known(Recipe recipe) {
        return known().stream()
                .filter(one -> one.recipe().equals(recipe))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such recipe: " + recipe.id()));
    }

    private double similarity(Known recipe, String wish, float[] meaning, Set<String> words) {
        List<Double> near = cosines(recipe.phrases(), meaning);
        double nearest = near.getFirst();
        double several =
                near.stream()
                        .limit(SEVERAL)
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(nearest);
        double avoided = cosines(recipe.avoid(), meaning).stream().findFirst().orElse(0.0);
        double score = (nearest + several) / 2 - Math.max(0, avoided - nearest);
        score += WORDS_WEIGHT * sharedWords(recipe, words);
        score += matches(recipe.recipe().cues(), wish) ? CUE : 0;
        score -= matches(recipe.recipe().against(), wish) ? AGAINST : 0;
        return score;
    }

    /// The share of the wish's words, by weight, that the recipe's phrases have; 0 to 1. Words that
    /// few recipes have weigh more.
    private double sharedWords(Known recipe, Set<String> words) {
        double all = UNSAID;
        double shared = 0;
        for (String word : words) {
            double weight =
                    Math.log(
                            (book.all().size() + 1.0)
                                    / (recipesByWord.getOrDefault(word, 0) + 0.5));
            all += weight;
            shared += recipe.words().contains(word) ? weight : 0;
        }
        return shared / all;
    }

    private static boolean matches(List<Pattern> patterns, String wish) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(wish).find());
    }

    private static List<Double> cosines(List<float[]> phrases, float[] meaning) {
        return phrases.stream()
                .map(phrase -> cosine(phrase, meaning))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            lengthA += (double) a[i] * a[i];
            lengthB += (double) b[i] * b[i];
        }
        double lengths = Math.sqrt(lengthA * lengthB);
        return lengths == 0 ? 0 : dot / lengths;
    }

    /// What is computed once, by whoever asks first: all phrases are embedded in one batch.
    private synchronized List<Known> known() {
        if (known.isEmpty()) {
            List<Recipe> recipes = book.all();
            List<String> texts = new ArrayList<>();
            for (Recipe recipe : recipes) {
                texts.addAll(recipe.phrases());
                texts.addAll(recipe.avoid());
            }
            List<float[]> vectors = embedder.embedAll(texts);
            List<Known> found = new ArrayList<>();
            int next = 0;
            for (Recipe recipe : recipes) {
                int avoid = next + recipe.phrases().size();
                int end = avoid + recipe.avoid().size();
                Set<String> words = new HashSet<>();
                recipe.phrases().forEach(phrase -> words.addAll(Words.of(phrase)));
                words.forEach(word -> recipesByWord.merge(word, 1, Integer::sum));
                found.add(
                        new Known(
                                recipe,
                                vectors.subList(next, avoid),
                                vectors.subList(avoid, end),
                                words));
                next = end;
            }
            known = Optional.of(List.copyOf(found));
        }
        return known.get();
    }
}
