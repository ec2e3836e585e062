package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static dev.orbwright.sandbox.Guests.exhausted;
import static dev.orbwright.sandbox.Guests.failed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Fresh globals alone let much pass between runs; here the probes that showed it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonReuseSandboxTest {

    private Sandbox sandbox;

    @BeforeAll
    void open() {
        sandbox = PythonGuests.sandbox();
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @MethodSource("dev.orbwright.sandbox.ReuseProbe#all")
    void traceReachesNoOtherKeyRevisionOrTrial(ReuseProbe probe) {
        probe.staysWithItsOwn(sandbox);
    }

    /// Else it would run before its time is counted.
    @Test
    void whatAGuestLeftBehindIsNotUsedToLoadTheLibraryForItsNextRun() {
        String source =
                """
                TEXT = '''
                import statistics
                '''
                built_in = uuid.os.sys.modules['builtins']
                def main(params):
                    called = getattr(json, 'called', [])
                    json.called = []
                    def spy(*arguments):
                        json.called.append(arguments[0])
                    built_in.__import__ = spy
                    return called
                """;
        String key = "world/owner/spy";
        assertThat(completed(PythonGuests.again(sandbox, key, source, "{}"))).isEqualTo("[]");
        assertThat(completed(PythonGuests.again(sandbox, key, source, "{}"))).isEqualTo("[]");
    }

    @Test
    void globalsAreFreshInTheSameContext() {
        String source =
                """
                seen = []
                def main(params):
                    seen.append(len(seen))
                    globals()['trace'] = globals().get('trace', 0) + 1
                    host_has_trace = hasattr(type(host), 'trace')
                    type(host).trace = 1
                    external_apis['trace'] = 1
                    json.runs = getattr(json, 'runs', 0) + 1
                    return [len(seen), trace, host_has_trace, len(external_apis), json.runs]
                """;
        assertThat(completed(PythonGuests.again(sandbox, "globals", source, "{}")))
                .isEqualTo("[1,1,false,3,1]");
        assertThat(completed(PythonGuests.again(sandbox, "globals", source, "{}")))
                .isEqualTo("[1,1,false,3,2]");
    }

    @Test
    void contextIsThrownAwayAfterAFailureOrALimit() {
        String source =
                """
                def main(params):
                    json.runs = getattr(json, 'runs', 0) + 1
                    if params == 1:
                        raise ValueError('no')
                    while params == 2:
                        pass
                    return {1} if params == 3 else json.runs
                """;
        for (int failure = 1; failure <= 3; failure++) {
            assertThat(completed(PythonGuests.again(sandbox, "fails", source, "0"))).isEqualTo("1");
            assertThat(completed(PythonGuests.again(sandbox, "fails", source, "0"))).isEqualTo("2");
            RunResult failing =
                    PythonGuests.again(sandbox, "fails", source, String.valueOf(failure));
            if (failure == 2) {
                assertThat(exhausted(failing)).isIn(Limit.CPU, Limit.STATEMENTS);
            } else {
                failed(failing);
            }
        }
        assertThat(completed(PythonGuests.again(sandbox, "fails", source, "0"))).isEqualTo("1");
    }

    @Test
    void runWithoutAKeyLeavesNothing() {
        String source =
                """
                def main(params):
                    json.runs = getattr(json, 'runs', 0) + 1
                    return json.runs
                """;
        for (int i = 0; i < 4; i++) {
            assertThat(completed(PythonGuests.run(sandbox, source, "{}", new FakeHost())))
                    .isEqualTo("1");
        }
    }

    @Test
    void limitsAreFreshForEachRunInTheSameContext() {
        String source =
                """
                def main(params):
                    total = 0
                    for i in range(100000):
                        total += i
                    return total
                """;
        for (int i = 0; i < 8; i++) {
            assertThat(completed(PythonGuests.again(sandbox, "limits", source, "{}")))
                    .isEqualTo("4999950000");
        }
    }
}
