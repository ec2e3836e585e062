package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static dev.orbwright.sandbox.Guests.exhausted;
import static dev.orbwright.sandbox.Guests.failed;
import static dev.orbwright.sandbox.Guests.main;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HonestGuestSandboxTest {
    private Sandbox sandbox;

    @BeforeAll
    void open() {
        sandbox = newSandbox(List.of(Budget.TOOL, Budget.CHECKER, Budget.GENESIS));
    }

    /// Of the isolation that is tested.
    Sandbox newSandbox(List<Budget> classes) {
        return new ThreadSandbox(FakeHost.BINDING, classes);
    }

    String isolation() {
        return "thread";
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    private RunResult run(String source, String argument, HostCalls host) {
        return Guests.run(sandbox, main(source), argument, host, Budget.TOOL);
    }

    private RunResult run(String source) {
        return run(source, "{}", new FakeHost());
    }

    @Test
    void nestedDataMakesTheRoundTrip() {
        String data = "{\"a\":[1,2.5,null,true,{\"b\":\"é€😀\\n\\\"\"}],\"empty\":{},\"none\":[]}";
        assertThat(completed(run("function main(p) { return p; }", data, new FakeHost())))
                .isEqualTo(data);
        assertThat(
                        completed(
                                run(
                                        "function main(p) { return host.echo(p)[0]; }",
                                        data,
                                        new FakeHost())))
                .isEqualTo(data);
    }

    @Test
    void argumentsAreRealGuestObjects() {
        String source =
                """
                function main({ items }) {
                  return items instanceof Array && items.map((i) => i * 2).concat(host.echo(7));
                }
                """;
        assertThat(completed(run(source, "{\"items\":[1,2]}", new FakeHost())))
                .isEqualTo("[2,4,7]");
    }

    @Test
    void hostCallsArriveWithAllArgumentsInOrder() {
        FakeHost host = new FakeHost();
        String source =
                """
                function main() {
                  host.echo('a', 2, undefined, { gone: undefined, nan: NaN });
                  host.echo();
                  return host.createTemporaryObject({ name: 'bridge' }).tags[0];
                }
                """;
        RunResult result = run(source, "{}", host);
        assertThat(completed(result)).isEqualTo("\"walkable\"");
        assertThat(host.calls)
                .containsExactly(
                        "echo [\"a\",2,null,{\"nan\":null}]",
                        "echo []",
                        "createTemporaryObject [{\"name\":\"bridge\"}]");
        assertThat(result.usage().hostCalls()).isEqualTo(3);
        assertThat(result.usage().bytesOut()).isPositive();
        assertThat(result.usage().bytesIn()).isPositive();
    }

    @Test
    void seedDialectTakesOneDictionaryAndReturnsWhatTheHostReturned() {
        FakeHost host = new FakeHost();
        String source =
                """
                function main() {
                  return external_apis['host_create_temporary_object']({ name: 'bridge' });
                }
                """;
        assertThat(completed(run(source, "{}", host))).isEqualTo("\"temp_1\"");
        assertThat(host.calls)
                .containsExactly("host_create_temporary_object [{\"name\":\"bridge\"}]");
    }

    @Test
    void refusalCanBeCaught() {
        String source =
                """
                function main() {
                  try {
                    host.refuse();
                  } catch (error) {
                    return [error.code, error.message, error instanceof HostError,
                            error instanceof Error, error.name];
                  }
                }
                """;
        assertThat(completed(run(source)))
                .isEqualTo(
                        "[\"FORBIDDEN\",\"You may not do that.\\nAsk the architect.\",true,true,"
                                + "\"HostError\"]");
    }

    @Test
    void refusalThatIsNotCaughtNamesItsCodeAndTheGuestsOwnLine() {
        String source =
                """
                function main() {
                  const helper = () => {
                    host.refuse();
                  };
                  helper();
                }
                """;
        GuestError error = failed(run(source));
        assertThat(error.code()).isEqualTo("FORBIDDEN");
        assertThat(error.message()).contains("You may not do that.");
        assertThat(error.line()).hasValue(3);
        assertThat(error.excerpt()).isEqualTo("host.refuse();");
        assertThat(failed(run("async function main() {\n await 1;\n host.refuse(); }")))
                .extracting(GuestError::code, e -> e.line().getAsInt())
                .containsExactly("FORBIDDEN", 3);
    }

    @Test
    void guestErrorNamesItsLineAndColumn() {
        GuestError error = failed(run("function main(p) {\n  return p.missing.field;\n}"));
        assertThat(error.code()).isEqualTo(GuestError.GUEST_ERROR);
        assertThat(error.message()).startsWith("TypeError: ").contains("field");
        assertThat(error.line()).hasValue(2);
        assertThat(error.column()).hasValue(10);
        assertThat(error.excerpt()).isEqualTo("return p.missing.field;");
    }

    @Test
    void unknownHostFunctionNamesTheNearestOne() {
        GuestError error = failed(run("function main() {\n host.createTempObject({}); }"));
        assertThat(error.code()).isEqualTo(GuestError.UNKNOWN_FUNCTION);
        assertThat(error.message())
                .contains("no host.createTempObject", "host.createTemporaryObject?");
        assertThat(error.line()).hasValue(2);
        assertThat(failed(run("function main() { external_apis.host_ecko({}); }")).message())
                .contains("external_apis.host_echo?");
        assertThat(failed(run("function main() { host.zzzzzzzzzzzzzz(); }")).message())
                .contains("known are echo, refuse");
    }

    @Test
    void loneSurrogatesSurvive() {
        assertThat(
                        completed(
                                run(
                                        "function main() { return host.echo('\\ud800')[0] === '\\ud800'; }")))
                .isEqualTo("true");
        assertThat(
                        completed(
                                run(
                                        "function main(p) { return p.charCodeAt(0); }",
                                        "\"\ud800\"",
                                        new FakeHost())))
                .isEqualTo("55296");
    }

    @Test
    void whatHasNoJsonIsNull() {
        assertThat(completed(run("function main() {}"))).isEqualTo("null");
        assertThat(completed(run("function main() { return NaN; }"))).isEqualTo("null");
        assertThat(completed(run("function main() { return () => 1; }"))).isEqualTo("null");
    }

    @Test
    void cyclicResultSaysSo() {
        GuestError error = failed(run("function main() { const a = {}; a.a = a; return a; }"));
        assertThat(error.code()).isEqualTo(GuestError.RESULT);
        assertThat(error.message()).containsIgnoringCase("circular");
    }

    @Test
    void promisesThatSettleAreAwaited() {
        assertThat(
                        completed(
                                run(
                                        """
                                        async function main() {
                                          const values = await Promise.all([1, Promise.resolve(2)]);
                                          return host.echo(...values);
                                        }
                                        """)))
                .isEqualTo("[1,2]");
        GuestError error = failed(run("async function main() {\n  await 1;\n  null.x;\n}"));
        assertThat(error.code()).isEqualTo(GuestError.GUEST_ERROR);
        assertThat(error.line()).hasValue(3);
    }

    @Test
    void consoleIsReturnedWithTheResult() {
        RunResult result =
                run(
                        """
                        function main() {
                          console.log('a', 1, { b: [2] });
                          console.warn(new TypeError('bad'), undefined, () => 1);
                          console.error('x'.repeat(5000));
                        }
                        """);
        completed(result);
        List<LogLine> log = result.usage().log();
        assertThat(log).hasSize(3);
        assertThat(log.get(0)).isEqualTo(new LogLine("log", "a 1 {\"b\":[2]}"));
        assertThat(log.get(1))
                .isEqualTo(new LogLine("warn", "TypeError: bad undefined [function]"));
        assertThat(log.get(2).text()).hasSize(Budget.TOOL.logLineLength() + 1).endsWith("…");
    }

    @Test
    void checkFindsSyntaxErrorsWithTheirPlace() {
        GuestError error =
                sandbox.check(main("function main() {\n  return 1 +;\n}"), "someone").orElseThrow();
        assertThat(error.code()).isEqualTo(GuestError.SYNTAX);
        assertThat(error.message()).startsWith("SyntaxError: Expected").doesNotContain("main.js");
        assertThat(error.line()).hasValue(2);
        assertThat(error.excerpt()).isEqualTo("return 1 +;");
        assertThat(failed(run("function main() {\n  return 1 +;\n}"))).isEqualTo(error);
    }

    @Test
    void checkFindsAMissingEntryPointWithoutRunning() {
        assertThat(sandbox.check(main("for (;;); function main(p) {}"), "someone")).isEmpty();
        assertThat(sandbox.check(main("const main = (p) => p; // the end"), "someone")).isEmpty();
        assertThat(sandbox.check(main("async function main(p) {}"), "someone")).isEmpty();
        for (String source :
                List.of(
                        "",
                        "function other() {}",
                        "// function main() {}",
                        "{ const main = () => 1; }",
                        "(function main() {})",
                        "'function main() {}'")) {
            assertThat(sandbox.check(main(source), "someone"))
                    .as(source)
                    .hasValueSatisfying(
                            error -> assertThat(error.code()).isEqualTo(GuestError.ENTRY_POINT));
        }
        for (String name : List.of("", "a b", "class", "let", "1", "x; for(;;);", "eval")) {
            assertThat(
                            sandbox.check(
                                    new GuestFunction(
                                            name, Language.JAVASCRIPT, "function main() {}"),
                                    "someone"))
                    .as(name)
                    .isPresent();
        }
    }

    @Test
    void missingEntryPointIsTheFunctionsFault() {
        assertThat(failed(run("function other() {}")).code()).isEqualTo(GuestError.ENTRY_POINT);
        assertThat(failed(run("const main = 5;")).code()).isEqualTo(GuestError.ENTRY_POINT);
    }

    @Test
    void longButOrdinaryCodeIsWithinTheLimits() {
        StringBuilder source = new StringBuilder("function main(n) {\n  let t = ''");
        for (int i = 0; i < 200; i++) {
            source.append(" + 'word").append(i).append(" '");
        }
        source.append(";\n  if (n === -1) return 0;\n");
        for (int i = 0; i < 80; i++) {
            source.append("  else if (n === ")
                    .append(i)
                    .append(") return ")
                    .append(i)
                    .append(";\n");
        }
        source.append("  return n <= 100 ? t.length : main(n - 1);\n}");
        assertThat(completed(run(source.toString(), "79", new FakeHost()))).isEqualTo("79");
        assertThat(completed(run(source.toString(), "350", new FakeHost()))).isEqualTo("1490");
    }

    @Test
    void sourceIsStrict() {
        assertThat(failed(run("function main() { undeclared = 1; }")).message())
                .startsWith("ReferenceError");
    }

    @Test
    void exhaustedNamesTheBudgetAndWhatToDo() {
        RunResult result =
                Guests.run(
                        sandbox,
                        main("function main() { for (;;); }"),
                        "{}",
                        new FakeHost(),
                        Budget.CHECKER);
        assertThat(exhausted(result)).isEqualTo(Limit.STATEMENTS);
        assertThat(((RunResult.Exhausted) result).message())
                .contains("200,000 statements", "CHECKER", "less work");
    }

    @Test
    void hugeArgumentsAndSourcesAreRefused() {
        String huge = "\"" + "x".repeat(Budget.TOOL.bytesIn()) + "\"";
        assertThat(exhausted(run("function main() {}", huge, new FakeHost())))
                .isEqualTo(Limit.BYTES);
        assertThat(exhausted(run("function main() {} //" + huge))).isEqualTo(Limit.BYTES);
        assertThat(
                        exhausted(
                                run(
                                        "function main() { for (;;) host.echo(1); }",
                                        "1",
                                        _ -> new HostReply.Value(huge))))
                .isEqualTo(Limit.BYTES);
    }

    @Test
    void budgetThatTheSandboxWasNotMadeForIsABug() {
        try (Sandbox small = newSandbox(List.of(Budget.CHECKER))) {
            assertThatThrownBy(() -> Guests.run(small, main(""), "{}", new FakeHost(), Budget.TOOL))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("TOOL");
        }
    }

    @Test
    void hostExceptionIsNeutralForTheGuestAndABugForTheCaller() {
        FakeHost host = new FakeHost();
        String source =
                """
                function main() {
                  for (const action of [() => host.crash(), () => host.echo(1)]) {
                    try {
                      action();
                    } catch (error) {
                      console.log(error.code, error.message, error.stack);
                    }
                  }
                }
                """;
        assertThatThrownBy(() -> run(source, "{}", host))
                .isInstanceOfSatisfying(
                        HostCallException.class,
                        e -> {
                            assertThat(e)
                                    .hasMessageContaining("crash")
                                    .hasRootCauseMessage("secret of dev.orbwright.Host");
                            assertThat(e.usage().log()).hasSize(2);
                            assertThat(e.usage().log().toString())
                                    .contains("INTERNAL")
                                    .doesNotContain("secret", "orbwright", "java", "Exception");
                        });
        assertThat(host.calls).containsExactly("crash []");
        assertThat(completed(run("function main() { return 1; }"))).isEqualTo("1");
    }

    @Test
    void statusCountsRuns() {
        SandboxStatus before = sandbox.status();
        run("function main() {}");
        run("function main() { throw 1; }");
        SandboxStatus after = sandbox.status();
        assertThat(after.runs()).isEqualTo(before.runs() + 2);
        assertThat(after.failed()).isEqualTo(before.failed() + 1);
        assertThat(after.isolation()).isEqualTo(isolation());
        assertThat(after.accepting()).isTrue();
        assertThat(after.runawayThreads()).isZero();
    }
}
