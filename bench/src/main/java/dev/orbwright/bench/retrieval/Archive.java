package dev.orbwright.bench.retrieval;

import dev.orbwright.bench.measure.BenchmarkException;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.forge.recipe.RecipeBook;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.runtime.FunctionCatalog;
import dev.orbwright.server.KeptEmbedder;
import dev.orbwright.storage.EmbeddingArchive;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.SourceText;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A save with many functions in it; made once, and kept for the next time.
final class Archive {

    /// Raise it where the same corpus would lie in the save in another way.
    private static final String FORMAT = "2";

    private static final int COMMIT = 1_000;
    private static final int OWNERS = 500;
    private static final JsonObject NO_PARAMETERS =
            JsonObject.of("type", "object", "properties", JsonObject.EMPTY);

    private final Path folder;
    private final Report report;
    private final Watched embedder;

    /// @param folder for this benchmark's files
    /// @param embedder says what its functions mean
    Archive(Path folder, Report report, Watched embedder) {
        this.folder = folder;
        this.report = report;
        this.embedder = embedder;
    }

    /// The world in such a file.
    static World world(WorldFile file) throws CommitStore.StorageException {
        return World.open("archive", file, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    /// As a server embeds: what the save has is not embedded again.
    static KeptEmbedder kept(Embedder embedder, WorldFile file) {
        return new KeptEmbedder(embedder, new EmbeddingArchive(file));
    }

    /// A copy of the archive in the work folder, to be used and thrown away.
    Path copy(List<RecipeBook.Example> recipes, long seed, int functions, Path work) {
        try {
            Files.createDirectories(folder);
            Path kept = folder.resolve("%s.sqlite".formatted(key(recipes, seed, functions)));
            if (Files.notExists(kept)) {
                forgetOthers();
                report.progress("writing an archive of %,d functions".formatted(functions));
                try (Folder unfinished = Folder.fresh(folder.resolve("unfinished"))) {
                    Path save = unfinished.path().resolve("world.sqlite");
                    write(save, new Corpus(recipes, seed), functions);
                    report.progress("embedding them, which a server does as they are made");
                    embed(save, unfinished.path().resolve("index"), functions);
                    Files.move(save, kept, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return Files.copy(kept, work.resolve("world.sqlite"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CommitStore.StorageException e) {
            throw new BenchmarkException("the archive could not be written: " + e.getMessage());
        }
    }

    /// Changes with what the corpus is made of.
    private static String key(List<RecipeBook.Example> recipes, long seed, int functions) {
        StringBuilder all = new StringBuilder(FORMAT).append(seed).append(' ').append(functions);
        Corpus corpus = new Corpus(recipes, seed);
        for (int i = 0; i < COMMIT; i++) {
            all.append('\n').append(corpus.next());
        }
        for (RecipeBook.Example recipe : recipes) {
            all.append('\n').append(recipe.id()).append(recipe.phrases());
        }
        return "archive-%d-%s"
                .formatted(functions, SourceText.of(all.toString()).hash().substring(0, 16));
    }

    /// Archives are large, and one is enough.
    private void forgetOthers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void write(Path save, Corpus corpus, int functions)
            throws CommitStore.StorageException {
        try (WorldFile file = WorldFile.open(save);
                World world = world(file)) {
            for (int done = 0; done < functions; done += COMMIT) {
                int from = done;
                int to = Math.min(functions, done + COMMIT);
                world.submit(
                                Actor.WORLD,
                                "archive",
                                transaction -> {
                                    for (int i = from; i < to; i++) {
                                        put(transaction, corpus.next(), i);
                                    }
                                    return Decision.commit(true);
                                })
                        .join();
            }
        }
    }

    /// As the server does it, with an index that is thrown away.
    private void embed(Path save, Path indexFolder, int functions)
            throws CommitStore.StorageException {
        try (WorldFile file = WorldFile.open(save);
                World world = world(file);
                KeptEmbedder kept = kept(embedder, file);
                FunctionIndex index = FunctionIndex.open(indexFolder, kept, file.worldId());
                FunctionCatalog catalog = FunctionCatalog.follow(world, index)) {
            new Building(report, catalog, embedder, functions).await();
        }
    }

    /// Keeps a function as the forge does.
    static void put(Transaction transaction, Corpus.Sample sample, int number) {
        String owner = "soul_%03d".formatted(number % OWNERS);
        FunctionRevision revision =
                new FunctionRevision(
                        sample.description(),
                        NO_PARAMETERS,
                        "javascript",
                        transaction.keep(sample.source()),
                        JsonObject.builder()
                                .put("writer", "offline")
                                .put("author", owner)
                                .put("prompt", sample.description())
                                .put("attempts", 1)
                                .build());
        transaction.put(
                StoredFunction.first(
                        sample.name(), Optional.of(owner), StoredFunction.Status.ACTIVE, revision));
    }
}
