package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a writer is told of a place that has more than a prompt has room for.
final class SceneTest {

    private static JsonObject scene(List<Entry> things) {
        Location place = new Location("plain", "Plain", "A plain. ".repeat(500), JsonObject.EMPTY);
        Soul ada =
                new Soul(
                        "ada",
                        "Ada",
                        Soul.Type.PLAYER,
                        "plain",
                        new Position(0, 0, 0),
                        List.of(),
                        JsonObject.EMPTY);
        List<Entry> all = new ArrayList<>(things);
        all.add(place);
        all.add(ada);
        return Scene.of(new Place(WorldState.of(all), ada, place));
    }

    private static Landmark landmark(int metres) {
        return new Landmark(
                "plain",
                "stone_%03d".formatted(metres),
                JsonObject.builder()
                        .put("display_name", "Stone " + metres)
                        .put("relative_position_xyz", List.of(metres, 0, 0))
                        .put("targetable_as_env_object_id", "thing_%03d".formatted(metres))
                        .build());
    }

    private static List<String> texts(JsonObject scene, String list, String member) {
        return scene.items(list).stream()
                .map(item -> ((JsonObject) item).text(member).orElseThrow())
                .toList();
    }

    @Test
    void nearestComesFirstAndWhatIsFarIsLeftOut() {
        List<Entry> things = new ArrayList<>();
        for (int metres = 200; metres > 0; metres -= 2) {
            things.add(landmark(metres));
            things.add(
                    new EnvironmentObject(
                            "thing_%03d".formatted(metres), "plain", "thing", JsonObject.EMPTY));
        }

        JsonObject scene = scene(things);

        assertThat(texts(scene, "landmarks", "landmark_key"))
                .hasSize(40)
                .startsWith("stone_002", "stone_004")
                .isSorted();
        assertThat(texts(scene, "environment_objects", "id"))
                .hasSize(40)
                .startsWith("thing_002", "thing_004");
    }

    @Test
    void longTextsAreCut() {
        JsonObject details =
                JsonObject.of("name", "Stone", "inscription", "x".repeat(100_000))
                        .with("marks", Json.Arr.ofStrings(List.of("y".repeat(100_000))))
                        .with("burning", true);

        JsonObject scene =
                scene(List.of(landmark(1), new EnvironmentObject("stone", "plain", "s", details)));

        JsonObject shown =
                ((JsonObject) scene.items("environment_objects").getFirst()).object("details");
        assertThat(shown.text("name")).contains("Stone");
        assertThat(shown.flag("burning")).isTrue();
        assertThat(shown.get("marks")).isEmpty();
        assertThat(JsonText.write(scene)).hasSizeLessThan(3_000);
    }
}
