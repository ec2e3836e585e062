package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShelfTest {

    private long now;
    private final Shelf shelf = new Shelf(() -> now);

    private static Shelf.Held held(String soulId, String name) {
        Soul soul =
                new Soul(
                        soulId,
                        "Ada",
                        Soul.Type.PLAYER,
                        "here",
                        Position.ORIGIN,
                        List.of(),
                        JsonObject.EMPTY);
        NewTool tool =
                new NewTool(
                        name,
                        "tool",
                        "Orb",
                        soulId,
                        "a tool",
                        JsonObject.EMPTY,
                        Language.JAVASCRIPT,
                        "",
                        Conditions.NONE,
                        List.of(),
                        new NewTool.Making.Anew(),
                        JsonObject.EMPTY);
        return Shelf.Held.of(
                new Wish(soulId, "orb", "a tool"),
                new Place(
                        WorldState.EMPTY, soul, new Location("here", "Here", "", JsonObject.EMPTY)),
                List.of(tool),
                1);
    }

    @Test
    void draftIsItsSoulsOnlyAndIsTakenOnce() {
        Shelf.Held draft = held("ada", "f");
        shelf.put(draft);

        assertThat(shelf.find("bob", draft.id())).isEmpty();
        assertThat(shelf.take("bob", draft.id())).isEmpty();
        assertThat(shelf.holds("f")).isTrue();
        assertThat(shelf.take("ada", draft.id()).map(Shelf.Item::held)).contains(draft);
        assertThat(shelf.take("ada", draft.id())).isEmpty();
        assertThat(shelf.holds("f")).isFalse();
    }

    @Test
    void draftIsForgottenAfterAWhile() {
        Shelf.Held draft = held("ada", "f");
        shelf.put(draft);

        now = Shelf.KEPT.toNanos();
        assertThat(shelf.find("ada", draft.id())).isPresent();
        now++;
        assertThat(shelf.find("ada", draft.id())).isEmpty();
    }

    @Test
    void draftThatIsNotThereAnyMoreIsNotReplaced() {
        Shelf.Held draft = held("ada", "f");
        shelf.put(draft);
        Shelf.Held next = draft.with(held("ada", "g").tool(), 1);
        assertThat(shelf.replace(next)).isTrue();
        assertThat(shelf.find("ada", draft.id())).contains(next);

        assertThat(shelf.take("ada", draft.id())).isPresent();

        assertThat(shelf.replace(next)).isFalse();
        assertThat(shelf.find("ada", draft.id())).isEmpty();
    }

    @Test
    void draftThatIsPutBackIsForgottenWhenItWouldHaveBeen() {
        Shelf.Held draft = held("ada", "f");
        shelf.put(draft);
        now = Shelf.KEPT.toNanos();
        shelf.putBack(shelf.take("ada", draft.id()).orElseThrow());
        assertThat(shelf.find("ada", draft.id())).contains(draft);

        now++;

        assertThat(shelf.find("ada", draft.id())).isEmpty();
    }

    @Test
    void soulsOldestDraftGoesWhereThereAreTooMany() {
        Shelf.Held first = held("ada", "f0");
        shelf.put(first);
        Shelf.Held other = held("bob", "g");
        shelf.put(other);
        for (int i = 1; i <= Shelf.MOST_OF_A_SOUL; i++) {
            now++;
            shelf.put(held("ada", "f" + i));
        }

        assertThat(shelf.find("ada", first.id())).isEmpty();
        assertThat(shelf.find("bob", other.id())).isPresent();
        assertThat(shelf.holds("f1")).isTrue();
    }
}
