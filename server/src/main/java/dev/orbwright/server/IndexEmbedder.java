package dev.orbwright.server;

import dev.orbwright.functionstore.Embedder;
import dev.orbwright.llm.TextEmbedder;
import java.util.List;

/// The model's embeddings, as the index and the recipes want them.
public record IndexEmbedder(TextEmbedder texts) implements Embedder {
    @Override
    public String id() {
        return texts.id();
    }

    @Override
    public int dimensions() {
        return texts.dimensions();
    }

    @Override
    public float[] embed(String text) {
        return texts.embed(text);
    }

    @Override
    public List<float[]> embedAll(List<String> all) {
        return texts.embedAll(all);
    }
}
