package dev.orbwright.bench.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.bench.measure.JsonLines;
import dev.orbwright.bench.measure.Machine;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.bench.measure.Selection;
import dev.orbwright.forge.recipe.RecipeBook;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetrievalBenchmarkTest {

    @Test
    void corpusIsVariedAndTheSameEachTime() {
        List<RecipeBook.Example> recipes = RecipeBook.standard().examples();
        Corpus one = new Corpus(recipes, 1);
        Corpus again = new Corpus(recipes, 1);
        Set<String> descriptions = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            Corpus.Sample sample = one.next();
            assertThat(again.next()).isEqualTo(sample);
            assertThat(descriptions.add(sample.description())).isTrue();
            assertThat(sample.source()).contains("function " + sample.name());
        }
    }

    @Test
    void measuresAndKeepsItsArchive(@TempDir Path home) throws IOException {
        Report report = run(home);

        for (String metric : List.of("p50", "p99", "visible_after", "index_size", "rebuild")) {
            assertThat(report.value("300", metric).orElseThrow()).as(metric).isPositive();
        }
        // So few are all compared.
        assertThat(report.value("300", "recall_at_10").orElseThrow()).isGreaterThan(0.97);
        assertThat(report.value("300", "recall_by_meaning").orElseThrow()).isGreaterThan(0.97);
        try (Stream<Path> files = Files.list(home.resolve("bench/target/retrieval"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .startsWith("archive-300-");
        }
    }

    private static Report run(Path home) throws IOException {
        Report report =
                new Report(
                        "retrieval",
                        Machine.here(Map.of()),
                        JsonLines.to(Optional.empty()),
                        new PrintWriter(new StringWriter()));
        new RetrievalBenchmark(300)
                .run(new Options(1, new Selection(List.of()), Optional.empty(), home), report);
        return report;
    }
}
