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
