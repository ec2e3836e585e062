package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.server.demo.DemoResult;
import dev.orbwright.server.demo.DemoScript;
import dev.orbwright.server.demo.Pace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The script in which a player talks to each character, without a model.
final class NpcDemoServerTest {

    @RegisterExtension private final LocalServer here = LocalServer.inhabitedOffline();

    @Test
    void aPlayerSolvesThePuzzleByTalkingAndIsRememberedAfterwards() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        DemoScript script = DemoScript.parse(OpenServer.text("/npc_script.json"));

        DemoResult result =
                here.server()
                        .stage(
                                script,
                                Pace.MAX,
                                new PrintStream(printed, true, StandardCharsets.UTF_8),
                                true)
                        .play();

        assertThat(result.failures()).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Rope of Starlight")
                .doesNotContain("Exception");
    }
}
