package dev.orbwright.bench.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.forge.recipe.RecipeBook;
import dev.orbwright.forge.recipe.RecipeWriter;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.llm.LocalEmbedder;
import dev.orbwright.server.IndexEmbedder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The offline model claims nothing that an oracle denies, and grants most of what can be granted.
final class OfflineSuiteSandboxTest {

    /// Every wish takes a world of its own; the benchmark goes through all of them.
    private static final int STRIDE = Integer.getInteger("orbwright.suite.stride", 4);

    private static final double LEAST_SUCCESS = 0.75;

    @Test
    void nothingIsClaimedThatIsNotSo() {
        Embedder embedder = new IndexEmbedder(LocalEmbedder.load());
        RecipeWriter writer = new RecipeWriter(RecipeBook.standard(), embedder);
        List<String> falseSuccesses = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        int wishes = 0;
        try (Hall hall = Hall.open(embedder)) {
            for (int i = 0; i < Suite.all().size(); i += STRIDE) {
                try (Venue venue = hall.venue(writer)) {
                    Verdict verdict = new Trials(venue, new StageTally()).judge(Suite.all().get(i));
                    wishes++;
                    if (verdict.falseSuccess()) {
                        falseSuccesses.add(verdict.line());
                    } else if (!verdict.succeeded()) {
                        missed.add(verdict.line());
                    }
                }
            }
        }

        assertThat(falseSuccesses).isEmpty();
        assertThat(missed).hasSizeLessThanOrEqualTo((int) (wishes * (1 - LEAST_SUCCESS)));
    }
}
