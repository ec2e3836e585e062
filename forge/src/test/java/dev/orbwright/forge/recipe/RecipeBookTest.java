package dev.orbwright.forge.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeBookTest {

    private static final Pattern HOST_CALL = Pattern.compile("\\bhost\\.(\\w+)\\(");

    private static final String GOOD =
            """
            /*---
            {"id": "wave", "summary": "Waves.", "phrases": ["wave at me"],
             "slots": {"times": {"kind": "count", "default": 3, "doc": "How often."}}}
            ---*/
            function $NAME$() { return "wave ".repeat($times$); }
            """;

    @Test
    void allRecipesThatComeWithTheServerAreWhole() {
        assertThat(RecipeBook.standard().all())
                .hasSizeGreaterThan(30)
                .allSatisfy(recipe -> assertThat(recipe.phrases()).hasSizeGreaterThan(4));
    }

    /// For functions that run others, or look after their timers: a recipe is one function by
    /// itself.
    private static final Set<String> BEYOND_A_RECIPE =
            Set.of("budget", "call", "cancel", "every", "getTimers");

    @Test
    void recipesTogetherUseTheWholeOfWhatAToolByItselfMayCall() {
        Set<String> used = new TreeSet<>();
        for (Recipe recipe : RecipeBook.standard().all()) {
            for (Template.Piece piece : recipe.template(Language.JAVASCRIPT).pieces()) {
                if (piece instanceof Template.Piece.Code(String text)) {
                    HOST_CALL.matcher(text).results().map(call -> call.group(1)).forEach(used::add);
                }
            }
        }

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(
                        HostApi.standard().functions().stream()
                                .filter(function -> !function.isWorldOnly())
                                .map(HostFunctionSpec::nativeName)
                                .filter(name -> !BEYOND_A_RECIPE.contains(name))
                                .toList());
    }

    @Test
    void recipeIsReadFromItsFile() {
        Recipe recipe = RecipeReader.read("wave.js", GOOD, Optional.empty());

        assertThat(recipe.id()).isEqualTo("wave");
        assertThat(recipe.slots())
                .singleElement()
                .extracting(Slot::kind)
                .isEqualTo(Slot.Kind.COUNT);
        assertThat(recipe.template(Language.JAVASCRIPT).slots()).containsExactly("times");
    }

    @Test
    void recipeHasPythonWhereSomebodyWroteItAndJavaScriptElsewhere() {
        Recipe both =
                RecipeReader.read(
                        "wave.js",
                        GOOD,
                        Optional.of("def $NAME$(params):\n    return 'wave ' * $times$\n"));
        Recipe one = RecipeReader.read("wave.js", GOOD, Optional.empty());

        assertThat(both.template(Language.PYTHON).fill("f", Map.of("times", Json.of(2))))
                .isEqualTo("def f(params):\n    return 'wave ' * 2\n");
        assertThat(both.template(Language.JAVASCRIPT)).isEqualTo(one.template(Language.PYTHON));
        Optional<String> lacking = Optional.of("def $NAME$(params): pass");
        assertThatThrownBy(() -> RecipeReader.read("wave.js", GOOD, lacking))
                .hasMessageContaining("that its code in python does not use: [times]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /*---            | //               | it must start with
                    "wave at me"     | "wave            | its front matter is no JSON object
                    "id": "wave"     | "id": "wink"     | its id is wink
                    ["wave at me"]   | []               | it has no phrases
                    ["wave at me"]   | [7]              | phrases holds something else than text
                    "summary"        | "title"          | has a member title that means nothing
                    "kind": "count"  | "kind": "mood"   | the slot times is of the kind mood; there are landmark
                    "doc"            | "help"           | the slot times has a member help that means nothing
                    function $NAME$  | function x       | its code in javascript has no $NAME$
                    repeat($times$)  | repeat($often$)  | uses slots that it does not declare: [often]
                    repeat($times$)  | repeat(3)        | declares slots that its code in javascript does not use: [times]
                    """)
    void brokenRecipeIsRefusedWithItsFileAndItsFault(String from, String to, String fault) {
        assertThatThrownBy(() ->
                        RecipeReader.read("wave.js", GOOD.replace(from, to), Optional.empty()))
                .isInstanceOf(BrokenRecipeException.class)
                .hasMessageContaining("wave.js")
                .hasMessageContaining(fault);
    }
}
