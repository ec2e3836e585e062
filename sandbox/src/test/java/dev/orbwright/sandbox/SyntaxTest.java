package dev.orbwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.syntax.Syntax;
import dev.orbwright.sandbox.syntax.Syntax.Literal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the languages' parsers say, in our own terms. Where an update of theirs changes it, this
/// fails.
final class SyntaxTest {

    private static Syntax of(Language language, String source) {
        return Syntax.of(new GuestFunction("f", language, source)).orElseThrow();
    }

    @Test
    void javaScriptsHostCallsAreReadWithTheirArguments() {
        Syntax syntax =
                of(
                        Language.JAVASCRIPT,
                        """
                        function f(params) {
                          host.make({type: 'x', n: -3, on: true, no: null, list: [1, 'b'], at: `a${params.q}`, ...params});
                          host['tell']('hello', 2);
                          external_apis.host_log({message: "host.foo()"});
                          const later = host.later;
                        }
                        """);

        assertThat(syntax.hostUses()).hasSize(4);
        Syntax.HostUse make = syntax.hostUses().getFirst();
        assertThat(make.name()).isEqualTo("make");
        assertThat(make.spot()).isEqualTo(new Syntax.Spot(2, 3));
        assertThat(make.arguments().orElseThrow().positional())
                .containsExactly(
                        new Literal.Members(
                                Map.of(
                                        "type", new Literal.Text("x"),
                                        "n", new Literal.Amount(-3),
                                        "on", new Literal.Flag(true),
                                        "no", new Literal.Nothing(),
                                        "list",
                                                new Literal.Items(
                                                        List.of(
                                                                new Literal.Amount(1),
                                                                new Literal.Text("b"))),
                                        "at", new Literal.Computed()),
                                false));
        assertThat(syntax.hostUses().get(1).arguments().orElseThrow().positional())
                .containsExactly(new Literal.Text("hello"), new Literal.Amount(2));
        assertThat(syntax.hostUses().get(2).seed()).isTrue();
        assertThat(syntax.hostUses().get(3).arguments()).isEmpty();
    }

    @Test
    void pythonsHostCallsAreReadWithTheirArguments() {
        Syntax syntax =
                of(
                        Language.PYTHON,
                        """
                        import math, os.path as p
                        def f(params):
                            host.make_it(type='x', n=-3, on=True, no=None, at=f"a{params}", **params)
                            host.tell({"message": "host.foo()"})
                            external_apis['host_log']({})
                            external_apis.get("host_bar")({'a': 1})
                            return lambda: host.later
                        """);

        assertThat(syntax.hostUses())
                .extracting(Syntax.HostUse::name)
                .containsExactly("make_it", "tell", "host_log", "host_bar", "later");
        Syntax.Arguments made = syntax.hostUses().getFirst().arguments().orElseThrow();
        assertThat(made.complete()).isFalse();
        assertThat(made.named())
                .containsEntry("n", new Literal.Amount(-3))
                .containsEntry("no", new Literal.Nothing())
                .containsEntry("at", new Literal.Computed());
        assertThat(syntax.imports()).extracting(Syntax.Global::name).containsExactly("math", "os");
    }

    @Test
    void namesThatAreDeclaredAreNoGlobals() {
        assertThat(
                        of(
                                        Language.JAVASCRIPT,
                                        """
                                        function f({a, ...rest}, b = 1) {
                                          let c; const [d] = [1]; class E {}; function g() {}
                                          try { fetch(a + b + c + d + rest); } catch (e) { console.log(e, E, g); }
                                          return (x) => x + params;
                                        }
                                        """)
                                .globals())
                .extracting(Syntax.Global::name)
                .contains("fetch", "console", "params")
                .doesNotContain("a", "b", "c", "d", "e", "g", "x", "rest", "E", "f");
        assertThat(
                        of(
                                        Language.PYTHON,
                                        """
                                        def f(a, *b, c=1, **d):
                                            e, g = a, [h for h in b]
                                            with open(a) as i:
                                                return [e, g, i, c, d, lambda j: j]
                                        """)
                                .globals())
                .extracting(Syntax.Global::name)
                .containsExactly("open");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatDoesNotParseSaysNothing(Language language) {
        for (String source :
                List.of(
                        "function f(",
                        "def f(:",
                        "\u0000",
                        "(".repeat(100_000),
                        "[".repeat(5_000))) {
            assertThat(Syntax.of(new GuestFunction("f", language, source))).isEmpty();
        }
    }
}
