package dev.orbwright.npc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pedlar that comes with the server, by his own rules.
final class BramServerTest {

    private static final String BRAM = "trader_bram";

    @TempDir private Path folder = Path.of("");
    private Village village;

    @BeforeEach
    void open() throws Exception {
        village = new Village(folder, Optional.empty());
        JsonObject bram = Village.json(Files.readString(Path.of("..", "npcs", BRAM + ".json")));
        village.with(BRAM, "Bram", JsonText.write(bram.without("home")));
        pedestal("none");
        village.world
                .submit(
                        Actor.WORLD,
                        "a drop",
                        transaction -> {
                            transaction.put(
                                    new Artifact(
                                            "water_01",
                                            "Drop of the First Rain",
                                            "A drop.",
                                            Optional.empty(),
                                            Optional.empty(),
                                            JsonObject.EMPTY));
                            return Decision.commit(true);
                        })
                .join();
        village.hand("ann", "water_01");
    }

    @AfterEach
    void close() throws Exception {
        village.close();
    }

    private void pedestal(String element) {
        village.world
                .submit(
                        Actor.WORLD,
                        "pedestal",
                        transaction -> {
                            transaction.put(
                                    new EnvironmentObject(
                                            "pedestal_water",
                                            "green",
                                            "elemental_pedestal",
                                            JsonObject.of("infused_element", element)));
                            return Decision.commit(true);
                        })
                .join();
    }

    private void give(int turns) {
        assertThat(village.npcs.give("ann", BRAM, "water_01").join()).isEqualTo(Npcs.Given.DONE);
        await().until(() -> village.over(BRAM) == turns);
        assertThat(village.deeds(BRAM)).hasSize(turns).allMatch(HistoryEntry.Deed::done);
    }

    @Test
    void theDropIsHandedBackWhileItIsNeeded() {
        give(1);
        assertThat(village.soul("ann").carries("water_01")).isTrue();
        assertThat(village.soul(BRAM).carries("starlight_rope")).isTrue();
    }

    @Test
    void theDropBuysTheRopeOnceItHasDoneItsWork() {
        give(1);
        pedestal("water");
        give(2);
        assertThat(village.soul("ann").carries("starlight_rope")).isTrue();
        assertThat(village.soul(BRAM).carries("water_01")).isTrue();
    }
}
