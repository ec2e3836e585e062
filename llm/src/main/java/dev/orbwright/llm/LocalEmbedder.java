package dev.orbwright.llm;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Embeddings by a sentence model inside the JVM: all-MiniLM-L6-v2, quantised, English, from its
/// jar.
///
/// It needs no network. It computes on the calling thread, one or two milliseconds a sentence, many
/// texts on some threads of the JVM's common pool, too; on a virtual thread that holds a carrier.
/// The model is loaded once for the whole JVM and stays until its end: closing an embedder frees
/// nothing.
public final class LocalEmbedder implements TextEmbedder {

    private static final int DIMENSIONS = 384;

    /// So many texts are worth more than one thread.
    private static final int MANY = 8;

    /// The model is native memory that takes half a second to fill: one for the JVM, as the runtime
    /// that it is in.
    private static Optional<SentenceEncoder> shared = Optional.empty();

    private final SentenceEncoder encoder;

    private LocalEmbedder(SentenceEncoder encoder) {
        this.encoder = encoder;
    }

    /// Loads the model, about half a second for the first time and 200 MB.
    ///
    /// @throws EmbeddingException if the machine cannot run it
    public static LocalEmbedder load() {
        try {
            NativeLibraries.prepare();
            var embedder = new LocalEmbedder(encoder());
            embedder.embed("The model answers.");
            return embedder;
        } catch (LinkageError | RuntimeException | IOException | OrtException e) {
            throw new EmbeddingException(
                    FailureKind.NOT_CONFIGURED,
                    "The local embedding model cannot be loaded on this machine ("
                            + root(e)
                            + "): set OPENAI_EMBEDDING_MODEL to use an endpoint's instead.",
                    e);
        }
    }

    private static synchronized SentenceEncoder encoder() throws IOException, OrtException {
        if (shared.isEmpty()) {
            shared = Optional.of(SentenceEncoder.load());
        }
        return shared.get();
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
        try {
            return checked(encoder.encode(EmbeddableText.of(text)));
        } catch (OrtException e) {
            throw new EmbeddingException(
                    FailureKind.BAD_REPLY,
                    "The local embedding model failed: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return (texts.size() < MANY ? texts.stream() : texts.parallelStream())
                .map(this::embed)
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
