package dev.orbwright.forge.recipe;

import dev.orbwright.forge.Draft;
import dev.orbwright.forge.ForgeListener;
import dev.orbwright.forge.FunctionWriter;
import dev.orbwright.forge.Order;
import dev.orbwright.forge.Place;
import dev.orbwright.forge.Words;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.llm.EmbeddingException;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes functions by filling the nearest recipe's gaps. Needs no network and no model but a
/// sentence embedder; the same wish at the same place gives the same function.
public final class RecipeWriter implements FunctionWriter {

    /// Below it a wish is for something else: of what people might say to mean a recipe nearly all
    /// lies above it, of other wishes nearly all below; see the tests.
    static final double NEAR_ENOUGH = 0.49;

    /// The same for a wish whose deed no recipe knows: in so few words what else it names counts
    /// for much, in some more for less.
    private static final double NEAR_ENOUGH_IN_THREE_WORDS = 0.82;

    private static final double NEAR_ENOUGH_IN_FIVE_WORDS = 0.55;

    /// A recipe that is this much farther away than the nearest is for another wish.
    private static final double STILL_MEANT = 0.12;

    private static final int PIECES = 4;
    private static final int NEAREST_TOLD = 3;
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private static final String HOW_TO_CONNECT =
            "To have anything else made, connect a language model: set OPENAI_API_KEY or GEMINI_API_KEY,"
                    + " or OPENAI_API_BASE_URL and OPENAI_LLM_MODEL for a model of your own (Ollama, LM Studio),"
                    + " in the environment or in .env, and start the server again.";

    private final RecipeRanking ranking;

    /// @param embedder of English sentences; first asked when the first wish is made
    public RecipeWriter(RecipeBook book, Embedder embedder) {
        this.ranking = new RecipeRanking(book, embedder);
    }

    @Override
    public String description() {
        return "offline recipes (no language model connected)";
    }

    @Override
    public Draft write(Order order, ForgeListener listener) {
        if (!IDENTIFIER.matcher(order.functionName()).matches()) {
            throw new IllegalArgumentException(
                    "not a name for a function: " + order.functionName());
        }
        if (order.place().isEmpty()) {
            return new Draft.Declined(
                    "NEEDS_MODEL",
                    "Functions of the world itself are not among the built-in recipes. "
                            + HOW_TO_CONNECT);
        }
        return write(order, order.place().get(), listener);
    }

    private Draft write(Order order, Place place, ForgeListener listener) {
        Wording wording = Wording.of(order.description());
        Mentions mentions = new Mentions(place);
        String wish;
        List<RecipeRanking.Ranked> ranked;
        try {
            wish = mentions.withoutNames(wording.core());
            ranked = ranking.rank(wish);
        } catch (EmbeddingException e) {
            return new Draft.Declined(
                    "NO_EMBEDDING",
                    "The wish cannot be compared with the built-in recipes: " + e.getMessage());
        }
        double least = Math.max(nearEnough(wish), ranked.getFirst().similarity() - STILL_MEANT);
        SlotFiller filler = new SlotFiller(wording, place, mentions);
        if (!Beyond.recipes(wording.plain())) {
            for (RecipeRanking.Ranked candidate : ranked) {
                if (candidate.similarity() < least) {
                    break;
                }
                switch (filler.fill(candidate.recipe())) {
                    case SlotFiller.Filling.Lacking(String question) -> {
                        if (order.failed().isEmpty()) {
                            return new Draft.Declined("MISSING_DETAIL", question);
                        }
                    }
                    case SlotFiller.Filling.Filled(JsonObject values) -> {
                        Template template = candidate.recipe().template(order.language());
                        String source = template.fill(order.functionName(), values.members());
                        if (!wasTried(order, source)) {
                            stream(source, listener);
                            return new Draft.Written(
                                    source, template.language(), provenance(candidate, values));
                        }
                    }
                }
            }
        }
        return order.failed().isEmpty()
                ? nothingNear(ranked, new Suggestions(ranking, place).of(ranked))
                : nothingElse(order);
    }

    private double nearEnough(String wish) {
        int words = Words.of(wish).size();
        if (words > 5 || !ranking.asksForUnknownDeed(wish)) {
            return NEAR_ENOUGH;
        }
        return words <= 3 ? NEAR_ENOUGH_IN_THREE_WORDS : NEAR_ENOUGH_IN_FIVE_WORDS;
    }

    private static boolean wasTried(Order order, String source) {
        return order.failed().stream().anyMatch(failed -> failed.source().equals(source));
    }

    private static void stream(String source, ForgeListener listener) {
        int size = source.length() / PIECES + 1;
        int start = 0;
        while (start < source.length()) {
            int lineEnd = source.indexOf('\n', Math.min(start + size, source.length() - 1));
            int end = lineEnd < 0 ? source.length() : lineEnd + 1;
            listener.written(source.substring(start, end));
            start = end;
        }
    }

    private static JsonObject provenance(RecipeRanking.Ranked ranked, JsonObject values) {
        return JsonObject.builder()
                .put("writer", "offline")
                .put("recipe", ranked.recipe().id())
                .put("similarity", Math.round(ranked.similarity() * 1000) / 1000.0)
                .put("slots", values)
                .build();
    }

    private static Draft nothingNear(List<RecipeRanking.Ranked> ranked, List<String> suggestions) {
        String nearest =
                ranked.stream()
                        .limit(NEAREST_TOLD)
                        .map(one -> "- " + one.recipe().summary())
                        .collect(Collectors.joining("\n"));
        return new Draft.Declined(
                "NO_RECIPE",
                """
                None of the built-in recipes does what you wish for.
                No language model is connected, and these recipes come nearest to your words:
                %s
                %s\
                """
                        .formatted(nearest, HOW_TO_CONNECT),
                suggestions);
    }

    private static Draft nothingElse(Order order) {
        return new Draft.Declined(
                "NO_RECIPE",
                """
                The built-in recipe for this wish does not work out here.
                What went wrong: %s
                No other recipe does the same, and no language model is connected. %s\
                """
                        .formatted(order.failed().getLast().problem(), HOW_TO_CONNECT));
    }
}
