package dev.orbwright.llm;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.util.List;

/// Embeddings by a sentence model inside the JVM: all-MiniLM-L6-v2, quantised, English, from its
/// jar.
///
/// It needs no network. It computes on the calling thread, about a millisecond a sentence; on a
/// virtual thread that holds a carrier. The model is loaded once for the whole JVM and stays until
/// its end: closing an embedder frees nothing.
public final class LocalEmbedder implements TextEmbedder {

    private static final int DIMENSIONS = 384;

    private final EmbeddingModel model;

    private LocalEmbedder(EmbeddingModel model) {
        this.model = model;
    }

    /// Loads the model, about half a second for the first time and 200 MB.
    ///
    /// @throws EmbeddingException if the machine cannot run it
    public static LocalEmbedder load() {
        try {
            NativeLibraries.prepare();
            var embedder =
                    new LocalEmbedder(new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run));
            embedder.embed("The model answers.");
            return embedder;
        } catch (LinkageError | RuntimeException | IOException e) {
            throw new EmbeddingException(
                    FailureKind.NOT_CONFIGURED,
                    "The local embedding model cannot be loaded on this machine ("
                            + root(e)
                            + "): set OPENAI_EMBEDDING_MODEL to use an endpoint's instead.",
                    e);
        }
    }

    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }

    @Override
    public String id() {
        return "all-minilm-l6-v2-q";
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public float[] embed(String text) {
        return embedAll(List.of(text)).getFirst();
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        List<TextSegment> segments =
                texts.stream().map(text -> TextSegment.from(EmbeddableText.of(text))).toList();
        return model.embedAll(segments).content().stream()
                .map(embedding -> checked(embedding.vector()))
                .toList();
    }

    private static float[] checked(float[] vector) {
        return Vectors.normalised(vector)
                .filter(v -> v.length == DIMENSIONS)
                .orElseThrow(() ->
                        new EmbeddingException(
                                FailureKind.BAD_REPLY,
                                "The local embedding model gave no usable vector."));
    }
}
