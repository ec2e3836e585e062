package dev.orbwright.server.browser;

import dev.orbwright.server.LocalServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The whole game from the first page to the vault.
final class ScenarioBrowserTest {

    @RegisterExtension private static final Chromium CHROMIUM = Chromium.withScene();

    @RegisterExtension private final LocalServer here = LocalServer.offline();

    @Test
    void isPlayedByMouse() {
        Visitor ada = CHROMIUM.visitor(here.server()).open();

        new Scenario(ada, Hand.mouse()).play();
    }

    @Test
    void isPlayedByKeyboardAlone() {
        Visitor ada = CHROMIUM.visitor(here.server()).open();

        // The pictures would be the same.
        new Scenario(ada, Hand.keys(ada.page()), _ -> {}).play();
    }
}
