package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which sources come to the same code.
final class SourcePrintTest {

    private static String javaScript(String source) {
        return SourcePrint.of(source, Language.JAVASCRIPT, "f", List.of());
    }

    private static String python(String source) {
        return SourcePrint.of(source.replace('~', '\n'), Language.PYTHON, "f", List.of());
    }

    private static String withHelper(String tool, String suffix, String body) {
        Helper helper =
                new Helper(
                        tool + suffix,
                        "counts",
                        JsonObject.EMPTY,
                        Language.JAVASCRIPT,
                        "function %s%s(args) { %s }".formatted(tool, suffix, body),
                        JsonObject.EMPTY);
        return SourcePrint.of(
                "function %s(params) { return host.call({name: '%s%s'}); }"
                        .formatted(tool, tool, suffix),
                Language.JAVASCRIPT,
                tool,
                List.of(helper));
    }

    @Test
    void helpersAreAPartOfTheirTool() {
        String print = withHelper("df_user_lamp_1", "_count", "return 1;");
        assertThat(withHelper("df_user_light_2", "_count", "return 1;")).isEqualTo(print);
        assertThat(withHelper("df_user_light_2", "_count", "return 2;")).isNotEqualTo(print);
        assertThat(withHelper("df_user_light_2", "_sum", "return 1;")).isNotEqualTo(print);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "function f(params) { const s = 3; host.x({a: s}); } | function f(input) { const seconds = 3; // so long~ host.x({a:  seconds}); }",
                "function f(p) { for (const a of p.list) host.x(`${a}`); } | function f(p) { for (const item of p.list) host.x(`${item}`); }"
            })
    void namesOfVariablesAndCommentsMakeNoDifference(String one, String other) {
        assertThat(javaScript(one)).isEqualTo(javaScript(other.replace('~', '\n')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "function f(p) { const a = 1, b = 2; return a - b; } | function f(p) { const a = 1, b = 2; return b - a; }",
                "function f(p) { const a = 1; return {a}; } | function f(p) { const b = 1; return {b}; }",
                "function f(p) { return p.left; } | function f(p) { return p.right; }",
                "function f(p) { return Math.min(1, 2); } | function f(p) { return Math.max(1, 2); }",
                "function f(p) { const a = 'lamp'; return a; } | function f(p) { const a = 'a'; return a; }"
            })
    void whatIsDoneOtherwiseIsOtherCode(String one, String other) {
        assertThat(javaScript(one)).isNotEqualTo(javaScript(other));
    }

    @Test
    void soItIsInPython() {
        String source = "def f(params):~    seconds = 3~    host.x(a=f'{seconds}')";

        assertThat(python("def f(p):~    s = 3  # so long~~    host.x(a=f'{s}')"))
                .isEqualTo(python(source));
        assertThat(python(source.replace("x(a=", "x(b="))).isNotEqualTo(python(source));
        assertThat(python(source.replace("{seconds}", "seconds"))).isNotEqualTo(python(source));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "function f(p) { return 'a  b'; } | function f(p) { return 'a b'; }",
                "function f(p) { return~p; } | function f(p) { return p; }",
                "function f(p) { const r = /\\/\\//; host.x(1); } | function f(p) { const r = /\\/\\//; host.y(1); }",
                "function f(p) { return `a~  b`; } | function f(p) { return `a b`; }",
                "function f(p) { p~++p.n; } | function f(p) { p ++p.n; }"
            })
    void whatLooksLikeLayoutMayBeMore(String one, String other) {
        assertThat(javaScript(one.replace('~', '\n')))
                .isNotEqualTo(javaScript(other.replace('~', '\n')));
    }

    @Test
    void linesAndIndentationOfJavaScriptMakeNoDifferenceElsewhere() {
        assertThat(javaScript("function f(p) {\n  host.x(1);\n\n\thost.y('a  b');\n}"))
                .isEqualTo(javaScript("function f(p) { host.x(1); host.y('a  b'); }"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "def f(p):~    def h(a, max=max):~        return max(a)~    return h(p) | def f(p):~    def h(a, min=min):~        return min(a)~    return h(p)",
                "def f(p):~    [max for max in p]~    return max(p) | def f(p):~    [min for min in p]~    return min(p)",
                "def f(p):~    speed = 1~    return f'{speed=}' | def f(p):~    pace = 1~    return f'{pace=}'",
                "def f(p):~    return \"\"\"a~~b\"\"\" | def f(p):~    return \"\"\"a~b\"\"\""
            })
    void namesAndTextsOfPythonMayMeanMore(String one, String other) {
        assertThat(python(one)).isNotEqualTo(python(other));
    }
}
