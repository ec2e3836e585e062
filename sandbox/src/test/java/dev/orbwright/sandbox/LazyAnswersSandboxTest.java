package dev.orbwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls that are put off: a guest, and the host, must not see any difference.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LazyAnswersSandboxTest {
    private static final HostBinding BINDING =
            new HostBinding(
                    List.of("read", "set", "log"),
                    List.of(),
                    Map.of("set", List.of("id", "value"), "log", List.of()));
    private static final Budget FEW =
            new Budget(
                    "FEW",
                    1_000_000,
                    Budget.TOOL.cpu(),
                    Budget.TOOL.wall(),
                    400,
                    500,
                    20,
                    100_000,
                    100_000,
                    10,
                    100,
                    256L << 20,
                    10);

    private Sandbox threads;
    private Sandbox processes;

    @BeforeAll
    void open() {
        threads = new ThreadSandbox(BINDING, List.of(FEW));
        processes =
                new ProcessSandbox(BINDING, List.of(FEW), PatientWorkers.few(Language.JAVASCRIPT));
    }

    @AfterAll
    void close() {
        threads.close();
        processes.close();
    }

    /// Counts up; refuses negative values, and answers 13 with something that it never promised.
    private static final class Host implements ReversibleHostCalls {
        final List<String> calls = new ArrayList<>();
        int takenBack;

        @Override
        public HostReply call(HostCall call) {
            calls.add(call.name() + call.argumentsJson());
            if (call.argumentsJson().contains("-")) {
                return new HostReply.Refusal("BAD_ARGUMENT", "Not below zero.");
            }
            return new HostReply.Value(
                    switch (call.name()) {
                        case "log" -> "null";
                        case "set" ->
                                call.argumentsJson().contains("13")
                                        ? "{\"value\":1,\"unlucky\":true}"
                                        : "{\"id\":\"o%d\",\"value\":{\"n\":%d}}"
                                                .formatted(calls.size(), calls.size());
                        default -> Integer.toString(calls.size());
                    });
        }

        @Override
        public void takeBack() {
            calls.clear();
            takenBack++;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host.set(1); host.log('a'); host.set(2); return 'unread';",
                "const a = host.set(1); host.set(2); return [a.id, a.value.n, host.read()];",
                "const a = host.set(1); return JSON.stringify(a);",
                "const a = host.set(1); return { ...a, more: 1 };",
                "const { id, ...rest } = host.set(1); return [id, rest];",
                "const a = host.set(1); a.id = 'mine'; return [a, host.read(), a.value];",
                "const a = host.set(1); delete a.id; return [a.value, a, Object.keys(a)];",
                "const a = Object.freeze(host.set(1)); try { a.id = 1; } catch (e) {"
                        + " return [e instanceof TypeError, a.id, a.value.n]; }",
                "const a = host.set(1); const b = Object.create(a); b.id = 2; return [b.id, a.id];",
                "const a = host.set(1); a.value.n = 5; return [a.value.n, 'id' in a];",
                "return [host.set(1), host.log('x'), host.log('y')];",
                "return host.set(13);",
                "host.set(1); host.set(-1); return 'not reached';",
                "host.set(1); try { host.set(-1); } catch (e) { return [e.code, host.read()]; }",
                "host.set(-1); for (;;) {}",
                "host.set(-1); throw new Error('later');",
                "host.set(1); console.log('seen'); host.set(-1);",
                "for (let i = 0; i < 20; i++) host.set(i); return host.set(1);",
                "for (let i = 0; i < 19; i++) host.log(i); return host.read();",
                "host.log('x'.repeat(60000)); host.log('y'.repeat(60000));",
                "Object.prototype.get = 1; const a = host.set(1); return a.id;",
                "JSON.parse = () => 1; const a = host.set(1); return a;",
            })
    void guestsSeeNoDifference(String body) {
        Host seen = new Host();
        Host lazily = new Host();
        RunResult waited = run(threads, body, seen);
        RunResult putOff = run(processes, body, lazily);

        assertThat(summary(putOff)).isEqualTo(summary(waited));
        if (!(waited instanceof RunResult.Exhausted)) {
            assertThat(lazily.calls).isEqualTo(seen.calls);
        }
        assertThat(seen.takenBack).isZero();
        // Known to need its answers: the second time nothing has to be taken back.
        Host again = new Host();
        assertThat(summary(run(processes, body, again))).isEqualTo(summary(waited));
        if (lazily.takenBack > 0) {
            assertThat(again.takenBack).isZero();
        }
    }

    private static RunResult run(Sandbox sandbox, String body, Host host) {
        GuestFunction function =
                new GuestFunction(
                        "main",
                        Language.JAVASCRIPT,
                        "function main() {\n  " + body.replace("; ", ";\n  ") + "\n}");
        return sandbox.run(new RunRequest(function, "{}", FEW, "", Optional.empty()), host);
    }

    private static String summary(RunResult result) {
        return switch (result) {
            case RunResult.Completed(String json, Usage usage) -> json + usage.log();
            case RunResult.Failed(GuestError error, Usage usage) -> error.toString() + usage.log();
            case RunResult.Exhausted(Limit limit, String message, Usage _) ->
                    limit.toString() + message;
        };
    }
}
