package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static dev.orbwright.sandbox.Guests.exhausted;
import static dev.orbwright.sandbox.Guests.main;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Functions that ask the same first each time: its answer travels with the run, and nobody can
/// tell but by the time.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstCallsSandboxTest {
    private static final HostBinding BINDING =
            new HostBinding(
                    List.of("read", "set", "ask"),
                    List.of("host_read"),
                    Map.of("set", List.of("value")),
                    Set.of("read", "host_read"));
    private static final Budget FEW =
            new Budget(
                    "FEW",
                    1_000_000,
                    Budget.TOOL.cpu(),
                    Budget.TOOL.wall(),
                    400,
                    500,
                    3,
                    1_000,
                    1_000,
                    10,
                    100,
                    256L << 20,
                    10);

    private Sandbox sandbox;

    @BeforeAll
    void open() {
        sandbox =
                new ProcessSandbox(
                        BINDING,
                        List.of(FEW),
                        PatientWorkers.of(Language.JAVASCRIPT, Language.PYTHON));
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    /// A value that can be read and set.
    private static final class Host implements ReversibleHostCalls {
        private final List<String> calls = new ArrayList<>();
        private String value = "1";

        @Override
        public HostReply call(HostCall call) {
            calls.add(call.name() + call.argumentsJson());
            String arguments = call.argumentsJson();
            return switch (call.name()) {
                case "set" -> {
                    value = arguments.substring(1, arguments.length() - 1);
                    yield new HostReply.Value("{\"value\":" + value + "}");
                }
                case "ask" -> new HostReply.Value("\"asked\"");
                default -> {
                    if (arguments.contains("crash")) {
                        throw new IllegalStateException("a bug");
                    }
                    yield arguments.contains("secret")
                            ? new HostReply.Refusal("FORBIDDEN", "Not for you.")
                            : new HostReply.Value(
                                    arguments.contains("much")
                                            ? '"' + "x".repeat(600) + '"'
                                            : value);
                }
            };
        }

        @Override
        public void takeBack() {
            value = "1";
        }
    }

    private RunResult run(GuestFunction function, String arguments, HostCalls host) {
        return sandbox.run(new RunRequest(function, arguments, FEW, "", Optional.empty()), host);
    }

    /// A function that has asked for the same twice.
    private GuestFunction used(String source) {
        GuestFunction function = main(source);
        for (int i = 0; i < 2; i++) {
            completed(run(function, "{}", new Host()));
        }
        return function;
    }

    @Test
    void answerThatIsSentAheadIsAskedForAndCountedOnce() {
        GuestFunction function =
                used("function main() { return [host.read('a'), host.read('b')]; }");
        Host host = new Host();

        RunResult result = run(function, "{}", host);

        assertThat(completed(result)).isEqualTo("[1,1]");
        assertThat(host.calls).containsExactly("read[\"a\"]", "read[\"b\"]");
        assertThat(result.usage().hostCalls()).isEqualTo(2);
        RunResult first =
                run(
                        main("function main() { return [host.read('a'), host.read('b')]; }//"),
                        "{}",
                        new Host());
        assertThat(result.usage().bytesIn()).isEqualTo(first.usage().bytesIn());
        assertThat(result.usage().bytesOut()).isEqualTo(first.usage().bytesOut());
    }

    @Test
    void guestThatAsksOtherwiseThanExpectedIsAnsweredWhatItAsks() {
        GuestFunction function =
                used("function main({other}) { return other ? host.read('b') : host.read('a'); }");
        Host host = new Host();

        RunResult result = run(function, "{\"other\": true}", host);

        assertThat(completed(result)).isEqualTo("1");
        assertThat(host.calls)
                .as("sent ahead in vain")
                .containsExactly("read[\"a\"]", "read[\"b\"]");
        assertThat(result.usage().hostCalls()).isEqualTo(1);
        Host after = new Host();
        completed(run(function, "{}", after));
        assertThat(after.calls).as("expected no more").containsExactly("read[\"a\"]");
    }

    @Test
    void guestThatAsksNothingIsChargedForNothing() {
        GuestFunction function = used("function main({none}) { return none ? 0 : host.read(); }");

        RunResult result = run(function, "{\"none\": true}", new Host());

        assertThat(completed(result)).isEqualTo("0");
        assertThat(result.usage().hostCalls()).isZero();
    }

    @Test
    void whatIsReadAfterAChangeIsWhatWasChanged() {
        GuestFunction function =
                used("function main({first}) { if (first) { host.set(2); } return host.read(); }");

        assertThat(completed(run(function, "{\"first\": true}", new Host()))).isEqualTo("2");
    }

    @Test
    void whatIsReadAfterAnotherCallIsAskedAgain() {
        GuestFunction function =
                used("function main({first}) { if (first) { host.ask(); } return host.read(); }");
        Host host = new Host();

        assertThat(completed(run(function, "{\"first\": true}", host))).isEqualTo("1");
        assertThat(host.calls).containsExactly("read[]", "ask[]", "read[]");
    }

    @Test
    void onlyTheFirstOfEqualCallsIsAnsweredAhead() {
        GuestFunction function =
                used(
                        "function main() { const a = host.read(); host.set(5); return [a, host.read()]; }");

        assertThat(completed(run(function, "{}", new Host()))).isEqualTo("[1,5]");
    }

    @Test
    void limitsAreTheSame() {
        GuestFunction calls =
                used(
                        "function main({n}) { for (let i = 0; i < (n ?? 1); i++) host.read(); return 1; }");
        assertThat(completed(run(calls, "{\"n\": 3}", new Host()))).isEqualTo("1");
        assertThat(exhausted(run(calls, "{\"n\": 4}", new Host()))).isEqualTo(Limit.HOST_CALLS);

        GuestFunction bytes =
                used(
                        "function main({n}) { for (let i = 0; i < (n ?? 1); i++) host.read('much'); return 1; }");
        assertThat(exhausted(run(bytes, "{\"n\": 2}", new Host()))).isEqualTo(Limit.BYTES);
    }

    @Test
    void refusalsAndBugsAreNotSentAhead() {
        GuestFunction refused =
                used(
                        "function main() { try { return host.read('secret'); } catch (e) { return e.code; } }");
        assertThat(completed(run(refused, "{}", new Host()))).isEqualTo("\"FORBIDDEN\"");

        GuestFunction function = main("function main() { return host.read('crash'); }");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> run(function, "{}", new Host()))
                    .isInstanceOf(HostCallException.class);
        }
    }

    @Test
    void soItIsInPythonInBothDialects() {
        GuestFunction function =
                new GuestFunction(
                        "main",
                        Language.PYTHON,
                        """
                        def main(params):
                            if params.get('seed'):
                                return external_apis['host_read']({})
                            return host.read('a')
                        """);
        for (int i = 0; i < 3; i++) {
            Host host = new Host();
            RunResult result = run(function, "{}", host);
            assertThat(completed(result)).isEqualTo("1");
            assertThat(host.calls).containsExactly("read[\"a\"]");
            assertThat(result.usage().hostCalls()).isEqualTo(1);
        }
        Host host = new Host();
        RunResult result = run(function, "{\"seed\": true}", host);
        assertThat(result.usage().hostCalls()).isEqualTo(1);
        assertThat(host.calls).first().isEqualTo("read[\"a\"]");
        assertThat(host.calls).last().asString().startsWith("host_read");
    }
}
