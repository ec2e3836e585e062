package dev.orbwright.npc;

import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.ChatModels;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A village of its own for each test, whose NPCs have a scripted model over the wire; it is silent
/// where nothing else is said.
abstract class VillageServerFixture {

    @TempDir Path folder = Path.of("");
    final StubModelServer stub = StubModelServer.start();
    Village village;

    @BeforeEach
    void open() throws Exception {
        stub.otherwise(_ -> StubAnswer.reply("<silence/>"));
        ModelSettings settings = ModelSettings.read(stub.environment(), folder.resolve("no.env"));
        village = new Village(folder, ChatModels.open(settings));
    }

    Village withModel() {
        return village;
    }

    Village offline() throws Exception {
        village.close();
        village = new Village(folder, Optional.empty());
        return village;
    }

    @AfterEach
    void close() throws Exception {
        stub.close();
        village.close();
    }

    void over(String npcId, int turns) {
        await().until(() -> village.over(npcId) >= turns);
    }
}
