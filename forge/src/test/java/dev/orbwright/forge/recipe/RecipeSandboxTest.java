package dev.orbwright.forge.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.forge.Draft;
import dev.orbwright.forge.ForgeListener;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.HostBinding;
import dev.orbwright.sandbox.HostReply;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What recipes make is code, and what players say in it stays text.
class RecipeSandboxTest {

    private static final ThreadSandbox SANDBOX =
            new ThreadSandbox(new HostBinding(List.of(), List.of()), List.of(Budget.TOOL));
    private static final RecipeWriter WRITER =
            new RecipeWriter(RecipeBook.standard(), new Sentences());

    private static final String NAME = "df_user_0001_0002";

    private static final List<String> HOSTILE =
            List.of(
                    "\"; host.log({message: 'x'}); \"",
                    "`${host.log(1)}`",
                    "*/ } function other() { /*",
                    "</script><script>alert(1)</script>",
                    "$words$ $NAME$ $1 \\1 \\u0022 \\",
                    "line\u2028separator\u2029and\u0000nul and\nnew line \r\t",
                    "\u202eright to left\u202c \ufeff",
                    "lone \ud83d surrogate \udc00",
                    "我想要 мост 🌉 ؟",
                    "'\"'\"`",
                    "x".repeat(2000),
                    "announce ".repeat(220),
                    "tell everyone that ".repeat(100),
                    "a bridge of ".repeat(160),
                    "1 minute and ".repeat(150));

    @AfterAll
    static void close() {
        SANDBOX.close();
    }

    @Test
    void everyRecipeIsCodeWithItsFallbacks() {
        for (Recipe recipe : RecipeBook.standard().all()) {
            Map<String, Json> values = new LinkedHashMap<>();
            for (Slot slot : recipe.slots()) {
                values.put(slot.name(), slot.fallback().orElse(new Json.Str("x")));
            }
            assertParse(recipe, values);
        }
    }

    @Test
    void everyRecipeIsCodeWithHostileValues() {
        for (Recipe recipe : RecipeBook.standard().all()) {
            for (String text : HOSTILE) {
                assertParses(
                        Language.JAVASCRIPT,
                        recipe.template(Language.JAVASCRIPT).fill(NAME, everywhere(recipe, text)));
            }
            // Its parser takes a hundred times as long: all of them at once.
            assertParses(
                    Language.PYTHON,
                    recipe.template(Language.PYTHON)
                            .fill(NAME, everywhere(recipe, String.join("|", HOSTILE))));
        }
    }

    private static Map<String, Json> everywhere(Recipe recipe, String text) {
        Map<String, Json> values = new LinkedHashMap<>();
        recipe.slots().forEach(slot -> values.put(slot.name(), new Json.Str(text)));
        return values;
    }

    @Test
    void textArrivesInTheGuestAsItWasSaid() {
        for (String text : HOSTILE) {
            assertArrives(
                    text,
                    Template.of(
                            Language.JAVASCRIPT, "function $NAME$() { return [$words$, \"$\"]; }"));
            assertArrives(
                    text,
                    Template.of(Language.PYTHON, "def $NAME$(params): return [$words$, \"$\"]"));
        }
    }

    private static void assertArrives(String text, Template template) {
        Json value = new Json.Str(text);
        String source = template.fill("f", Map.of("words", value));

        RunResult result =
                SANDBOX.run(
                        new RunRequest(
                                new GuestFunction("f", template.language(), source),
                                "{}",
                                Budget.TOOL,
                                "someone",
                                Optional.empty()),
                        _ -> new HostReply.Refusal("NO_HOST", "none"));
        assertThat(result)
                .isInstanceOfSatisfying(
                        RunResult.Completed.class,
                        completed ->
                                assertThat(parsed(completed.valueJson()))
                                        .isEqualTo(Json.Arr.of(value, Json.of("$"))));
    }

    @Test
    void valuesThatAreNoTextArePythonsOwnWords() {
        JsonObject value =
                JsonObject.of("a", Json.Null.NULL, "b", true)
                        .with("c", Json.Arr.of(Json.of(1.5), Json.of("d")));

        assertThat(Literals.of(value, Language.PYTHON))
                .isEqualTo("{\"a\": None, \"b\": True, \"c\": [1.5, \"d\"]}");
    }

    @Test
    void hostileWishNeverLeavesItsLiteral() {
        for (String text : HOSTILE) {
            for (String wish :
                    List.of(
                            text,
                            "a sign that says " + text,
                            "a banner with \"" + text + "\" at the door",
                            "give me a " + text,
                            "a bridge made of " + text + " to the keyhole")) {
                Draft draft =
                        WRITER.write(Scenes.order(wish, Scenes.ledge()), ForgeListener.none());
                if (draft instanceof Draft.Written(String source, Language language, _, _, _)) {
                    assertParses(language, source);
                    assertThat(source).doesNotContain("</", "\u2028", "\u2029", "\u202e");
                }
            }
        }
    }

    private static Json parsed(String json) {
        try {
            return JsonText.parse(json);
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertParse(Recipe recipe, Map<String, Json> values) {
        for (Language language : Language.values()) {
            Template template = recipe.template(language);
            assertParses(template.language(), template.fill(NAME, values));
        }
    }

    private static void assertParses(Language language, String source) {
        assertThat(SANDBOX.check(new GuestFunction(NAME, language, source), "someone"))
                .as(source)
                .isEmpty();
    }
}
