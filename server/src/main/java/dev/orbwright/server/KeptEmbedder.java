package dev.orbwright.server;

import dev.orbwright.functionstore.Directions;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.storage.EmbeddingArchive;
import dev.orbwright.world.task.CommitStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Embeds what is to be found later once, and keeps it in the world's save: an index that has to be
/// built again costs neither the time nor the money of embedding all of it again. What is asked for
/// only once, such as a search, is not kept.
///
/// Where the save fails, it embeds without it. What is embedded one by one is written while its
/// caller goes on: nobody waits for the disk to find a new function.
public final class KeptEmbedder implements Embedder, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptEmbedder.class);

    /// More than these come while an index is built, which is to be no faster than the disk.
    private static final int ONE_BY_ONE = 8;

    private static final long TO_WRITE_SECONDS = 10;

    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("embeddings-writer").daemon().factory());
    private final Embedder model;
    private final EmbeddingArchive archive;

    /// @param archive where vectors are kept; those of other models are forgotten
    public KeptEmbedder(Embedder model, EmbeddingArchive archive) {
        this.model = model;
        this.archive = archive;
        try {
            int forgotten = archive.forgetAllBut(model.id());
            if (forgotten > 0) {
                LOG.info("Forgot {} embeddings of another model than {}", forgotten, model.id());
            }
        } catch (CommitStore.StorageException e) {
            LOG.warn("Embeddings of other models stay in the save: {}", e.getMessage());
        }
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public int dimensions() {
        return model.dimensions();
    }

    @Override
    public float[] embed(String text) {
        return model.embed(text);
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        Map<String, float[]> known = found(texts);
        List<String> missing =
                texts.stream().distinct().filter(text -> !known.containsKey(text)).toList();
        if (!missing.isEmpty()) {
            Map<String, float[]> kept = new LinkedHashMap<>();
            List<float[]> vectors = model.embedAll(missing);
            for (int i = 0; i < Math.min(missing.size(), vectors.size()); i++) {
                String text = missing.get(i);
                // As they come back from the save: an index that is built again is the same.
                unit(vectors.get(i))
                        .map(EmbeddingArchive::rounded)
                        .ifPresent(vector -> kept.put(text, vector));
                known.put(text, kept.getOrDefault(text, vectors.get(i)));
            }
            keepSoon(kept);
        }
        return texts.stream().filter(known::containsKey).map(known::get).toList();
    }

    /// The same direction at length one; empty for what says nothing or is wrong, which the index
    /// judges and nobody keeps.
    private Optional<float[]> unit(float[] vector) {
        return vector.length == model.dimensions() ? Directions.unit(vector) : Optional.empty();
    }

    private Map<String, float[]> found(List<String> texts) {
        try {
            return archive.find(model.id(), texts);
        } catch (CommitStore.StorageException e) {
            LOG.warn("Embeddings are made again, for they cannot be read: {}", e.getMessage());
            return new LinkedHashMap<>();
        }
    }

    private void keepSoon(Map<String, float[]> made) {
        if (made.size() <= ONE_BY_ONE) {
            try {
                writer.execute(() -> keep(made));
                return;
            } catch (RejectedExecutionException e) {
                LOG.debug("Embeddings come while this is being closed", e);
            }
        }
        keep(made);
    }

    private void keep(Map<String, float[]> made) {
        try {
            archive.keep(model.id(), made);
        } catch (CommitStore.StorageException e) {
            LOG.warn("Embeddings could not be kept: {}", e.getMessage());
        }
    }

    /// Waits until what was embedded is written.
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(TO_WRITE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Some embeddings could not be kept in time; they are made again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
