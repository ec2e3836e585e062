package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static dev.orbwright.sandbox.Guests.exhausted;
import static dev.orbwright.sandbox.Guests.failed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Fresh globals alone let much pass between runs; here the probes that showed it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonReuseSandboxTest {

    /// A function that leaves a trace when told to, and says whether it finds one.
    record Probe(String name, String leave, String find) {}

    private Sandbox sandbox;

    @BeforeAll
    void open() {
        sandbox = PythonGuests.sandbox();
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    static Stream<Probe> probes() {
        return Stream.of(
                new Probe(
                        "patched json.dumps",
                        "json.dumps = lambda *a, **k: 'left'",
                        "json.dumps({}) == 'left'"),
                new Probe("sys.modules", "sys.modules['trace'] = json", "'trace' in sys.modules"),
                new Probe(
                        "__subclasses__",
                        "sys.kept = type('Trace', (), {})",
                        "any(c.__name__ == 'Trace' for c in object.__subclasses__())"),
                new Probe(
                        "built-ins",
                        "sys.modules['builtins'].trace = 1",
                        "hasattr(sys.modules['builtins'], 'trace')"),
                new Probe("module attributes", "uuid.trace = 1", "hasattr(uuid, 'trace')"),
                new Probe("class attributes", "uuid.UUID.trace = 1", "hasattr(uuid.UUID, 'trace')"),
                new Probe(
                        "codecs",
                        "sys.modules['codecs'].register_error('trace', lambda e: ('', 0))",
                        "'trace' in [n for n in ('trace',) if known(n)]"),
                new Probe(
                        "environment",
                        "uuid.os.environ['TRACE'] = '1'",
                        "'TRACE' in uuid.os.environ"));
    }

    static String source(Probe probe, String revision) {
        return """
        # %s
        sys = uuid.os.sys
        def known(name):
            try:
                return sys.modules['codecs'].lookup_error(name)
            except LookupError:
                return None
        def main(params):
            if params['leave']:
                %s
            return bool(%s)
        """
                .formatted(revision, probe.leave(), probe.find());
    }

    @ParameterizedTest
    @MethodSource("probes")
    void traceReachesNoOtherKeyRevisionOrTrial(Probe probe) {
        String first = source(probe, "first");
        String leave = "{\"leave\":true}";
        String look = "{\"leave\":false}";

        assertThat(completed(PythonGuests.again(sandbox, "world/owner/1", first, leave)))
                .isEqualTo("true");

        // The same function finds what it left itself: so the probe works.
        assertThat(completed(PythonGuests.again(sandbox, "world/owner/1", first, look)))
                .isEqualTo("true");
        assertThat(completed(PythonGuests.again(sandbox, "world/another/1", first, look)))
                .isEqualTo("false");
        assertThat(completed(PythonGuests.again(sandbox, "other/owner/1", first, look)))
                .isEqualTo("false");
        assertThat(completed(PythonGuests.run(sandbox, first, look, new FakeHost())))
                .isEqualTo("false");
        // Another source under the same key is another revision, whatever the caller says.
        assertThat(
                        completed(
                                PythonGuests.again(
                                        sandbox, "world/owner/1", source(probe, "second"), look)))
                .isEqualTo("false");
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
