package dev.orbwright.bench.forge;

import static dev.orbwright.bench.forge.WishCase.forbidden;
import static dev.orbwright.bench.forge.WishCase.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.bench.measure.JsonLines;
import dev.orbwright.bench.measure.Machine;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.bench.measure.Selection;
import dev.orbwright.forge.Draft;
import dev.orbwright.forge.ForgeListener;
import dev.orbwright.forge.FunctionWriter;
import dev.orbwright.forge.Order;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.llm.LocalEmbedder;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.sandbox.Language;
import dev.orbwright.server.IndexEmbedder;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForgeBenchmarkSandboxTest {

    private static final Embedder EMBEDDER = new IndexEmbedder(LocalEmbedder.load());
    private static final Hall HALL = Hall.open(EMBEDDER);

    @AfterAll
    static void close() {
        HALL.close();
    }

    /// A tool that does something else, and says that it is done.
    @Test
    void noOracleIsContentWithABoast() {
        try (Venue venue = HALL.venue(writer(""))) {
            for (WishCase wish : Suite.all()) {
                if (wish.kind() == WishCase.Kind.DECLINE) {
                    continue; // the boast alone makes it false
                }
                venue.arrive(Venue.ADA, wish.place());
                venue.change(wish.arrange());
                WorldState before = venue.state();
                Landmark mark = before.in(wish.place(), Landmark.class).getFirst();
                WorldState after = before.with(wave(mark));

                assertThat(
                                wish.oracle()
                                        .objection(
                                                new Aftermath(
                                                        before,
                                                        after,
                                                        venue.worldTime(),
                                                        List.of("It is done!"),
                                                        List.of(),
                                                        List.of())))
                        .as(wish.id())
                        .isPresent();
                venue.change(transaction -> {
                    transaction.remove(EntryKey.entity(Venue.BRIDGE));
                    transaction.remove(EntryKey.entity(Venue.LAMP));
                });
            }
        }
    }

    private static TemporaryObject wave(Landmark mark) {
        return new TemporaryObject(
                "wave_1",
                "wave",
                mark.placeId(),
                Optional.of(mark.name()),
                mark.position(),
                mark.name(),
                mark.position(),
                false,
                Optional.of(Venue.ADA),
                0,
                1_000,
                JsonObject.EMPTY);
    }

    @Test
    void toolThatSaysThatItCannotIsNoFalseSuccess() {
        WishCase wish = wish("x/y", WishCase.CHAMBER, "a lamp").then(Facts.told("never"));
        try (Venue venue =
                HALL.venue(writer("return {success: Math.random() > 2, message: 'no'};"))) {
            Verdict verdict = new Trials(venue, new StageTally()).judge(wish);

            assertThat(verdict.succeeded()).isFalse();
            assertThat(verdict.falseSuccess()).isFalse();
            assertThat(verdict.declined()).isTrue();
        }
    }

    @Test
    void casesAreMeasuredAndNamed(@TempDir Path home) throws IOException {
        List<WishCase> wishes =
                List.of(
                        wish("x/lamp", WishCase.VAULT, "a red lamp over the pool")
                                .then(Facts.made(Made.at("wish_pool_landmark"), Made.shining())),
                        wish("x/later", WishCase.VAULT, "a lamp over the pool in ten seconds")
                                .used()
                                .after(11)
                                .then(Facts.made(Made.at("wish_pool_landmark"), Made.shining())),
                        forbidden("x/no", WishCase.APPROACH, "move the keyhole closer")
                                .then(Facts.othersUntouched()));
        StringWriter progress = new StringWriter();
        Report report =
                new Report(
                        "forge",
                        Machine.here(Map.of()),
                        JsonLines.to(Optional.empty()),
                        new PrintWriter(progress));

        new ForgeBenchmark(wishes, Optional.of(ModelSettings.offline("a test")))
                .run(
                        new Options(1, new Selection(List.of("offline/")), Optional.empty(), home),
                        report);

        assertThat(report.value("offline/all", "wishes")).hasValue(3);
        assertThat(report.value("offline/all", "succeeded")).as(progress.toString()).hasValue(3);
        assertThat(report.value("offline/all", "false_success")).hasValue(0);
        assertThat(report.value("offline/all", "declined")).hasValue(1);
        assertThat(report.value("offline/all", "tokens")).hasValue(0);
        assertThat(report.value("offline/stage/writing", "attempt_1")).hasValue(2);
    }

    private static FunctionWriter writer(String body) {
        return new FunctionWriter() {
            @Override
            public String description() {
                return "a boaster";
            }

            @Override
            public Draft write(Order order, ForgeListener listener) {
                return new Draft.Written(
                        "function %s() { %s return {success: true, message: 'It is done!'}; }"
                                .formatted(order.functionName(), body),
                        Language.JAVASCRIPT,
                        JsonObject.EMPTY);
            }
        };
    }
}
