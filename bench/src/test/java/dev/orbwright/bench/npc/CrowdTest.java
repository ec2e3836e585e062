package dev.orbwright.bench.npc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatModels;
import dev.orbwright.llm.ModelSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The benchmark measures what it says, with a few NPCs.
final class CrowdTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void eachTokenIsMeasuredAndThoseWhoHaveAnsweredAreAskedAgain() throws Exception {
        List<Long> tokens = new ArrayList<>();
        List<Long> firsts = new ArrayList<>();
        try (ModelProcess stub = ModelProcess.start();
                ChatModel model =
                        ChatModels.open(
                                        ModelSettings.read(
                                                stub.environment(), folder.resolve("no.env")))
                                .orElseThrow();
                Crowd crowd = new Crowd(folder, Optional.of(model))) {
            crowd.settle(0, 3);
            crowd.speak(3);
            await().until(() -> {
                Crowd.Latencies taken = crowd.take();
                tokens.addAll(taken.tokens());
                firsts.addAll(taken.firsts());
                return firsts.size() >= 7;
            });
            crowd.fallSilent();
            assertThat(stub.cpu()).isPositive();
        }
        assertThat(tokens).hasSizeGreaterThan(3 * 30).allMatch(nanos -> nanos > 0);
        assertThat(firsts).allMatch(nanos -> nanos > 0);
    }

    @Test
    void idleOnesAreSettledInParts() {
        try (Crowd crowd = new Crowd(folder, Optional.empty())) {
            crowd.settle(0, 1201);
            assertThat(crowd.take().turns()).isZero();
        }
    }
}
