package dev.orbwright.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Embeddings by an OpenAI-compatible endpoint.
///
/// The dimension is learnt from the first reply; a reply of another one is an error, as vectors of
/// different lengths cannot be compared.
public final class OpenAiEmbedder implements TextEmbedder {

    private static final Logger LOG = LoggerFactory.getLogger(OpenAiEmbedder.class);

    /// Texts in one request: no provider's limit is lower.
    private static final int BATCH = 96;

    /// Whoever asks for the dimensions is about to start; it can do without them sooner than wait
    /// as long as for a model's reply.
    private static final Duration TO_LEARN_DIMENSIONS = Duration.ofSeconds(20);

    private final ModelSettings.Embedding settings;
    private final Retries retries;
    private final OpenAiConnection connection;
    private final AtomicInteger dimensions = new AtomicInteger();

    /// Makes no connection yet.
    public OpenAiEmbedder(ModelSettings.Embedding settings) {
        this(settings, Retries.standard());
    }

    OpenAiEmbedder(ModelSettings.Embedding settings, Retries retries) {
        this.settings = settings;
        this.retries = retries;
        this.connection =
                new OpenAiConnection(
                        settings.endpoint(), settings.description(), settings.idleTimeout());
    }

    @Override
    public String id() {
        return settings.description();
    }

    @Override
    public int dimensions() {
        if (dimensions.get() == 0) {
            learnDimensions();
        }
        return dimensions.get();
    }

    private void learnDimensions() {
        Duration atMost =
                settings.timeout().compareTo(TO_LEARN_DIMENSIONS) < 0
                        ? settings.timeout()
                        : TO_LEARN_DIMENSIONS;
        switch (attempt(List.of("dimensions"), atMost)) {
            case Attempt.Done<List<float[]>> _ -> {} // the exchange keeps them
            case Attempt.Failed<List<float[]>> failed ->
                    throw new EmbeddingException(
                            failed.failure().kind(),
                            failed.failure().message()
                                    + " To start without it, unset OPENAI_EMBEDDING_MODEL: a small model inside the server is used then.");
        }
    }

    @Override
    public float[] embed(String text) {
        return embedAll(List.of(text)).getFirst();
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        var vectors = new ArrayList<float[]>(texts.size());
        for (int from = 0; from < texts.size(); from += BATCH) {
            vectors.addAll(batch(texts.subList(from, Math.min(from + BATCH, texts.size()))));
        }
        return List.copyOf(vectors);
    }

    private List<float[]> batch(List<String> texts) {
        return switch (attempt(texts, settings.timeout())) {
            case Attempt.Done<List<float[]>>(var vectors) -> vectors;
            case Attempt.Failed<List<float[]>> failed ->
                    throw new EmbeddingException(
                            failed.failure().kind(), failed.failure().message());
        };
    }

    private Attempt<List<float[]>> attempt(List<String> texts, Duration atMost) {
        var params =
                EmbeddingCreateParams.builder()
                        .model(settings.model())
                        .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT)
                        .inputOfArrayOfStrings(texts.stream().map(EmbeddableText::of).toList())
                        .build();
        return retries.run(
                atMost,
                left ->
                        connection.attempt(
                                left,
                                () -> false,
                                (client, options) ->
                                        exchange(client, options, params, texts.size())),
                why -> LOG.info("{}: {}", settings.description(), why));
    }

    private Attempt<List<float[]>> exchange(
            OpenAIClient client, RequestOptions options, EmbeddingCreateParams params, int count)
            throws IOException {
        JsonNode data;
        try (var response = client.embeddings().withRawResponse().create(params, options)) {
            data = Json.MAPPER.readTree(response.body()).path("data");
        }
        if (data.size() != count) {
            return bad("sent " + data.size() + " embeddings for " + count + " texts");
        }
        var byIndex = new float[count][];
        for (int position = 0; position < count; position++) {
            JsonNode item = data.get(position);
            JsonNode numbers = item.path("embedding");
            int index = item.path("index").asInt(position);
            var vector = new float[numbers.size()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = numbers.get(i).floatValue();
            }
            var normalised = Vectors.normalised(vector);
            if (normalised.isEmpty() || index < 0 || index >= count || byIndex[index] != null) {
                return bad("sent an embedding that is not a vector");
            }
            int known = dimensions.updateAndGet(d -> d == 0 ? vector.length : d);
            if (known != vector.length) {
                return Attempt.Failed.forGood(
                        FailureKind.BAD_REPLY,
                        "%s sent %d dimensions after %d: is it another model now?"
                                .formatted(id(), vector.length, known));
            }
            byIndex[index] = normalised.get();
        }
        return new Attempt.Done<>(List.of(byIndex));
    }

    private Attempt<List<float[]>> bad(String what) {
        return Attempt.Failed.forNow(FailureKind.BAD_REPLY, id() + " " + what + ".");
    }

    @Override
    public void close() {
        connection.close();
    }

    @Override
    public String toString() {
        return id();
    }
}
