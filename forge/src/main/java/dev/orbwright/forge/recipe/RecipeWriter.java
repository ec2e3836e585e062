package dev.orbwright.forge.recipe;

import dev.orbwright.forge.Draft;
import dev.orbwright.forge.ForgeListener;
import dev.orbwright.forge.FunctionWriter;
import dev.orbwright.forge.Order;
import dev.orbwright.forge.Place;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.llm.EmbeddingException;
import dev.orbwright.sandbox.Language;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.condition.MalformedConditionException;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes functions by filling the nearest recipe's gaps. Needs no network and no model but a
/// sentence embedder; the same wish at the same place gives the same function.
public final class RecipeWriter implements FunctionWriter {

    private static final int PIECES = 4;
    private static final int NEAREST_TOLD = 3;
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private static final String HOW_TO_CONNECT =
            "To have anything else made, connect a language model: set OPENAI_API_KEY or GEMINI_API_KEY,"
                    + " or OPENAI_API_BASE_URL and OPENAI_LLM_MODEL for a model of your own (Ollama, LM Studio),"
                    + " in the environment or in .env, and start the server again.";

    private final RecipeBook book;
    private final RecipeRanking ranking;

    /// @param embedder of English sentences; first asked when the first wish is made
    public RecipeWriter(RecipeBook book, Embedder embedder) {
        this.book = book;
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
        Optional<Order.Base> base = order.base().filter(revision -> !revision.words().isBlank());
        return base.isPresent()
                ? revise(order, base.get(), order.place().get(), listener)
                : write(order, order.place().get(), listener);
    }

    /// The former revision's recipes, with what the words change of them.
    private Draft revise(Order order, Order.Base base, Place place, ForgeListener listener) {
        Refining refining = new Refining(book, new Mentions(place));
        Optional<Composition> old = refining.read(base.provenance());
        if (old.isEmpty()) {
            return new Draft.Declined(
                    "NEEDS_MODEL",
                    "This function was not made of the built-in recipes, so they cannot change it. "
                            + HOW_TO_CONNECT);
        }
        return switch (refining.refine(old.get(), base.words())) {
            case Refining.Refined.Cannot(String message) ->
                    new Draft.Declined("CANNOT_REFINE", message);
            case Refining.Refined.Changed(Composition changed) ->
                    draft(order, changed, listener).orElseGet(() -> nothingElse(order));
        };
    }

    /// The function, unless it has been tried.
    private static Optional<Draft> draft(
            Order order, Composition composition, ForgeListener listener) {
        Language language = composition.language(order.language());
        String source = composition.source(order.functionName(), language);
        if (wasTried(order, source)) {
            return Optional.empty();
        }
        stream(source, listener);
        return Optional.of(
                new Draft.Written(
                        source,
                        language,
                        stated(composition.conditions(order.functionName())),
                        composition.provenance()));
    }

    private static Conditions stated(JsonObject conditions) {
        try {
            return Conditions.of(conditions);
        } catch (MalformedConditionException e) {
            throw new IllegalStateException("a recipe states what is no condition", e);
        }
    }

    private Draft write(Order order, Place place, ForgeListener listener) {
        Chooser chooser = new Chooser(ranking, place, new Mentions(place));
        Chooser.Chosen whole;
        List<Composition> compositions;
        try {
            whole = chooser.choose(order.description());
            compositions = compositions(order.description(), whole, chooser);
        } catch (EmbeddingException e) {
            return new Draft.Declined(
                    "NO_EMBEDDING",
                    "The wish cannot be compared with the built-in recipes: " + e.getMessage());
        }
        for (Composition composition : compositions) {
            Optional<Draft> draft = draft(order, composition, listener);
            if (draft.isPresent()) {
                return draft.get();
            }
        }
        if (!order.failed().isEmpty()) {
            return nothingElse(order);
        }
        return whole.question()
                .<Draft>map(question -> new Draft.Declined("MISSING_DETAIL", question))
                .orElseGet(() ->
                        nothingNear(
                                whole.ranked(),
                                new Suggestions(ranking, place).of(whole.ranked())));
    }

    /// What the wish may be made of, best first.
    private static List<Composition> compositions(
            String wish, Chooser.Chosen whole, Chooser chooser) {
        Optional<Timing.Timed> timed = Timing.in(wish);
        List<Composition> found = new ArrayList<>();
        if (whole.isImpossible()) {
            return found;
        }
        if (timed.isPresent()) {
            chooser.choose(timed.get().rest()).choices().stream()
                    .filter(choice -> choice.recipe().isComposable())
                    .map(choice ->
                            new Composition(List.of(choice), Optional.of(timed.get().timing())))
                    .forEach(found::add);
            // What sets a timer itself knows what to do with a time.
            whole.choices().stream()
                    .filter(choice -> !choice.recipe().isComposable())
                    .map(Composition::of)
                    .forEach(found::add);
            return found;
        }
        for (Parts.Two two : Parts.of(wish)) {
            Optional<Choice> first = part(chooser.choose(two.first()));
            Optional<Choice> second =
                    first.flatMap(
                            one -> part(chooser.choose(two.second(), Optional.of(one.recipe()))));
            if (first.isPresent() && second.isPresent()) {
                found.add(new Composition(List.of(first.get(), second.get()), Optional.empty()));
            }
        }
        whole.choices().forEach(choice -> found.add(Composition.of(choice)));
        return found;
    }

    /// The recipe for a part of a wish, where it can be one.
    private static Optional<Choice> part(Chooser.Chosen chosen) {
        return chosen.choices().stream()
                .findFirst()
                .filter(choice -> choice.recipe().isComposable());
    }

    private static boolean wasTried(Order order, String source) {
        return order.failed().stream().anyMatch(failed -> failed.source().equals(source))
                || order.base().filter(base -> base.source().equals(source)).isPresent();
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
