package dev.orbwright.forge.recipe;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All recipes.
public final class RecipeBook {

    private static final String FOLDER = "/dev/orbwright/forge/recipes/";
    private static final String INDEX = "index.txt";

    private final List<Recipe> recipes;

    RecipeBook(List<Recipe> recipes) {
        this.recipes = List.copyOf(recipes);
    }

    /// The recipes that come with the server, as its `index.txt` lists them.
    ///
    /// @throws BrokenRecipeException where one is missing or not as it should be
    public static RecipeBook standard() {
        List<String> files =
                resource(INDEX)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
        if (files.isEmpty()) {
            throw new BrokenRecipeException(INDEX, "it lists no recipes");
        }
        if (files.stream().distinct().count() != files.size()) {
            throw new BrokenRecipeException(INDEX, "it lists a recipe twice");
        }
        return new RecipeBook(
                files.stream()
                        .map(file ->
                                RecipeReader.read(
                                        file,
                                        resource(file),
                                        optional(file.replaceFirst("\\.js$", ".py"))))
                        .toList());
    }

    private static String resource(String file) {
        return optional(file)
                .orElseThrow(() -> new BrokenRecipeException(file, "there is no such resource"));
    }

    private static Optional<String> optional(String file) {
        try (InputStream in = RecipeBook.class.getResourceAsStream(FOLDER + file)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Recipe> all() {
        return recipes;
    }

    /// What people say when they want one of the recipes, and the function that comes of it: real
    /// text, to measure searches with.
    public List<Example> examples() {
        return recipes.stream().map(Example::new).toList();
    }

    /// A recipe from outside.
    public static final class Example {
        private final Recipe recipe;

        private Example(Recipe recipe) {
            this.recipe = recipe;
        }

        /// Its id.
        public String id() {
            return recipe.id();
        }

        /// Wishes that it fulfils.
        public List<String> phrases() {
            return recipe.phrases();
        }

        /// Its function in JavaScript; gaps that no value is given for are filled as for a wish
        /// that says nothing.
        ///
        /// @param functionName an identifier
        /// @param values by the kind of the slots that they fill, such as `color`; others are left
        ///   out
        public String function(String functionName, JsonObject values) {
            Map<String, Json> all = new LinkedHashMap<>();
            for (Slot slot : recipe.slots()) {
                all.put(
                        slot.name(),
                        values.get(slot.kind().name().toLowerCase(Locale.ROOT))
                                .or(slot::fallback)
                                .orElse(Json.Null.NULL));
            }
            return recipe.template(Language.JAVASCRIPT).fill(functionName, all);
        }
    }
}
