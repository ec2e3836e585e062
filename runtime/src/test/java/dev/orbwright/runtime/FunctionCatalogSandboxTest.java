package dev.orbwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.functionstore.Embedder;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FunctionCatalogSandboxTest {

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

    /// Counts letters: near enough for finding a word again.
    private static final class Letters implements Embedder {
        @Override
        public String id() {
            return "letters";
        }

        @Override
        public int dimensions() {
            return 26;
        }

        @Override
        public float[] embed(String text) {
            float[] counts = new float[26];
            text.toLowerCase(Locale.ROOT)
                    .chars()
                    .filter(c -> c >= 'a' && c <= 'z')
                    .forEach(c -> counts[c - 'a']++);
            return counts;
        }
    }

    private FunctionIndex index(String name) {
        return FunctionIndex.open(folder.resolve(name), new Letters());
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

            fixture.world
                    .submit(
                            Actor.WORLD,
                            "remove",
                            transaction -> {
                                transaction.remove(EntryKey.function("light_bridge"));
                                return Decision.commit(true);
                            })
                    .join();
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
}
