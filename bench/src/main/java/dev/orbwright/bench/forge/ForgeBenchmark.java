package dev.orbwright.bench.forge;

import dev.orbwright.bench.measure.Benchmark;
import dev.orbwright.bench.measure.BenchmarkException;
import dev.orbwright.bench.measure.Goal;
import dev.orbwright.bench.measure.Measurement;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.forge.ModelSecondLook;
import dev.orbwright.forge.ModelWriter;
import dev.orbwright.forge.SecondLook;
import dev.orbwright.forge.recipe.RecipeBook;
import dev.orbwright.forge.recipe.RecipeWriter;
import dev.orbwright.llm.ChatModels;
import dev.orbwright.llm.Embedders;
import dev.orbwright.llm.EmbeddingException;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.ModelSettingsException;
import dev.orbwright.llm.TextEmbedder;
import dev.orbwright.llm.budget.Prices;
import dev.orbwright.llm.budget.Tariff;
import dev.orbwright.server.IndexEmbedder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Whether what players wish for becomes true, and what that takes.
///
/// The configured model writes, or the offline recipes where there is none, as in the server.
public final class ForgeBenchmark implements Benchmark {

    static final String OFFLINE = "offline";
    static final String SERVER_SHARE = "server/share";
    private static final String ALL = "/all";

    private static final double LEAST_SUCCESS = 0.75;
    private static final double MOST_SHARE = 60;

    private final List<WishCase> wishes;
    private final Optional<ModelSettings> settings;

    /// With the whole suite, and the model of the environment.
    public ForgeBenchmark() {
        this(Suite.all(), Optional.empty());
    }

    /// @param settings the models; those of the environment where empty
    ForgeBenchmark(List<WishCase> wishes, Optional<ModelSettings> settings) {
        this.wishes = List.copyOf(wishes);
        this.settings = settings;
    }

    @Override
    public String name() {
        return "forge";
    }

    @Override
    public String about() {
        return "wishes granted by the configured model, judged by oracles; the server's own share";
    }

    @Override
    public Map<String, String> versions(Options options) {
        return Map.of("model", models().description());
    }

    private ModelSettings models() {
        try {
            return settings.orElseGet(() -> ModelSettings.read(System.getenv(), Path.of(".env")));
        } catch (ModelSettingsException e) {
            throw new BenchmarkException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void run(Options options, Report report) {
        ModelSettings models = models();
        String model = models.chat().map(chat -> label(chat.model())).orElse(OFFLINE);
        report.progress("making the world");
        try (TextEmbedder texts = Embedders.open(models);
                Hall hall = Hall.open(new IndexEmbedder(texts))) {
            IndexEmbedder embedder = new IndexEmbedder(texts);
            if (options.cases().mayWant(model + "/")) {
                suite(options, report, models, model, hall, embedder);
            }
            if (options.cases().mayWant("server/")) {
                new ServerShare(options, report, hall, embedder).measure();
            }
        } catch (EmbeddingException e) {
            throw new BenchmarkException(String.valueOf(e.getMessage()));
        }
        report.add(new Goal(model + ALL, "false_success", 0));
        report.add(Goal.atLeast(model + "/grantable", "succeeded", least(WishCase.Kind.GRANT)));
        report.add(Goal.atLeast(model + "/impossible", "succeeded", least(WishCase.Kind.DECLINE)));
        report.add(new Goal(SERVER_SHARE, "p50", MOST_SHARE));
        // What was refused took less work than what was made.
        report.add(new Goal(SERVER_SHARE, "failed", 0));
    }

    private double least(WishCase.Kind kind) {
        return Math.ceil(
                LEAST_SUCCESS * wishes.stream().filter(wish -> wish.kind() == kind).count());
    }

    /// A name for a part of a case's name, which has no slashes.
    private static String label(String model) {
        return model.substring(model.lastIndexOf('/') + 1);
    }

    private void suite(
            Options options,
            Report report,
            ModelSettings models,
            String model,
            Hall hall,
            IndexEmbedder embedder) {
        Optional<Metered> meter =
                ChatModels.open(models)
                        .map(chat ->
                                new Metered(
                                        chat,
                                        models.chat()
                                                .map(Prices.standard()::of)
                                                .orElse(Tariff.FREE)));
        StageTally tally = new StageTally();
        List<Verdict> verdicts = new ArrayList<>();
        try {
            var writer =
                    meter.<dev.orbwright.forge.FunctionWriter>map(
                                    chat -> new ModelWriter(chat, hall.hostApi()))
                            .orElseGet(() -> new RecipeWriter(RecipeBook.standard(), embedder));
            Optional<SecondLook> secondLook =
                    meter.filter(_ -> models.looksTwice()).map(ModelSecondLook::new);
            for (WishCase wish : wishes) {
                if (!options.cases().wants(model + ALL)
                        && !options.cases().wants(model + "/" + wish.id())) {
                    continue;
                }
                try (Venue venue = hall.venue(writer, secondLook)) {
                    Verdict verdict = new Trials(venue, tally).judge(wish);
                    verdicts.add(verdict);
                    report.progress(verdict.line());
                }
            }
        } finally {
            meter.ifPresent(Metered::close);
        }
        if (verdicts.isEmpty()) {
            return;
        }
        add(report, model + ALL, verdicts, meter);
        add(report, model + "/grantable", of(verdicts, WishCase.Kind.GRANT), Optional.empty());
        add(report, model + "/impossible", of(verdicts, WishCase.Kind.DECLINE), Optional.empty());
        tally.passed()
                .forEach((stage, attempts) -> {
                    List<Measurement> row = new ArrayList<>();
                    for (int attempt = 1; attempt <= tally.attempts(); attempt++) {
                        row.add(
                                new Measurement(
                                        model + "/stage/" + stage.wireName(),
                                        "attempt_" + attempt,
                                        attempts.getOrDefault(attempt, 0),
                                        "wishes"));
                    }
                    report.add(row);
                });
    }

    private static List<Verdict> of(List<Verdict> verdicts, WishCase.Kind kind) {
        return verdicts.stream().filter(verdict -> verdict.wish().kind() == kind).toList();
    }

    private static void add(
            Report report, String name, List<Verdict> verdicts, Optional<Metered> meter) {
        if (verdicts.isEmpty()) {
            return;
        }
        List<Measurement> all = new ArrayList<>();
        all.add(new Measurement(name, "wishes", verdicts.size(), "wishes"));
        all.add(count(name, "succeeded", verdicts, Verdict::succeeded));
        all.add(count(name, "false_success", verdicts, Verdict::falseSuccess));
        all.add(count(name, "declined", verdicts, Verdict::declined));
        int repairs = verdicts.stream().mapToInt(one -> Math.max(0, one.attempts() - 1)).sum();
        all.add(new Measurement(name, "repairs", repairs, "drafts"));
        if (name.endsWith(ALL)) {
            long tokens = meter.map(one -> one.usage().total()).orElse(0L);
            double cost = meter.map(one -> one.money().inUsd().doubleValue()).orElse(0.0);
            all.add(new Measurement(name, "tokens", tokens, "tokens"));
            all.add(new Measurement(name, "cost", cost, "usd"));
        }
        report.add(all);
    }

    private static Measurement count(
            String name, String metric, List<Verdict> verdicts, Predicate<Verdict> which) {
        return new Measurement(name, metric, verdicts.stream().filter(which).count(), "wishes");
    }
}
