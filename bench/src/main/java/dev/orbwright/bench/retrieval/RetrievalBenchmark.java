package dev.orbwright.bench.retrieval;

import dev.orbwright.bench.load.Latencies;
import dev.orbwright.bench.measure.Benchmark;
import dev.orbwright.bench.measure.BenchmarkException;
import dev.orbwright.bench.measure.Goal;
import dev.orbwright.bench.measure.Measurement;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.forge.recipe.RecipeBook;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.llm.EmbeddingException;
import dev.orbwright.llm.LocalEmbedder;
import dev.orbwright.runtime.FunctionCatalog;
import dev.orbwright.server.IndexEmbedder;
import dev.orbwright.server.KeptEmbedder;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How functions are found among very many: how fast, how surely, how soon, and what the index
/// takes.
public final class RetrievalBenchmark implements Benchmark {

    private static final int FUNCTIONS = 100_000;
    private static final long SEED = 20_260_101;
    private static final long QUERY_SEED = 7;
    private static final int WARM_UP = 300;
    private static final int MOST_QUERIES = 2_000;
    private static final int COMPARED = 300;
    private static final int NEW_FUNCTIONS = 100;

    private static final double MOST_MILLIS = 15;
    private static final double LEAST_RECALL = 0.97;
    private static final double MOST_VISIBLE_MILLIS = 50;
    private static final double MOST_MEGABYTES = 500;
    private static final double MOST_SECONDS = 240;

    private final int functions;

    /// Among 100,000.
    public RetrievalBenchmark() {
        this(FUNCTIONS);
    }

    RetrievalBenchmark(int functions) {
        this.functions = functions;
    }

    @Override
    public String name() {
        return "retrieval";
    }

    @Override
    public String about() {
        return "finding a function among 100,000: latency, recall, freshness, size, rebuilding";
    }

    @Override
    public Map<String, String> versions(Options options) {
        return Map.of(
                "vector module",
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? "on" : "off");
    }

    @Override
    public void run(Options options, Report report) {
        String name = String.valueOf(functions);
        if (!options.cases().wants(name)) {
            return;
        }
        Path folder = options.home().resolve("bench/target/retrieval");
        List<RecipeBook.Example> recipes = RecipeBook.standard().examples();
        try (Folder work = Folder.fresh(folder.resolve("work"))) {
            Watched embedder = new Watched(new IndexEmbedder(LocalEmbedder.load()));
            Path save =
                    new Archive(folder, report, embedder)
                            .copy(recipes, SEED, functions, work.path());
            measure(report, name, save, embedder, recipes);
        } catch (EmbeddingException e) {
            throw new BenchmarkException(String.valueOf(e.getMessage()));
        } catch (CommitStore.StorageException e) {
            throw new BenchmarkException("the archive cannot be used: " + e.getMessage());
        }
        report.add(new Goal(name, "p99", MOST_MILLIS));
        report.add(Goal.atLeast(name, "recall_at_10", LEAST_RECALL));
        report.add(Goal.atLeast(name, "recall_by_meaning", LEAST_RECALL));
        report.add(new Goal(name, "visible_after", MOST_VISIBLE_MILLIS));
        report.add(new Goal(name, "index_size", MOST_MEGABYTES));
        report.add(new Goal(name, "rebuild", MOST_SECONDS));
    }

    private void measure(
            Report report,
            String name,
            Path save,
            Watched embedder,
            List<RecipeBook.Example> recipes)
            throws CommitStore.StorageException {
        Path indexFolder = save.resolveSibling("index");
        double embeddedBefore = embedder.seconds();
        report.progress("building the index from the archive");
        long start = System.nanoTime();
        try (WorldFile file = WorldFile.open(save);
                World world = Archive.world(file);
                KeptEmbedder kept = Archive.kept(embedder, file);
                FunctionIndex index = FunctionIndex.open(indexFolder, kept, file.worldId());
                FunctionCatalog catalog = FunctionCatalog.follow(world, index)) {
            report.progress(
                    "the archive is read, after %.1f s"
                            .formatted((System.nanoTime() - start) / 1e9));
            new Building(report, catalog, embedder, functions).await();
            double rebuild = (System.nanoTime() - start) / 1e9;
            double embedding = embedder.seconds() - embeddedBefore;
            double size = Folder.megabytes(indexFolder);
            report.progress("asking");
            Corpus queries = new Corpus(recipes, QUERY_SEED);
            Latencies latencies = latencies(catalog, queries);
            report.progress("comparing with what is right");
            Recall recall = new Recall(index);
            for (int i = 0; i < COMPARED; i++) {
                recall.compare(queries.query());
            }
            report.progress("adding functions");
            Latencies visible = visible(world, catalog, new Corpus(recipes, QUERY_SEED));
            report.add(
                    List.of(
                            new Measurement(name, "p50", latencies.percentile(0.5) / 1e3, "ms"),
                            new Measurement(name, "p99", latencies.percentile(0.99) / 1e3, "ms"),
                            new Measurement(name, "recall_at_10", recall.whole(), "share"),
                            new Measurement(name, "recall_by_meaning", recall.byMeaning(), "share"),
                            new Measurement(
                                    name, "visible_after", visible.percentile(0.99) / 1e3, "ms"),
                            new Measurement(name, "index_size", size, "MB"),
                            new Measurement(name, "rebuild", rebuild, "s"),
                            new Measurement(name, "embedding", embedding, "s")));
        }
    }

    private static Latencies latencies(FunctionCatalog catalog, Corpus queries) {
        for (int i = 0; i < WARM_UP; i++) {
            catalog.find(queries.query(), Recall.HITS);
        }
        long[] nanos = new long[MOST_QUERIES];
        for (int i = 0; i < nanos.length; i++) {
            String query = queries.query();
            long start = System.nanoTime();
            catalog.find(query, Recall.HITS);
            nanos[i] = System.nanoTime() - start;
        }
        return new Latencies(nanos);
    }

    /// From the moment at which a new function is durable until a search that found it is over.
    private Latencies visible(World world, FunctionCatalog catalog, Corpus corpus) {
        long[] nanos = new long[NEW_FUNCTIONS];
        for (int i = 0; i < nanos.length; i++) {
            Corpus.Sample made = corpus.next();
            Corpus.Sample sample =
                    new Corpus.Sample(
                            made.name().replace("df_user_0", "df_user_f"),
                            made.description(),
                            made.source());
            int number = i;
            world.submit(
                            Actor.WORLD,
                            "tool made",
                            transaction -> {
                                Archive.put(transaction, sample, number);
                                return Decision.commit(true);
                            })
                    .join();
            long start = System.nanoTime();
            while (catalog.find(sample.description(), Recall.HITS).stream()
                    .noneMatch(match -> match.name().equals(sample.name()))) {
                if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(10)) {
                    throw new BenchmarkException(
                            "a new function is not found: " + sample.description());
                }
            }
            nanos[i] = System.nanoTime() - start;
        }
        return new Latencies(nanos);
    }
}
