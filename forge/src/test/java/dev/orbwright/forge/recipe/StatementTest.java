package dev.orbwright.forge.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.condition.MalformedConditionException;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatementTest {

    @Test
    void gapsAreFilledAndConditionsOfWhatIsNotSaidAreLeftOut() throws MalformedJsonException {
        Statement statement =
                new Statement(
                        List.of(
                                json(
                                        "{\"fact\": \"exists\", \"thing\": {\"key\": \"$place$\"}, \"if\": \"place\"}")),
                        List.of(
                                json("{\"fact\": \"handled\", \"event\": \"signal_$NAME$\"}"),
                                json(
                                        "{\"fact\": \"exists\", \"thing\": {\"type\": \"rain\", \"at\": \"$place$\"}}"),
                                json("{\"fact\": \"told\", \"unless\": \"place\"}")));

        assertThat(statement.fill("df_x", Map.of("place", Json.of("door"))))
                .isEqualTo(
                        json(
                                """
                                {"requires": [{"fact": "exists", "thing": {"key": "door"}}],
                                 "ensures": [{"fact": "handled", "event": "signal_df_x"},
                                             {"fact": "exists", "thing": {"type": "rain", "at": "door"}}]}\
                                """));
        assertThat(statement.fill("df_x", Map.of("place", Json.Null.NULL)))
                .isEqualTo(
                        json(
                                """
                                {"requires": [],
                                 "ensures": [{"fact": "handled", "event": "signal_df_x"},
                                             {"fact": "exists", "thing": {"type": "rain"}},
                                             {"fact": "told"}]}\
                                """));
    }

    /// With values for all slots, and with none.
    @Test
    void everyRecipeStatesConditionsThatCanBeChecked() throws MalformedConditionException {
        for (Recipe recipe : RecipeBook.standard().all()) {
            Map<String, Json> nothing = new LinkedHashMap<>();
            Map<String, Json> everything = new LinkedHashMap<>();
            for (Slot slot : recipe.slots()) {
                Json usual = slot.fallback().orElse(Json.of("x"));
                nothing.put(slot.name(), usual);
                everything.put(slot.name(), usual == Json.Null.NULL ? Json.of("x") : usual);
            }
            for (Map<String, Json> values : List.of(nothing, everything)) {
                Conditions conditions = Conditions.of(recipe.statement().fill("df_x", values));
                assertThat(conditions.ensures()).as(recipe.id()).isNotEmpty();
            }
        }
    }

    private static JsonObject json(String text) throws MalformedJsonException {
        return JsonText.parseObject(text);
    }
}
