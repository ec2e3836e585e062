package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CodeBlockTest {

    private static final String CODE = "function f(params) {\n  return 1;\n}";

    @Test
    void fencedCodeIsFound() {
        assertThat(CodeBlock.in("Sure!\n```javascript\n" + CODE + "\n```\nEnjoy.", "f"))
                .hasValue(CODE);
    }

    @Test
    void fenceWithoutLanguageOrWithoutEndIsFound() {
        assertThat(CodeBlock.in("```\n" + CODE + "\n```", "f")).hasValue(CODE);
        assertThat(CodeBlock.in("```js\n" + CODE, "f")).hasValue(CODE);
        assertThat(CodeBlock.in("~~~js\r\n" + CODE + "\r\n~~~", "f")).hasValue(CODE);
    }

    @Test
    void blockThatDeclaresTheFunctionWins() {
        String reply = "```js\nconst x = 1;\n```\nand\n```js\n" + CODE + "\n```";

        assertThat(CodeBlock.in(reply, "f")).hasValue(CODE);
    }

    @Test
    void bareCodeIsFound() {
        assertThat(CodeBlock.in("\n" + CODE + "\n", "f")).hasValue(CODE);
    }

    @Test
    void proseIsNoCode() {
        assertThat(CodeBlock.in("I cannot do that.", "f")).isEmpty();
        assertThat(CodeBlock.in("", "f")).isEmpty();
        assertThat(CodeBlock.in("```\n```", "f")).isEmpty();
    }
}
