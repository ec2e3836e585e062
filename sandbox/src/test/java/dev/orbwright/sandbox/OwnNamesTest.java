package dev.orbwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.syntax.OwnNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which names of a source make no difference.
final class OwnNamesTest {

    private static String javaScript(String source) {
        return OwnNames.numbered(new GuestFunction("f", Language.JAVASCRIPT, source));
    }

    private static String python(String source) {
        return OwnNames.numbered(new GuestFunction("f", Language.PYTHON, source));
    }

    @Test
    void javaScriptsParametersVariablesAndInnerFunctionsAreNumbered() {
        assertThat(
                        javaScript(
                                """
                                function f(params) {
                                  const höhe = params.höhe ?? 2;
                                  function twice(n, [first, ...rest] = []) { return n * 2; }
                                  for (const one of [höhe]) { host.tell({message: `${one} ${twice(one)}`}); }
                                  try { host.x(); } catch (problem) { return problem.message; }
                                  const later = async (k = höhe) => k, g = function inner(z) { return inner(z); };
                                  class Thing { size(w) { return w; } }
                                  return new Thing().size(höhe);
                                }
                                """))
                .isEqualTo(
                        """
                        function f(#1) {
                          const #2 = #1.höhe ?? 2;
                          function #3(#4, [#5, ...#6] = []) { return #4 * 2; }
                          for (const #7 of [#2]) { host.tell({message: `${#7} ${#3(#7)}`}); }
                          try { host.x(); } catch (#8) { return #8.message; }
                          const #9 = async (#10 = #2) => #10, #11 = function #12(#13) { return #12(#13); };
                          class #14 { size(#15) { return #15; } }
                          return new #14().size(#2);
                        }
                        """);
    }

    @Test
    void pythonsParametersVariablesAndInnerFunctionsAreNumbered() {
        assertThat(
                        python(
                                """
                                def f(params):
                                    höhe = "äöü" + params.get("höhe", ""); breite = 3
                                    def twice(n):
                                        return n * 2
                                    for one in [breite]:
                                        host.tell(message=f"ü {one} and {twice(one)!r:>{breite}}")
                                    lengths = [len(x) for x in höhe if (y := x)]
                                    order = sorted(lengths, key=lambda k: -k)
                                    return {"size": order[0].real}
                                """))
                .isEqualTo(
                        """
                        def f(#1):
                            #2 = "äöü" + #1.get("höhe", ""); #3 = 3
                            def #4(#5):
                                return #5 * 2
                            for #6 in [#3]:
                                host.tell(message=f"ü {#6} and {#4(#6)!r:>{#3}}")
                            #7 = [len(#8) for #8 in #2 if (#9 := #8)]
                            #10 = sorted(#7, key=lambda #11: -#11)
                            return {"size": #10[0].real}
                        """);
    }

    /// A name that is a member's, an argument's or somebody else's, too, says something.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "function f(p) { const x = 1; return {x}; } | function f(#1) { const x = 1; return {x}; }",
                "function f(p) { const {x} = p; return x; } | function f(#1) { const {x} = #1; return x; }",
                "function f(p) { const {x: y} = p; return y; } | function f(#1) { const {x: #2} = #1; return #2; }",
                "function f(p) { { let Math = p; } return Math.E; } | function f(#1) { { let Math = #1; } return Math.E; }",
                "function f(p) { const x = 1; return {get x() { return x; }}; } | function f(#1) { const x = 1; return {get x() { return x; }}; }",
                "function f(p) { class A { #x = 1; x() { return this.#x; } } return new A(); } | function f(#1) { class #2 { #x = 1; x() { return this.#x; } } return new #2(); }",
                "function f(p) { return arguments[0]; } | function f(#1) { return arguments[0]; }",
                "function f(p) { let x = 1; return eval('x'); } | function f(p) { let x = 1; return eval('x'); }",
                "function f(p) { let x = ; } | function f(p) { let x = ; }"
            })
    void javaScriptsNamesThatSaySomethingStay(String source, String numbered) {
        assertThat(javaScript(source)).isEqualTo(numbered);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "def f(p):~ def g(x):~  return x~ return g(x=p)         | def f(#1):~ def #2(x):~  return x~ return #2(x=#1)",
                "def f(p):~ def g():~  len = p~ return len(p)           | def f(#1):~ def #2():~  len = #1~ return len(#1)",
                "def f(p):~ x = 1~ return locals()                      | def f(p):~ x = 1~ return locals()",
                "def f(p):~ class A:~  x = 1~ return A.x                | def f(p):~ class A:~  x = 1~ return A.x",
                "def f(p):~ x = 1~ def g():~  nonlocal x~  x = 2~ g()   | def f(#1):~ x = 1~ def #2():~  nonlocal x~  x = 2~ #2()",
                "def f(p):~ try:~  p()~ except E as e:~  return e       | def f(#1):~ try:~  #1()~ except E as e:~  return e",
                "def f(p):~ x = = 1                                     | def f(p):~ x = = 1"
            })
    void pythonsNamesThatSaySomethingStay(String source, String numbered) {
        assertThat(python(source.replace('~', '\n'))).isEqualTo(numbered.replace('~', '\n'));
    }
}
