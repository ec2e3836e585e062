package dev.orbwright.forge.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.GuestWorld;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Any two recipes, at once and later, are one function that parses, in both languages.
final class CompositionSandboxTest {

    private static final ThreadSandbox SANDBOX =
            new ThreadSandbox(GuestWorld.binding(HostApi.standard()), GuestWorld.BUDGETS);
    private static final String NAME = "df_user_0001_0002";

    @AfterAll
    static void close() {
        SANDBOX.close();
    }

    @Test
    void everyRecipeIsAPartAndIsPutOff() {
        List<Choice> all = new ArrayList<>();
        for (Recipe recipe : RecipeBook.standard().all()) {
            if (recipe.isComposable()) {
                Map<String, Json> values = new LinkedHashMap<>();
                recipe.slots()
                        .forEach(slot ->
                                values.put(slot.name(), slot.fallback().orElse(Json.of("x"))));
                all.add(new Choice(recipe, 1, new JsonObject(values)));
            }
        }
        assertThat(all).hasSizeGreaterThan(30);
        for (int i = 0; i < all.size(); i++) {
            List<Choice> two = List.of(all.get(i), all.get((i + 1) % all.size()));
            assertParses(new Composition(two, Optional.empty()));
            assertParses(
                    new Composition(List.of(all.get(i)), Optional.of(new Timing(10, i % 2 == 0))));
        }
    }

    private static void assertParses(Composition composition) {
        for (Language ordered : Language.values()) {
            Language language = composition.language(ordered);
            String source = composition.source(NAME, language);
            assertThat(SANDBOX.check(new GuestFunction(NAME, language, source), "someone"))
                    .as(source)
                    .isEmpty();
        }
    }
}
