package dev.orbwright.functionstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// A fake model: the sum of a random direction for each word, where synonyms share theirs.
///
/// It sees no words inside of identifiers, as a real model hardly does.
record WordEmbedder(String id, int dimensions, Map<String, String> synonyms) implements Embedder {
    static final WordEmbedder PLAIN = new WordEmbedder("words-1", 96, Map.of());

    static WordEmbedder knowing(Map<String, String> synonyms) {
        return new WordEmbedder("words-1", 96, synonyms);
    }

    @Override
    public float[] embed(String text) {
        float[] sum = new float[dimensions];
        for (String word : words(text)) {
            String sense = synonyms.getOrDefault(word, word);
            Random direction = new Random(sense.hashCode());
            float weight = sense.length() > 3 ? 1 : 0.1f;
            for (int i = 0; i < dimensions; i++) {
                sum[i] += weight * (float) direction.nextGaussian();
            }
        }
        return sum;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
