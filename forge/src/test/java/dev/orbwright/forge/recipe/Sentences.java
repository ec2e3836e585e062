package dev.orbwright.forge.recipe;

import dev.orbwright.functionstore.Embedder;
import dev.orbwright.llm.LocalEmbedder;
import java.util.List;

/// The real sentence model, as the store and the recipes see it.
public final class Sentences implements Embedder {

    private final LocalEmbedder model = LocalEmbedder.load();

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public int dimensions() {
        return model.dimensions();
    }

    @Override
    public float[] embed(String text) {
        return model.embed(text);
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return model.embedAll(texts);
    }
}
