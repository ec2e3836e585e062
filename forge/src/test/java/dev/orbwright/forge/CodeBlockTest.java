package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CodeBlockTest {

    private static final String CODE = "function f(params) {\n  return 1;\n}";
    private static final String PYTHON = "def f(params):\n    return '1'";

    private static Optional<CodeBlock.Code> in(String reply, Language ordered) {
        return CodeBlock.in(
                reply,
                new Order(
                        "f",
                        ordered,
                        "a tool",
                        JsonObject.EMPTY,
                        Optional.empty(),
                        List.of(),
                        List.of()));
    }

    private static Optional<String> in(String reply) {
        return in(reply, Language.JAVASCRIPT).map(CodeBlock.Code::text);
    }

    @Test
    void fencedCodeIsFound() {
        assertThat(in("Sure!\n```javascript\n" + CODE + "\n```\nEnjoy.")).hasValue(CODE);
    }

    @Test
    void fenceWithoutLanguageOrWithoutEndIsFound() {
        assertThat(in("```\n" + CODE + "\n```")).hasValue(CODE);
        assertThat(in("```js\n" + CODE)).hasValue(CODE);
        assertThat(in("~~~js\r\n" + CODE + "\r\n~~~")).hasValue(CODE);
    }

    @Test
    void blockThatDeclaresTheFunctionWins() {
        String reply = "```js\nconst x = 1;\n```\nand\n```js\n" + CODE + "\n```";

        assertThat(in(reply)).hasValue(CODE);
    }

    @Test
    void bareCodeIsFound() {
        assertThat(in("\n" + CODE + "\n")).hasValue(CODE);
    }

    @Test
    void proseIsNoCode() {
        assertThat(in("I cannot do that.")).isEmpty();
        assertThat(in("")).isEmpty();
        assertThat(in("```\n```")).isEmpty();
    }

    @Test
    void languageIsWhatTheFunctionIsDeclaredInWhateverWasOrdered() {
        CodeBlock.Code python = new CodeBlock.Code(PYTHON, Language.PYTHON);
        for (Language ordered : Language.values()) {
            assertThat(in("```python\n" + PYTHON + "\n```", ordered)).hasValue(python);
            assertThat(in("```\n" + PYTHON + "\n```", ordered)).hasValue(python);
            assertThat(in(PYTHON, ordered)).hasValue(python);
            assertThat(in("```python\n" + CODE + "\n```", ordered))
                    .hasValue(new CodeBlock.Code(CODE, Language.JAVASCRIPT));
        }
    }

    @Test
    void codeThatDeclaresSomethingElseIsOfTheFencesLanguageOrTheOrdered() {
        CodeBlock.Code python = new CodeBlock.Code("f = 1", Language.PYTHON);

        assertThat(in("```py\nf = 1\n```", Language.JAVASCRIPT)).hasValue(python);
        assertThat(in("```\nf = 1\n```", Language.PYTHON)).hasValue(python);
    }

    @Test
    void orderedLanguageIsLookedForFirst() {
        String both = "```\n" + PYTHON + "\n# not: function f(params) {}\n```";

        assertThat(in(both, Language.PYTHON).map(CodeBlock.Code::language))
                .hasValue(Language.PYTHON);
    }
}
