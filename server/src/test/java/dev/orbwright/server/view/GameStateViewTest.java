package dev.orbwright.server.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GameStateViewTest {

    private static final WorldState WORLD =
            WorldState.of(
                    List.of(
                            new Location("hall", "The Hall", "", JsonObject.EMPTY),
                            new Location("vault", "The Vault of Small Skies", "", JsonObject.EMPTY),
                            landmark("open_door", "vault"),
                            landmark("rabbit_hole", "nowhere"),
                            soul("me", Soul.Type.PLAYER, "hall"),
                            soul("other", Soul.Type.PLAYER, "hall"),
                            soul("asleep", Soul.Type.PLAYER, "hall"),
                            soul("elsewhere", Soul.Type.PLAYER, "vault"),
                            soul("keeper", Soul.Type.NPC, "hall"),
                            soul("hermit", Soul.Type.NPC, "vault")));

    @Test
    void exitsAreNamedByThePlacesTheyLeadTo() {
        JsonObject place = view("me").object("currentLocation");

        assertThat(place.object("exits"))
                .isEqualTo(JsonObject.of("open_door", "vault", "rabbit_hole", "nowhere"));
        assertThat(place.object("exitNames"))
                .isEqualTo(JsonObject.of("open_door", "The Vault of Small Skies"));
    }

    @Test
    void npcsArePresentAndPlayersOnlyWhileConnected() {
        assertThat(view("me").get("soulsInLocation"))
                .contains(new Json.Arr(List.of(shown("keeper", "npc"), shown("other", "player"))));
    }

    @Test
    void npcThatIsSaidToBeConnectedIsShownOnce() {
        JsonObject view =
                GameStateView.of(WORLD, "other", List.of(), 0, Set.of("me", "other", "keeper"));

        assertThat(view.get("soulsInLocation"))
                .contains(new Json.Arr(List.of(shown("keeper", "npc"), shown("me", "player"))));
    }

    @Test
    void voidHasNoExits() {
        WorldState lost = WorldState.of(List.of(soul("me", Soul.Type.PLAYER, "nowhere")));
        JsonObject place =
                GameStateView.of(lost, "me", List.of(), 0, Set.of("me")).object("currentLocation");

        assertThat(place.get("exitNames")).contains(JsonObject.EMPTY);
    }

    private static JsonObject view(String soulId) {
        return GameStateView.of(WORLD, soulId, List.of(), 0, Set.of("me", "other", "elsewhere"));
    }

    private static JsonObject shown(String id, String kind) {
        return JsonObject.builder()
                .put("id", id)
                .put("name", id)
                .put("kind", kind)
                .put("position_xyz", Position.ORIGIN.toJson())
                .build();
    }

    private static Soul soul(String id, Soul.Type type, String placeId) {
        return new Soul(id, id, type, placeId, Position.ORIGIN, List.of(), JsonObject.EMPTY);
    }

    private static Landmark landmark(String name, String target) {
        return new Landmark("hall", name, JsonObject.of("is_exit_to_location_id", target));
    }
}
