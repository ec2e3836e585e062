package dev.orbwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.functionstore.Document;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.StoredFunction.Status;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FunctionCatalogSandboxTest {

    private static final Duration SOON = Duration.ofMillis(5);
    private static final String SOURCE = "function NAME(params) { return 1; }";

    @TempDir private Path folder = Path.of("");
    private Fixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new Fixture(folder);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private FunctionIndex index(String name) {
        return index(name, new FunctionCatalogEmbedder());
    }

    private FunctionIndex index(String name, Embedder embedder) {
        return FunctionIndex.open(folder.resolve(name), embedder, "world", Duration.ofMillis(1));
    }

    private static String nearest(FunctionCatalog catalog, String description) throws Exception {
        catalog.awaitCaughtUp();
        return catalog.find(description, 1).getFirst().name();
    }

    @Test
    void functionIsFoundOnceItIsDurableAndGoneOnceItIsRemoved() throws Exception {
        try (FunctionIndex index = index("index");
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index)) {
            fixture.worldFunction("light_bridge", SOURCE.replace("NAME", "light_bridge"));
            fixture.worldFunction("rain_cloud", SOURCE.replace("NAME", "rain_cloud"));

            assertThat(nearest(catalog, "a bridge of light")).isEqualTo("light_bridge");
            assertThat(catalog.find("a bridge of light", 1).getFirst().source())
                    .contains("function light_bridge");

            remove("light_bridge");
            assertThat(nearest(catalog, "a bridge of light")).isEqualTo("rain_cloud");
        }
    }

    @Test
    void missingIndexIsMadeAgain() throws Exception {
        fixture.worldFunction("light_bridge", SOURCE.replace("NAME", "light_bridge"));

        try (FunctionIndex index = index("fresh");
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index)) {
            assertThat(nearest(catalog, "a bridge of light")).isEqualTo("light_bridge");
            assertThat(catalog.size()).isEqualTo(1);
        }
    }

    @Test
    void indexThatMissedCommitsIsMadeAgain() throws Exception {
        try (FunctionIndex index = index("index");
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index)) {
            fixture.worldFunction("light_bridge", SOURCE.replace("NAME", "light_bridge"));
            catalog.awaitCaughtUp();
        }
        fixture.worldFunction("rain_cloud", SOURCE.replace("NAME", "rain_cloud"));

        try (FunctionIndex index = index("index");
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index)) {
            assertThat(nearest(catalog, "clouds that rain")).isEqualTo("rain_cloud");
            assertThat(catalog.size()).isEqualTo(2);
        }
    }

    @Test
    void indexThatSawEverythingIsKept() throws Exception {
        fixture.worldFunction("light_bridge", SOURCE.replace("NAME", "light_bridge"));
        try (FunctionIndex index = index("index");
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index)) {
            catalog.awaitCaughtUp();
        }
        try (FunctionIndex index = index("index")) {
            assertThat(index.stamp()).isEqualTo(fixture.world.status().sequence());
            assertThat(index.size()).isEqualTo(1);
        }
    }

    @Test
    void afterACrashOnlyWhatDiffersIsEmbeddedAgain() throws Exception {
        fixture.worldFunction("light_bridge", SOURCE.replace("NAME", "light_bridge"));
        fixture.worldFunction("rain_cloud", SOURCE.replace("NAME", "rain_cloud"));
        try (FunctionIndex index = index("index");
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index)) {
            catalog.awaitCaughtUp();
        }
        fixture.put(fixture.soulNow(Fixture.ADA).with("a thing"));
        fixture.put(fixture.world.durable().functions().getFirst().in(Status.ACTIVE));
        fixture.worldFunction("wind", SOURCE.replace("NAME", "wind"));
        remove("rain_cloud");

        FunctionCatalogEmbedder embedder = new FunctionCatalogEmbedder();
        try (FunctionIndex index = index("index", embedder);
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index)) {
            catalog.awaitCaughtUp();

            assertThat(embedder.texts).containsExactly("wind: wind");
            assertThat(index.contents("function")).containsOnlyKeys("light_bridge", "wind");
            assertThat(index.stamp()).isEqualTo(fixture.world.status().sequence());
        }
    }

    @Test
    void changeOfStatusEmbedsNothingAndRetirementRemoves() throws Exception {
        FunctionCatalogEmbedder embedder = new FunctionCatalogEmbedder();
        try (FunctionIndex index = index("index", embedder);
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index)) {
            fixture.worldFunction("wind", SOURCE.replace("NAME", "wind"));
            StoredFunction wind = fixture.world.durable().functions().getFirst();
            fixture.put(wind.in(Status.ACTIVE));
            catalog.awaitCaughtUp();
            assertThat(embedder.texts).containsExactly("wind: wind");

            fixture.put(wind.in(Status.RETIRED));
            catalog.awaitCaughtUp();
            assertThat(catalog.size()).isZero();
        }
        try (FunctionIndex index = index("fresh");
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index)) {
            catalog.awaitCaughtUp();
            assertThat(catalog.size()).isZero();
        }
    }

    @Test
    void indexThatIsAheadOfAnOlderSaveGoesBackToIt() throws Exception {
        fixture.worldFunction("wind", SOURCE.replace("NAME", "wind"));
        try (FunctionIndex index = index("index")) {
            index.put(new Document("later", "function", "later", "", "", Map.of(), "1"));
            index.commit(1_000);
        }
        try (FunctionIndex index = index("index");
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index)) {
            catalog.awaitCaughtUp();

            assertThat(index.contents("function")).containsOnlyKeys("wind");
            assertThat(index.stamp()).isEqualTo(fixture.world.status().sequence());
        }
    }

    @Test
    void embedderThatIsDownForAWhileCostsNothingButTheMeaning() throws Exception {
        FunctionCatalogEmbedder embedder = new FunctionCatalogEmbedder();
        try (FunctionIndex index = index("index", embedder);
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index, SOON)) {
            catalog.awaitCaughtUp();
            long stamp = index.stamp();
            embedder.failure = Optional.of(new IllegalStateException("it is down."));
            fixture.worldFunction("light_bridge", SOURCE.replace("NAME", "light_bridge"));
            assertThat(nearest(catalog, "a bridge of light")).isEqualTo("light_bridge");
            assertThat(catalog.find("bridge", 1).getFirst().similarity()).isZero();
            assertThat(index.stamp()).isEqualTo(stamp);

            embedder.failure = Optional.empty();

            await().untilAsserted(() ->
                    assertThat(catalog.find("bridge", 1).getFirst().similarity()).isPositive());
            await().until(() -> index.stamp() == fixture.world.status().sequence());
        }
    }

    @Test
    void embedderThatIsDownUntilTheEndIsAskedAgainAtTheNextStart() throws Exception {
        FunctionCatalogEmbedder embedder = new FunctionCatalogEmbedder();
        try (FunctionIndex index = index("index", embedder);
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index)) {
            embedder.failure = Optional.of(new IllegalStateException("it is down."));
            fixture.worldFunction("light_bridge", SOURCE.replace("NAME", "light_bridge"));
            catalog.awaitCaughtUp();
        }
        try (FunctionIndex index = index("index");
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index)) {
            catalog.awaitCaughtUp();
            assertThat(catalog.find("bridge", 1).getFirst().similarity()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorLeavesAGapThatIsNotStampedAndIsFilledLater(Throwable error) throws Exception {
        FunctionCatalogEmbedder embedder = new FunctionCatalogEmbedder();
        try (FunctionIndex index = index("index", embedder);
                FunctionCatalog catalog = FunctionCatalog.follow(fixture.world, index, SOON)) {
            catalog.awaitCaughtUp();
            long stamp = index.stamp();
            embedder.failure = Optional.of(error);
            fixture.worldFunction("light_bridge", SOURCE.replace("NAME", "light_bridge"));
            fixture.worldFunction("rain_cloud", SOURCE.replace("NAME", "rain_cloud"));
            catalog.awaitCaughtUp();
            assertThat(index.stamp()).isEqualTo(stamp);

            embedder.failure = Optional.empty();

            await().until(() -> index.stamp() == fixture.world.status().sequence());
            assertThat(index.contents("function")).hasSize(2);
        }
    }

    static List<Throwable> errors() {
        return List.of(new OutOfMemoryError("as a test"), new StackOverflowError("as a test"));
    }

    private void remove(String name) {
        fixture.world
                .submit(
                        Actor.WORLD,
                        "remove",
                        transaction -> {
                            transaction.remove(EntryKey.function(name));
                            return Decision.commit(true);
                        })
                .join();
    }
}
