package dev.orbwright.npc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.functionstore.Embedder;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.llm.Embedders;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.TextEmbedder;
import dev.orbwright.npc.memory.Memory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Memories come back by what they mean, in the real index with the real embedder.
final class MeaningServerTest {

    private static final TextEmbedder TEXTS =
            Embedders.open(ModelSettings.offline("memories need none"));

    /// As the index wants it.
    private record Meanings() implements Embedder {
        @Override
        public String id() {
            return TEXTS.id();
        }

        @Override
        public int dimensions() {
            return TEXTS.dimensions();
        }

        @Override
        public float[] embed(String text) {
            return TEXTS.embed(text);
        }
    }

    /// Opens the index when it is asked for.
    private static final class Opening implements Supplier<FunctionIndex> {
        private final Path folder;
        private Optional<FunctionIndex> open = Optional.empty();

        Opening(Path folder) {
            this.folder = folder;
        }

        @Override
        public synchronized FunctionIndex get() {
            if (open.isEmpty()) {
                open = Optional.of(FunctionIndex.open(folder, new Meanings()));
            }
            return open.get();
        }

        synchronized Optional<FunctionIndex> opened() {
            return open;
        }
    }

    @TempDir private Path folder = Path.of("");
    private Opening index = new Opening(folder);
    private Village village;

    @BeforeEach
    void open() throws Exception {
        index = new Opening(folder.resolve("index"));
        village = new Village(folder, Optional.empty(), Optional.of(index));
    }

    @AfterEach
    void close() throws Exception {
        village.close();
        index.opened().ifPresent(FunctionIndex::close);
    }

    private void remembers(String... sentences) {
        for (String sentence : sentences) {
            village.npcs.memories().remember("ilse", sentence, 5, Optional.empty()).join();
        }
        village.npcs.memories().awaitCaughtUp();
    }

    private String firstOf(String question) {
        List<Memory> recalled =
                village.npcs.memories().recall("ilse", question, Optional.empty(), 1);
        return recalled.getFirst().text();
    }

    @Test
    void aWorldWithoutNpcsHasNoIndexAndOneWithTheFirstOfThemHas() {
        village.npcs.memories().awaitCaughtUp();
        assertThat(index.opened()).isEmpty();

        village.with("ilse", "Ilse", "{}");
        village.npcs.memories().awaitCaughtUp();
        assertThat(index.opened()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "Does she own any pets?, Ann keeps an old dog at her cottage.",
        "Who is ill?, Bob has had a fever since last week.",
        "What would you like to eat?, Carl brings bread and cheese every morning."
    })
    void aMemoryComesBackByOtherWordsThanThoseThatWereKept(String question, String memory) {
        village.with("ilse", "Ilse", "{}");
        remembers(
                "Ann keeps an old dog at her cottage.",
                "Bob has had a fever since last week.",
                "Carl brings bread and cheese every morning.",
                "The bridge over the river fell down.");
        assertThat(firstOf(question)).isEqualTo(memory);

        village.startAgain();
        village.npcs.memories().awaitCaughtUp();
        assertThat(firstOf(question)).as("after a restart").isEqualTo(memory);
    }
}
