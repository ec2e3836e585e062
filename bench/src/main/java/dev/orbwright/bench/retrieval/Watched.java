package dev.orbwright.bench.retrieval;

import dev.orbwright.functionstore.Embedder;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// An embedder whose work is counted.
final class Watched implements Embedder {

    private final Embedder embedder;
    private final AtomicInteger texts = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();

    Watched(Embedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public String id() {
        return embedder.id();
    }

    @Override
    public int dimensions() {
        return embedder.dimensions();
    }

    @Override
    public float[] embed(String text) {
        return embedAll(List.of(text)).getFirst();
    }

    @Override
    public List<float[]> embedAll(List<String> all) {
        long start = System.nanoTime();
        List<float[]> vectors = embedder.embedAll(all);
        nanos.addAndGet(System.nanoTime() - start);
        texts.addAndGet(all.size());
        return vectors;
    }

    /// Texts embedded so far.
    int texts() {
        return texts.get();
    }

    /// Seconds that this took, of all threads together.
    double seconds() {
        return nanos.get() / 1e9;
    }
}
