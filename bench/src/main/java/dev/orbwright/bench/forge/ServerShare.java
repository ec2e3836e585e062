package dev.orbwright.bench.forge;

import dev.orbwright.bench.load.Latencies;
import dev.orbwright.bench.measure.Measurement;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.forge.ForgeListener;
import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.FunctionWriter;
import dev.orbwright.forge.ModelWriter;
import dev.orbwright.forge.Wish;
import dev.orbwright.forge.recipe.RecipeBook;
import dev.orbwright.forge.recipe.RecipeWriter;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.llm.budget.Tariff;
import java.util.List;
import java.util.function.LongSupplier;

/// What making a tool takes apart from waiting for the model: with a model that answers at once,
/// and with the recipes, whose writing is the server's own work.
final class ServerShare {

    private static final String RECIPES = "server/recipes";
    private static final int WARM_UP = 30;
    private static final int MEASURED = 100;

    /// One player may carry a hundred.
    private static final int TOOLS_OF_A_PLAYER = 50;

    private static final List<String> WISHES =
            List.of(
                    "a lantern over the keyhole for %d seconds",
                    "a light that hovers over the bench for %d seconds",
                    "a bridge of ice to the keyhole for %d seconds",
                    "a wall of stone before the vault door for %d seconds",
                    "let it snow on the bench for %d seconds");

    private final Options options;
    private final Report report;
    private final Hall hall;
    private final Embedder embedder;

    ServerShare(Options options, Report report, Hall hall, Embedder embedder) {
        this.options = options;
        this.report = report;
        this.hall = hall;
        this.embedder = embedder;
    }

    void measure() {
        if (options.cases().wants(ForgeBenchmark.SERVER_SHARE)) {
            Metered model = new Metered(new InstantModel(), Tariff.FREE);
            measure(
                    ForgeBenchmark.SERVER_SHARE,
                    new ModelWriter(model, hall.hostApi()),
                    model::waited);
        }
        if (options.cases().wants(RECIPES)) {
            measure(RECIPES, new RecipeWriter(RecipeBook.standard(), embedder), () -> 0);
        }
    }

    private void measure(String name, FunctionWriter writer, LongSupplier waited) {
        report.progress("making tools, for " + name);
        long[] nanos = new long[MEASURED];
        int failed = 0;
        try (Venue venue = hall.venue(writer)) {
            for (int i = -WARM_UP; i < MEASURED; i++) {
                if ((i + WARM_UP) % TOOLS_OF_A_PLAYER == 0) {
                    venue.change(transaction ->
                            transaction.remove(
                                    dev.orbwright.world.state.EntryKey.entity(Venue.ADA)));
                    venue.arrive(Venue.ADA, WishCase.APPROACH);
                }
                int number = i + WARM_UP + 1;
                String words = WISHES.get(number % WISHES.size()).formatted(number);
                long waitedBefore = waited.getAsLong();
                long start = System.nanoTime();
                ForgeResult result =
                        venue.forge()
                                .create(new Wish(Venue.ADA, "orb_01", words), ForgeListener.none());
                long took = System.nanoTime() - start - (waited.getAsLong() - waitedBefore);
                if (!(result instanceof ForgeResult.Created)) {
                    if (failed++ == 0) {
                        report.progress("  \"" + words + "\" failed: " + result);
                    }
                }
                if (i >= 0) {
                    nanos[i] = took;
                }
            }
        }
        Latencies latencies = new Latencies(nanos);
        report.add(
                List.of(
                        new Measurement(name, "p50", latencies.percentile(0.5) / 1e3, "ms"),
                        new Measurement(name, "p99", latencies.percentile(0.99) / 1e3, "ms"),
                        new Measurement(name, "failed", failed, "tools")));
    }
}
