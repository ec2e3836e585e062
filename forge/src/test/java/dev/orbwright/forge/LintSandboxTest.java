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

    private static Examination lintPython(String body) {
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
