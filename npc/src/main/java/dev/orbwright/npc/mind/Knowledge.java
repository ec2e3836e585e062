package dev.orbwright.npc.mind;

import dev.orbwright.functionstore.Embedder;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the sentence that answers best, by meaning and by words.
final class Knowledge {

    private static final Logger LOG = LoggerFactory.getLogger(Knowledge.class);
    private static final int REMEMBERED = 5000;
    private static final double GOOD_ENOUGH = 0.3;
    private static final Set<String> COMMON =
            Set.of(
                    "what", "where", "when", "which", "who", "whom", "whose", "how", "why", "this",
                    "that", "these", "those", "there", "here", "with", "from", "about", "have",
                    "does", "tell", "know", "your", "you", "the", "and", "are", "can", "could",
                    "would", "will", "for", "into", "some", "any", "please", "its", "was", "did");

    private final Optional<Embedder> embedder;
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    Knowledge(Optional<Embedder> embedder) {
        this.embedder = embedder;
    }

    record Found(String sentence, double score) {}

    /// The best of these sentences; empty where none is good enough.
    Optional<Found> best(String question, Collection<String> sentences) {
        Set<String> wanted = words(question);
        Optional<float[]> vector = vector(question, false);
        return sentences.stream()
                .map(sentence -> new Found(sentence, score(wanted, vector, sentence)))
                .max(Comparator.comparingDouble(Found::score))
                .filter(found -> found.score() >= GOOD_ENOUGH);
    }

    private double score(Set<String> wanted, Optional<float[]> question, String sentence) {
        Set<String> both = words(sentence);
        both.retainAll(wanted);
        double overlap = wanted.isEmpty() ? 0 : (double) both.size() / wanted.size();
        double meaning =
                question.isEmpty()
                        ? 0
                        : vector(sentence, true)
                                .map(other -> cosine(question.get(), other))
                                .orElse(0.0);
        return Math.max(0.6 * meaning + 0.4 * overlap, 0.7 * overlap);
    }

    private Optional<float[]> vector(String text, boolean keep) {
        if (embedder.isEmpty()) {
            return Optional.empty();
        }
        float[] known = vectors.get(text);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            float[] made = embedder.get().embed(text);
            if (keep && vectors.size() < REMEMBERED) {
                vectors.put(text, made);
            }
            return Optional.of(made);
        } catch (RuntimeException e) {
            LOG.debug("The embedder has no vector; words must do", e);
            return Optional.empty();
        }
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            dot += (double) a[i] * b[i];
            ofA += (double) a[i] * a[i];
            ofB += (double) b[i] * b[i];
        }
        return ofA == 0 || ofB == 0 ? 0 : dot / Math.sqrt(ofA * ofB);
    }

    static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))) {
            if (word.length() > 2 && !COMMON.contains(word)) {
                words.add(
                        word.length() > 4 && word.endsWith("s")
                                ? word.substring(0, word.length() - 1)
                                : word);
            }
        }
        return words;
    }
}
