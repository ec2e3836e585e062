package dev.orbwright.functionstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// An embedder's vectors made safe to index: of the promised size, and of length one, so that their
/// dot product is their cosine.
final class UnitVectors {
    private static final int MAX_CODE_POINTS = 4_000;

    private final Embedder embedder;
    private final int dimensions;

    /// @param dimensions how many numbers the vectors of this index have
    UnitVectors(Embedder embedder, int dimensions) {
        this.embedder = embedder;
        this.dimensions = dimensions;
    }

    /// @throws EmbedderException where there is no usable vector to be had
    Meaning of(String text) {
        String clean = clean(text);
        return clean.isEmpty()
                ? new Meaning.Known(Optional.empty())
                : unit(ask(() -> embedder.embed(clean)));
    }

    /// One for each document.
    ///
    /// @throws EmbedderException where there is no usable vector to be had for one of them
    List<Meaning> ofAll(List<Document> documents) {
        List<float[]> raw =
                ask(() -> embedder.embedAll(documents.stream().map(UnitVectors::meaning).toList()));
        if (raw.size() != documents.size()) {
            throw new EmbedderException(
                    "embedder %s gave %d vectors for %d texts."
                            .formatted(embedder.id(), raw.size(), documents.size()));
        }
        List<Meaning> meanings = new ArrayList<>(raw.size());
        raw.forEach(vector -> meanings.add(unit(vector)));
        return meanings;
    }

    /// The part of a document that is searched by meaning.
    static String meaning(Document document) {
        return clean(
                document.title().isBlank()
                        ? document.text()
                        : document.title() + ": " + document.text());
    }

    /// The beginning of a text without the characters that models and tokenizers stumble over.
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), MAX_CODE_POINTS));
        text.codePoints()
                .limit(MAX_CODE_POINTS)
                .map(c -> isStray(c) ? ' ' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static boolean isStray(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE;
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new EmbedderException(
                    "embedder %s failed: %s".formatted(embedder.id(), reason(e)), e);
        }
    }

    private static String reason(RuntimeException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() + "." : message;
    }

    private Meaning unit(float[] vector) {
        if (vector.length != dimensions) {
            throw new EmbedderException(
                    "embedder %s gave %d numbers instead of %d: where the model is another one now, start again."
                            .formatted(embedder.id(), vector.length, dimensions));
        }
        for (float number : vector) {
            if (!Float.isFinite(number)) {
                throw new EmbedderException(
                        "embedder %s gave a number that is not finite.".formatted(embedder.id()));
            }
        }
        return new Meaning.Known(Directions.unit(vector));
    }
}
