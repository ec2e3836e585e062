package dev.orbwright.bench.sandbox;

import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import java.util.List;

/// A program that is meant to slow others down: what GraalVM's limits stop slowly or not at all,
/// and what keeps others busy.
///
/// @param arguments of its runs, one after the other
record Attack(Language language, String source, List<String> arguments) {
    private static final String ENTRY_POINT = "attack";

    /// At the end of the list.
    private static final int TURNCOATS = 2;

    /// They take turns, a language after the other.
    static final List<Attack> ALL =
            List.of(
                    js("function attack() { return (2n ** 30000000n).toString().length; }"),
                    python("def attack(how):\n    return (10 ** 10 ** 8) % 7"),
                    js(
                            """
                            function attack() {
                              const all = [];
                              for (;;) all.push('ab'.repeat(2 ** 28));
                            }
                            """),
                    python(
                            """
                            def attack(how):
                                return len('a' * (2 ** 31 - 1)) + len('a' * 10 ** 10)
                            """),
                    js(
                            """
                            function attack() {
                              const all = [];
                              for (;;) all.push(new Float64Array(2 ** 27).fill(1));
                            }
                            """),
                    python(
                            """
                            def attack(how):
                                all = [0]
                                while True:
                                    all += all
                            """),
                    js("function attack() { for (;;); }"),
                    python("def attack(how):\n    while True:\n        pass"),
                    js("function attack() { return /^(a+)+$/.test('a'.repeat(60) + '!'); }"),
                    python(
                            """
                            def attack(how):
                                import re
                                return re.match(r'^(([a-z])+.)+[A-Z]([a-z])+$\\1', 'a' * 200)
                            """),
                    js(
                            """
                            function attack() {
                              for (;;) { try { (function deeper() { deeper(); })(); } catch {} }
                            }
                            """),
                    python(
                            """
                            def attack(how):
                                def down():
                                    try:
                                        down()
                                    except BaseException:
                                        down()
                                while True:
                                    down()
                            """),
                    js("function attack() { for (;;) { try { host.list(); } catch {} } }"),
                    python(
                            """
                            def attack(how):
                                while True:
                                    try:
                                        while True:
                                            host.list()
                                    except BaseException:
                                        continue
                                    finally:
                                        while True:
                                            pass
                            """),
                    js("function attack() { for (;;) console.log('x'.repeat(1000)); }"),
                    python("def attack(how):\n    return str(10 ** 4000 + sum(range(10 ** 12)))"),
                    js(
                            "function attack() { const spin = () => Promise.resolve().then(spin);"
                                    + " return spin(); }"),
                    turncoat(
                            Language.JAVASCRIPT,
                            """
                            function attack(how) {
                              if (how.bad) for (;;);
                              return 1;
                            }
                            """),
                    turncoat(
                            Language.PYTHON,
                            """
                            def attack(how):
                                while how.get('bad'):
                                    pass
                                return 1
                            """));

    /// One after the other, the turncoats first.
    ///
    /// @param n counts up
    static Attack inTurn(int n) {
        return ALL.get((n + ALL.size() - TURNCOATS) % ALL.size());
    }

    private static Attack js(String source) {
        return new Attack(Language.JAVASCRIPT, source, List.of("{}"));
    }

    private static Attack python(String source) {
        return new Attack(Language.PYTHON, source, List.of("{}"));
    }

    /// One that behaves well first, so that it is trusted.
    private static Attack turncoat(Language language, String source) {
        return new Attack(language, source, List.of("{}", "{\"bad\": true}"));
    }

    /// A function that nobody has seen: the same source of another would be known as bad.
    ///
    /// @param number different each time
    GuestFunction unseen(int number) {
        String comment =
                switch (language) {
                    case JAVASCRIPT -> "//";
                    case PYTHON -> "#";
                };
        return new GuestFunction(
                ENTRY_POINT, language, "%s %d%n%s".formatted(comment, number, source));
    }
}
