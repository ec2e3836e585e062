package dev.orbwright.server.browser;

import dev.orbwright.server.GameServer;
import dev.orbwright.server.OpenServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The whole game from the first page to the vault.
final class ScenarioBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    @TempDir private Path folder = Path.of("");
    private GameServer server;

    @BeforeEach
    void start() throws Exception {
        server = OpenServer.offline(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isPlayedByMouse() {
        Visitor ada = CHROMIUM.visitor(server).open();

        new Scenario(ada, Hand.mouse()).play();
    }

    @Test
    void isPlayedByKeyboardAlone() {
        Visitor ada = CHROMIUM.visitor(server).open();

        // The pictures would be the same.
        new Scenario(ada, Hand.keys(ada.page()), _ -> {}).play();
    }
}
