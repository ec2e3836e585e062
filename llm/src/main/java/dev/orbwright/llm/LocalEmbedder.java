package dev.orbwright.llm;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Embeddings by a sentence model inside the JVM: all-MiniLM-L6-v2, quantised, English, from its
/// jar.
///
/// It needs no network. It computes on the calling thread, two to seven milliseconds a sentence,
/// many texts on threads of its own, too; on a virtual thread that holds a carrier. The model is
/// loaded once for the whole JVM and stays until its end: closing an embedder frees nothing.
public final class LocalEmbedder implements TextEmbedder {

    private static final int DIMENSIONS = 384;

    /// So many texts are worth more than one thread.
    private static final int MANY = 8;

    /// What a JVM answers that ends to whoever asks it to clean up later, as the native library
    /// does.
    private static final String STOPPING = "Shutdown in progress";

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /// Beside the thread that asks.
    private static final ExecutorService helpers =
            Executors.newFixedThreadPool(
                    Math.max(1, CORES - 1),
                    Thread.ofPlatform().daemon().name("embedder-", 1).factory());

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
            if (STOPPING.equals(root(e).getMessage())) {
                throw new EmbeddingException(
                        FailureKind.CANCELLED,
                        "The program stops; the local embedding model is not needed any more.",
                        e);
            }
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
        if (texts.size() < MANY) {
            return texts.stream().map(this::embed).toList();
        }
        // Not on the common pool, which whoever blocks it would take away.
        List<Future<float[]>> further =
                texts.subList(0, texts.size() / CORES * (CORES - 1)).stream()
                        .map(text -> helpers.submit(() -> embed(text)))
                        .toList();
        List<float[]> own =
                texts.subList(further.size(), texts.size()).stream().map(this::embed).toList();
        List<float[]> vectors = new ArrayList<>(texts.size());
        further.forEach(vector -> vectors.add(result(vector)));
        vectors.addAll(own);
        return vectors;
    }

    private static float[] result(Future<float[]> vector) {
        try {
            return vector.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingException(
                    FailureKind.CANCELLED, "Embedding texts was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EmbeddingException failed) {
                throw failed;
            }
            throw new EmbeddingException(
                    FailureKind.BAD_REPLY, "The local embedding model failed: " + e.getCause(), e);
        }
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
