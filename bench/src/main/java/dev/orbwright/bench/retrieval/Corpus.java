package dev.orbwright.bench.retrieval;

import dev.orbwright.forge.recipe.RecipeBook;
import dev.orbwright.world.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/// What people wish for, and the functions that were made of it: the recipes' phrases, said of
/// other places, in other colours and stuff, for other times and reasons. The same seed gives the
/// same corpus.
final class Corpus {

    private static final Pattern PLACE =
            Pattern.compile(
                    "\\b(?:the|this|that|a|my) (?:far |keyhole |distant )?(?:keyhole|pedestals?|platform|door|pillar|gap|chasm|abyss"
                            + "|stone|ledge|room|place|island|depth|ravine|vault|bench|others? side)\\b");

    private final List<RecipeBook.Example> recipes;
    private final Vocabulary words;
    private final Random random;
    private final Set<String> said = new HashSet<>();

    Corpus(List<RecipeBook.Example> recipes, long seed) {
        this.recipes = List.copyOf(recipes);
        this.random = new Random(seed);
        this.words = new Vocabulary(random);
    }

    /// A function of somebody's.
    ///
    /// @param description the wish
    record Sample(String name, String description, String source) {}

    /// The next one; no two have the same description.
    Sample next() {
        while (true) {
            RecipeBook.Example recipe = words.one(recipes);
            String description = wish(recipe);
            if (said.add(description)) {
                String name =
                        "df_user_%04x_%04x".formatted(said.size() >>> 16, said.size() & 0xffff);
                return new Sample(name, description, recipe.function(name, values(description)));
            }
        }
    }

    /// What somebody says who looks for something, in words of their own.
    String query() {
        RecipeBook.Example recipe = words.one(recipes);
        String phrase = placed(words.one(recipe.phrases()));
        return words.chance(50) ? phrase : phrase + " " + extra();
    }

    private String wish(RecipeBook.Example recipe) {
        StringBuilder wish = new StringBuilder(words.opening());
        append(wish, placed(words.one(recipe.phrases())));
        if (words.chance(60)) {
            append(wish, extra());
        }
        if (words.chance(40)) {
            append(wish, words.time());
        }
        if (words.chance(50)) {
            append(wish, words.reason());
        }
        return wish.toString();
    }

    private String placed(String phrase) {
        String said =
                PLACE.matcher(phrase)
                        .replaceAll(found -> words.chance(85) ? words.place() : found.group());
        return said.equals(phrase) && words.chance(70) ? said + " at " + words.place() : said;
    }

    private String extra() {
        return switch (random.nextInt(4)) {
            case 0 -> "in " + words.color();
            case 1 -> "made of " + words.stuff();
            case 2 -> "of " + words.color() + " " + words.stuff();
            default -> "near " + words.place();
        };
    }

    private static void append(StringBuilder to, String more) {
        if (!to.isEmpty()) {
            to.append(' ');
        }
        to.append(more);
    }

    private JsonObject values(String description) {
        return JsonObject.builder()
                .put("color", words.hex())
                .put("material", words.stuff())
                .put("duration", words.number(2, 600))
                .put("count", words.number(1, 20))
                .put("text", description)
                .put("question", "What shall " + words.place() + " be called?")
                .put("type", words.stuff() + " lion")
                .put("thing", "a " + words.color() + " rose")
                .put("name", words.place())
                .put("landmark", words.place().substring(4).replace(' ', '_') + "_landmark")
                .build();
    }
}
