package dev.orbwright.npc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NearestTest {

    private static Soul soul(String id, Soul.Type type, String place, double x, double z) {
        return new Soul(id, id, type, place, new Position(x, 0, z), List.of(), JsonObject.EMPTY);
    }

    @Test
    void theyComeInTheOrderOfASortedList() {
        Random random = new Random(7);
        List<Soul> npcs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            // Some are equally far.
            npcs.add(
                    soul(
                            "npc" + i,
                            Soul.Type.NPC,
                            "green",
                            random.nextInt(10),
                            random.nextInt(10)));
        }
        List<Entry> all = new ArrayList<>(npcs);
        all.add(soul("ann", Soul.Type.PLAYER, "green", 0, 0));
        all.add(soul("oda", Soul.Type.NPC, "meadow", 0, 0));
        Soul except = npcs.get(17);
        Spot spot = Spot.of(except);

        List<String> found = new ArrayList<>();
        Nearest.to(spot, WorldState.of(all), 1_000, near -> !near.soul().id().equals(except.id()))
                .forEach(near -> {
                    assertThat(near.metres()).isEqualTo(spot.distanceTo(near.soul().position()));
                    found.add(near.soul().id());
                });

        npcs.remove(except);
        npcs.sort(
                Comparator.<Soul>comparingDouble(npc -> spot.distanceTo(npc.position()))
                        .thenComparing(Soul::id));
        assertThat(found).containsExactlyElementsOf(npcs.stream().map(Soul::id).toList());
    }

    @Test
    void whoDoesNotCountTakesNobodysPlace() {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(soul("near" + i, Soul.Type.NPC, "green", 1, 0));
        }
        all.add(soul("far", Soul.Type.NPC, "green", 50, 0));
        all.add(soul("further", Soul.Type.NPC, "green", 60, 0));

        List<Nearest.Near> found =
                Nearest.to(
                        Spot.of(soul("ann", Soul.Type.PLAYER, "green", 0, 0)),
                        WorldState.of(all),
                        1,
                        near -> near.metres() > 10);

        assertThat(found).extracting(near -> near.soul().id()).containsExactly("far");
    }

    @Test
    void whereNobodyIsNobodyComes() {
        assertThat(Nearest.to(new Spot("green", List.of()), WorldState.EMPTY, 9, _ -> true))
                .isEmpty();
    }
}
