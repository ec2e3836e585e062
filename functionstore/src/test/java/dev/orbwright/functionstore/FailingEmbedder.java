package dev.orbwright.functionstore;

import java.util.concurrent.atomic.AtomicInteger;

/// A [WordEmbedder] behind an endpoint that can be down, or refuse one text.
final class FailingEmbedder implements Embedder {
    static final String REFUSED = "refused";

    private final Embedder words = WordEmbedder.PLAIN;
    final AtomicInteger calls = new AtomicInteger();
    volatile boolean isDown;

    @Override
    public String id() {
        return words.id();
    }

    @Override
    public int dimensions() {
        failWhereDown();
        return words.dimensions();
    }

    @Override
    public float[] embed(String text) {
        calls.incrementAndGet();
        failWhereDown();
        if (text.contains(REFUSED)) {
            throw new IllegalStateException("this text is refused.");
        }
        return words.embed(text);
    }

    private void failWhereDown() {
        if (isDown) {
            throw new IllegalStateException("the endpoint cannot be reached.");
        }
    }
}
