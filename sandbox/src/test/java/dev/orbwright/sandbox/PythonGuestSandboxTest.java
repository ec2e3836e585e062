package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static dev.orbwright.sandbox.Guests.failed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonGuestSandboxTest {
    Sandbox sandbox;

    @BeforeAll
    void open() {
        sandbox = newSandbox();
    }

    /// Of the isolation that is tested.
    Sandbox newSandbox() {
        return PythonGuests.sandbox();
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    private RunResult run(String source) {
        return PythonGuests.run(sandbox, source, "{}", new FakeHost());
    }

    @Test
    void nestedDataMakesTheRoundTripAsRealDictsAndLists() {
        String data = "{\"a\":[1,2.5,null,true,{\"b\":\"é€😀\\n\\\"\"}],\"empty\":{},\"none\":[]}";
        String source =
                """
                def main(p):
                    assert type(p) is dict and type(p['a']) is list and type(p['a'][0]) is int
                    answer = host.echo(p)
                    assert type(answer) is list and type(answer[0]) is dict
                    return answer[0]
                """;
        assertThat(completed(PythonGuests.run(sandbox, source, data, new FakeHost())))
                .isEqualTo(data);
    }

    @Test
    void hostTakesPositionsOneDictOrNamesInBothSpellings() {
        FakeHost host = new FakeHost();
        String source =
                """
                def main(p):
                    host.echo('a', 2, None)
                    host.echo()
                    host.createTemporaryObject({'name': 'bridge'})
                    host.create_temporary_object(name='bridge', size=2)
                    return host.create_temporary_object('bridge')['tags'][0]
                """;
        assertThat(completed(PythonGuests.run(sandbox, source, "{}", host)))
                .isEqualTo("\"walkable\"");
        assertThat(host.calls)
                .containsExactly(
                        "echo [\"a\",2,null]",
                        "echo []",
                        "createTemporaryObject [{\"name\":\"bridge\"}]",
                        "createTemporaryObject [{\"name\":\"bridge\",\"size\":2}]",
                        "createTemporaryObject [\"bridge\"]");
        assertThat(failed(run("def main(p): host.echo(1, a=2)")).code())
                .isEqualTo(GuestError.BAD_ARGUMENT);
    }

    @Test
    void refusalCanBeCaughtAndTellsItsCodeAndTheGuestsOwnLineWhereItIsNot() {
        String caught =
                """
                def main(p):
                    try:
                        host.refuse()
                    except HostError as error:
                        return [error.code, str(error), isinstance(error, Exception)]
                """;
        assertThat(completed(run(caught)))
                .isEqualTo("[\"FORBIDDEN\",\"You may not do that.\\nAsk the architect.\",true]");
        GuestError error =
                failed(
                        run(
                                "def main(p):\n    def helper():\n        host.refuse()\n    helper()\n"));
        assertThat(error.code()).isEqualTo("FORBIDDEN");
        assertThat(error.message()).contains("You may not do that.");
        assertThat(error.line()).hasValue(3);
        assertThat(error.excerpt()).isEqualTo("host.refuse()");
    }

    @Test
    void guestErrorNamesItsLineAndColumn() {
        GuestError error = failed(run("def main(p):\n    x = 1\n    return p['missing']\n"));
        assertThat(error.code()).isEqualTo(GuestError.GUEST_ERROR);
        assertThat(error.message()).startsWith("KeyError").contains("missing");
        assertThat(error.line()).hasValue(3);
        assertThat(error.column()).hasValue(12);
        assertThat(error.excerpt()).isEqualTo("return p['missing']");
    }

    @Test
    void errorInTheLibraryNamesTheGuestsLine() {
        GuestError error = failed(run("def main(p):\n    return json.loads('{')\n"));
        assertThat(error.message()).contains("JSONDecodeError");
        assertThat(error.line()).hasValue(2);
    }

    @Test
    void unknownHostFunctionNamesTheNearestOne() {
        GuestError error = failed(run("def main(p):\n    host.createTempObject({})\n"));
        assertThat(error.code()).isEqualTo(GuestError.UNKNOWN_FUNCTION);
        assertThat(error.message())
                .contains("no host.createTempObject", "host.createTemporaryObject?");
        assertThat(error.line()).hasValue(2);
        assertThat(failed(run("def main(p): external_apis['host_ecko']({})")).message())
                .contains("external_apis.host_echo?");
    }

    @Test
    void syntaxErrorHasItsPlaceInRunAndCheck() {
        String source = "def main(p):\n    return 1 +\n";
        GuestError error = sandbox.check(PythonGuests.main(source), "someone").orElseThrow();
        assertThat(error.code()).isEqualTo(GuestError.SYNTAX);
        assertThat(error.message()).isEqualTo("SyntaxError: invalid syntax");
        assertThat(error.line()).hasValue(2);
        assertThat(error.excerpt()).isEqualTo("return 1 +");
        assertThat(failed(run(source))).isEqualTo(error);
    }

    @Test
    void checkFindsAMissingEntryPointWithoutRunning() {
        for (String source :
                List.of(
                        "while True: pass\ndef main(p): pass",
                        "main = lambda p: p",
                        "try:\n    def main(p): pass\nfinally: pass")) {
            assertThat(sandbox.check(PythonGuests.main(source), "someone")).as(source).isEmpty();
        }
        for (String source :
                List.of(
                        "",
                        "def other(p): pass",
                        "# def main(p): pass",
                        "async def main(p): pass",
                        "class A:\n    def main(p): pass")) {
            assertThat(sandbox.check(PythonGuests.main(source), "someone"))
                    .as(source)
                    .hasValueSatisfying(error -> {
                        assertThat(error.code()).isEqualTo(GuestError.ENTRY_POINT);
                        assertThat(error.message()).contains("def main(params)");
                    });
        }
        assertThat(failed(run("main = 5")).code()).isEqualTo(GuestError.ENTRY_POINT);
    }

    @Test
    void whatHasNoJsonIsSaid() {
        assertThat(completed(run("def main(p): pass"))).isEqualTo("null");
        assertThat(completed(run("def main(p): return (1, float('nan'))"))).isEqualTo("[1,null]");
        GuestError error = failed(run("def main(p): return {1, 2}"));
        assertThat(error.code()).isEqualTo(GuestError.RESULT);
        assertThat(error.message()).contains("set").doesNotContain("Traceback");
    }

    @Test
    void printIsReturnedWithTheResult() {
        RunResult result =
                run(
                        "def main(p):\n    print('a', 1, {'b': [2]}, sep=' | ')\n    print('x' * 5000)\n");
        completed(result);
        List<LogLine> log = result.usage().log();
        assertThat(log.getFirst()).isEqualTo(new LogLine("log", "a | 1 | {'b': [2]}"));
        assertThat(log.getLast().text()).hasSize(Budget.TOOL.logLineLength() + 1).endsWith("…");
    }

    @Test
    void importsAreThoseOfAListAndOthersAreNamed() {
        for (String modules :
                List.of(
                        "math, re, itertools, functools, collections, enum, operator, json, uuid",
                        "random, string, copy, textwrap, datetime",
                        "dataclasses, typing",
                        "statistics")) {
            assertThat(completed(run("import " + modules + "\ndef main(p): return 1")))
                    .as(modules)
                    .isEqualTo("1");
        }
        assertThat(
                        completed(
                                run(
                                        """
                                        from collections import namedtuple
                                        def main(p):
                                            return namedtuple('P', 'x')(1).x
                                        """)))
                .isEqualTo("1");
        GuestError error = failed(run("import os\ndef main(p): pass"));
        assertThat(error.message()).contains("no os here", "json", "math");
        assertThat(error.line()).hasValue(1);
    }

    @Test
    void randomnessFollowsFromTheHostWhereItHasSome() {
        HostBinding binding = new HostBinding(List.of("random"), List.of());
        String source =
                """
                import random
                def main(p):
                    return [random.random(), random.choice('abc'), str(uuid.uuid4())]
                """;
        HostCalls host = _ -> new HostReply.Value("{\"value\":0.25}");
        try (Sandbox seeded =
                new ThreadSandbox(
                        binding,
                        List.of(Budget.TOOL),
                        ThreadSettings.standard(),
                        LanguageSettings.ready(Set.of(Language.PYTHON)))) {
            String first = completed(PythonGuests.run(seeded, source, "{}", host));
            assertThat(completed(PythonGuests.run(seeded, source, "{}", host))).isEqualTo(first);
        }
    }

    @Test
    void javaScriptIsMadeReadyWhenItIsNeeded() {
        assertThat(
                        completed(
                                Guests.run(
                                        sandbox,
                                        Guests.main("function main() { return 1; }"),
                                        "{}",
                                        new FakeHost(),
                                        Budget.TOOL)))
                .isEqualTo("1");
    }
}
