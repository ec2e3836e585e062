package dev.orbwright.runtime;

import dev.orbwright.functionstore.Embedder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Counts letters: near enough for finding a word again. Fails while it is told to.
final class FunctionCatalogEmbedder implements Embedder {

    final List<String> texts = new CopyOnWriteArrayList<>();
    volatile Optional<Throwable> failure = Optional.empty();

    @Override
    public String id() {
        return "letters";
    }

    @Override
    public int dimensions() {
        return 26;
    }

    @Override
    public float[] embed(String text) {
        switch (failure.orElse(null)) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> texts.add(text);
        }
        float[] counts = new float[26];
        text.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> c >= 'a' && c <= 'z')
                .forEach(c -> counts[c - 'a']++);
        return counts;
    }
}
