package dev.orbwright.functionstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An embedder's vectors made safe to index: of the promised size, and of length one, so that their
/// dot product is their cosine.
final class UnitVectors {
    private static final int MAX_CODE_POINTS = 4_000;

    private final Embedder embedder;

    UnitVectors(Embedder embedder) {
        this.embedder = embedder;
    }

    /// Empty where the text means nothing.
    Optional<float[]> of(String text) {
        String clean = clean(text);
        return clean.isEmpty() ? Optional.empty() : unit(embedder.embed(clean));
    }

    List<Optional<float[]>> ofAll(List<Document> documents) {
        List<float[]> raw =
                embedder.embedAll(documents.stream().map(UnitVectors::meaning).toList());
        if (raw.size() != documents.size()) {
            throw new IllegalStateException(
                    "embedder %s gave %d vectors for %d texts"
                            .formatted(embedder.id(), raw.size(), documents.size()));
        }
        List<Optional<float[]>> vectors = new ArrayList<>(raw.size());
        raw.forEach(vector -> vectors.add(unit(vector)));
        return vectors;
    }

    /// The part of a document that is searched by meaning.
    static String meaning(Document document) {
        return clean(document.title() + ": " + document.text());
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

    private Optional<float[]> unit(float[] vector) {
        if (vector.length != embedder.dimensions()) {
            throw new IllegalStateException(
                    "embedder %s gave %d numbers instead of %d"
                            .formatted(embedder.id(), vector.length, embedder.dimensions()));
        }
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        if (!Double.isFinite(squares)) {
            throw new IllegalStateException(
                    "embedder %s gave a number that is not finite".formatted(embedder.id()));
        }
        if (squares == 0) {
            return Optional.empty();
        }
        double length = Math.sqrt(squares);
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return Optional.of(unit);
    }
}
