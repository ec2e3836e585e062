package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LintSandboxTest {

    private static Examination lint(String body) {
        return new Lint(Fixture.SANDBOX, Fixture.HOST_API)
                .examine(
                        new GuestFunction(
                                "f",
                                Language.JAVASCRIPT,
                                "function f(params) {\n%s\n}".formatted(body)),
                        "someone");
    }

    /// A busy machine may take longer than a check may, when Python is first needed.
    private static Examination lintPython(String body) {
        Examination seen = lintPythonOnce(body);
        for (int i = 0; i < 5 && isSlow(seen); i++) {
            seen = lintPythonOnce(body);
        }
        return seen;
    }

    private static boolean isSlow(Examination seen) {
        return seen instanceof Examination.Failed failed
                && failed.problem().startsWith("WALL_CLOCK");
    }

    private static Examination lintPythonOnce(String body) {
        return new Lint(Fixture.SANDBOX, Fixture.HOST_API)
                .examine(
                        new GuestFunction(
                                "f", Language.PYTHON, "def f(params):\n" + body.indent(4)),
                        "someone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host.tell(message='call host.foo( or external_apis[ or open( now')",
                "host.tell({'message': f'host.foo() {host.now()[\"world_time\"]:>10} open()'})",
                "# host.foo()\nhost.createTemporaryObject(type='x', to_landmark_id='y')",
                "host.create_temporary_object(type='x', to_landmark_id='y')",
                "external_apis['host_log_message_to_world']({'message': 'x'})",
                "external_apis.get('host_log_message_to_world')({'message': 'x'})",
                "import re\nre.compile('x')",
                "'''\nhost.foo()\n'''\nreturn uuid.uuid4().hex"
            })
    void pythonThatOnlyMentionsWhatThereIsNotIsFine(String body) {
        assertThat(lintPython(body)).isEqualTo(new Examination.Passed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    host.tel(message='x')                            | did you mean tell?
                    return f'it is {host.nowadays()}'                | no host API host.nowadays
                    return f'{{}} {host.create_tmp_object():>{3}}'   | no host API host.create_tmp_object
                    external_apis['host_log_mesage_to_world']({})    | no host API external_apis.host_log_mesage_to_world
                    external_apis.get("host_foo")({})                | no host API external_apis.host_foo
                    return open('x').read()                          | no 'open' here
                    return '#' + os.getcwd()                         | no 'os' here
                    return 1 +                                       | invalid syntax
                    """)
    void pythonCallOfWhatThereIsNotIsFoundWithItsLine(String body, String finding) {
        assertThat(lintPython(body))
                .isInstanceOfSatisfying(
                        Examination.Failed.class,
                        failed -> assertThat(failed.problem()).contains("line 2", finding));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    host.tell({mesage: 'x'});                          | host.tell: it has no argument mesage, did you mean message?
                    host.tell({});                                     | host.tell: the argument message is missing
                    host.tell({message: 7});                           | message must be a string, not a number
                    host.createTemporaryObject({type: 'x', to_landmark_id: 'y', duration: 100000}); | duration is 100000; it must be from 1
                    host.createTemporaryObject({type: '', to_landmark_id: 'y'}); | type is empty
                    host.createTemporaryObject({type: 'x', to_landmark_id: 'a b'}); | characters that names cannot have
                    host.createTemporaryObject({type: 'x', to_landmark_id: 'y', walkable: 'yes'}); | walkable must be a boolean, not a string
                    host.distance('a', 'b', 'c', 'd');                 | it takes at most 3 arguments
                    host.addLocation({id: 'a', name: 'a', description: 'a'}); | FORBIDDEN: a function of a player may not call host.addLocation
                    external_apis.host_set_world_property({property_name: 'x', property_value: 1}); | needs the capability world properties
                    const t = setTimeout;                              | no 'setTimeout' here
                    """)
    void argumentsAndRightsAreHeldAgainstTheHostFunction(String body, String finding) {
        assertThat(lint(body))
                .isInstanceOfSatisfying(
                        Examination.Failed.class,
                        failed -> {
                            assertThat(failed.problem()).contains("line 2, column", finding);
                            assertThat(failed.findings().getFirst().line()).isEqualTo(2);
                            assertThat(failed.findings().getFirst().column()).isPositive();
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host.tell(params); host.tell(...params.words); host.tell({...params});",
                "host.tell({message: params.x, soul_id: null}); host.distance('a', 'b');",
                "host.createTemporaryObject({type: 'x', to_landmark_id: `${params.x} b`, duration: 5});",
                "external_apis.host_log_message_to_world({message: 'x', more: 1});",
                "const fetchAll = () => 1; const o = {fetch: 1}; return o.fetch + fetchAll();"
            })
    void whatMayBeRightIsFine(String body) {
        assertThat(lint(body)).isEqualTo(new Examination.Passed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    host.tell(mesage='x')                         | did you mean message?
                    host.tell({'message': None})                  | message is null
                    host.add_location(id='a', name='a', description='a') | FORBIDDEN
                    import subprocess                             | no 'subprocess' here
                    from os import path                           | no 'os' here
                    """)
    void pythonsArgumentsAndImportsAreHeldAgainstWhatThereIs(String body, String finding) {
        assertThat(lintPython(body))
                .isInstanceOfSatisfying(
                        Examination.Failed.class,
                        failed -> assertThat(failed.problem()).contains("line 2", finding));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    let i = 0; while (true) { i++; }                       | true
                    for (;;) { for (const x of [1]) { break; } }           | true
                    do { switch (1) { case 1: break; } } while (1);        | true
                    while (true) { const f = () => { return 1; }; f(); }   | true
                    while (true) { if (params.x) break; }                  | false
                    outer: for (;;) { for (;;) { break outer; } }          | false
                    for (;;) { host.now(); }                               | false
                    while (params.x) { params.x--; }                       | false
                    for (;;) { throw new Error('x'); }                     | false
                    """)
    void loopWithoutAnEndIsWarnedOf(String body, boolean endless) {
        assertThat(lint(body))
                .isInstanceOfSatisfying(
                        Examination.Passed.class,
                        passed -> {
                            if (endless) {
                                assertThat(passed.warnings())
                                        .singleElement()
                                        .satisfies(warning -> {
                                            assertThat(warning.severity())
                                                    .isEqualTo(Finding.Severity.WARNING);
                                            assertThat(warning.line()).isEqualTo(2);
                                        });
                            } else {
                                assertThat(passed.warnings()).isEmpty();
                            }
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    while True: params['i'] = 1        | true
                    while 1: host.now()                | false
                    while params: params.pop()         | false
                    """)
    void pythonsLoopWithoutAnEndIsWarnedOf(String body, boolean endless) {
        assertThat(lintPython(body))
                .isInstanceOfSatisfying(
                        Examination.Passed.class,
                        passed -> assertThat(passed.warnings().isEmpty()).isNotEqualTo(endless));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host.tell({message: 'call host.foo( or external_apis.foo or fetch( now'});",
                "host.tell({message: \"external_apis['host_foo']\"});",
                "host.tell({message: `host.foo(1) ${host.now().world_time} host.bar(2)`});",
                "// host.foo()\n/* external_apis['foo'] */ host.tell({message: 'x'});",
                "external_apis['host_log_message_to_world']({message: 'x'});",
                "external_apis.host_log_message_to_world({message: 'x'});"
            })
    void textThatOnlyMentionsWhatThereIsNotIsFine(String body) {
        assertThat(lint(body)).isEqualTo(new Examination.Passed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    host.tel({message: 'x'});                            | did you mean tell?
                    host.tell({message: `it is ${host.nowadays()}`});    | no host API host.nowadays
                    external_apis['host_log_mesage_to_world']({});       | no host API external_apis.host_log_mesage_to_world
                    external_apis.host_foo({});                          | no host API external_apis.host_foo
                    const a = '`'; host.foo();                           | no host API host.foo
                    return `${fetch('x')}`;                              | no 'fetch' here
                    return `${`${`${host.foo()}`}`}`;                    | no host API host.foo
                    """)
    void callOfWhatThereIsNotIsFoundWithItsLine(String body, String finding) {
        assertThat(lint(body))
                .isInstanceOfSatisfying(
                        Examination.Failed.class,
                        failed -> assertThat(failed.problem()).contains("line 2", finding));
    }
}
