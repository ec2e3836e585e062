package dev.orbwright.server;

import dev.orbwright.forge.Catalog;
import dev.orbwright.forge.Order;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.llm.Embedders;
import dev.orbwright.llm.EmbeddingException;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.TextEmbedder;
import dev.orbwright.runtime.FunctionCatalog;
import dev.orbwright.storage.EmbeddingArchive;
import dev.orbwright.world.task.CommitStore;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What finds functions, and what NPCs remember, by meaning.
///
/// @param functions the world's functions
record SearchParts(Embedder embedder, FunctionCatalog functions) {
    private static final Logger LOG = LoggerFactory.getLogger(SearchParts.class);
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(2);

    /// @param ahead the embeddings, which are being made
    static SearchParts open(SavedWorld saved, Ahead<TextEmbedder> ahead, Parts parts)
            throws StartException {
        Embedder embedder =
                parts.add(
                        "kept embeddings",
                        new KeptEmbedder(
                                new IndexEmbedder(parts.add("embeddings", ahead.get())),
                                new EmbeddingArchive(saved.file())));
        FunctionIndex index = parts.add("index", openIndex(saved, ".index", embedder));
        return new SearchParts(
                embedder, parts.add("catalog", FunctionCatalog.follow(saved.world(), index)));
    }

    /// What embeds texts by these settings.
    static TextEmbedder openEmbedder(ModelSettings models) throws StartException {
        try {
            return Embedders.open(models);
        } catch (EmbeddingException e) {
            throw StartException.of(e);
        }
    }

    /// What the NPCs of this world remember. Where there are some, it must open now.
    MemoryIndex memories(SavedWorld saved, Parts parts) throws StartException {
        MemoryIndex index =
                parts.add(
                        "memories",
                        new MemoryIndex(() -> {
                            try {
                                return openIndex(saved, ".memories", embedder);
                            } catch (StartException e) {
                                throw new UncheckedStartException(e);
                            }
                        }));
        if (saved.hasNpcs()) {
            try {
                var _ = index.get();
            } catch (UncheckedStartException e) {
                throw e.cause;
            }
        }
        return index;
    }

    /// Carries the exception through a supplier.
    private static final class UncheckedStartException extends RuntimeException {
        @Serial private static final long serialVersionUID = 1;

        private final StartException cause;

        UncheckedStartException(StartException cause) {
            super(cause.getMessage(), cause);
            this.cause = cause;
        }
    }

    private static FunctionIndex openIndex(SavedWorld saved, String ending, Embedder embedder)
            throws StartException {
        Path save = saved.file().file();
        Path folder = save.resolveSibling(save.getFileName() + ending);
        try {
            return FunctionIndex.open(folder, embedder, saved.file().worldId());
        } catch (EmbeddingException
                | IllegalArgumentException
                | UncheckedIOException
                | CommitStore.StorageException e) {
            throw StartException.of(e);
        }
    }

    /// The functions that are like a description, for who writes another. Waits a moment for an
    /// index that is behind the world, so that the same wish in the same world finds the same, and
    /// a recorded model is asked the same.
    Catalog similar() {
        return (description, limit) -> {
            try {
                if (!functions.awaitCaughtUp(TO_CATCH_UP)) {
                    LOG.info("The search index is behind; a wish goes on with what it knows");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return functions.find(description, limit).stream()
                    .map(match ->
                            new Order.Similar(
                                    match.name(),
                                    match.description(),
                                    match.source(),
                                    match.similarity()))
                    .toList();
        };
    }
}
