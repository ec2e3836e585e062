package dev.orbwright.llm;

/// The door to embedders.
public final class Embedders {

    private Embedders() {}

    /// The endpoint's embedder where an embedding model is configured, else the local one. The
    /// local one loads its model now; the other connects when it is first used.
    ///
    /// @throws EmbeddingException if the local model cannot be loaded
    public static TextEmbedder open(ModelSettings settings) {
        return settings.embedding().isPresent()
                ? new OpenAiEmbedder(settings.embedding().get())
                : LocalEmbedder.load();
    }
}
