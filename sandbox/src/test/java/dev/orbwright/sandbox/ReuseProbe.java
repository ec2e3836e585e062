package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/// A Python function that leaves a trace when told to, and says whether it finds one.
record ReuseProbe(String name, String leave, String find) {
    private static final String LEAVE = "{\"leave\":true}";
    private static final String LOOK = "{\"leave\":false}";

    static Stream<ReuseProbe> all() {
        return Stream.of(
                new ReuseProbe(
                        "patched json.dumps",
                        "json.dumps = lambda *a, **k: 'left'",
                        "json.dumps({}) == 'left'"),
                new ReuseProbe(
                        "sys.modules", "sys.modules['trace'] = json", "'trace' in sys.modules"),
                new ReuseProbe(
                        "__subclasses__",
                        "sys.kept = type('Trace', (), {})",
                        "any(c.__name__ == 'Trace' for c in object.__subclasses__())"),
                new ReuseProbe(
                        "built-ins",
                        "sys.modules['builtins'].trace = 1",
                        "hasattr(sys.modules['builtins'], 'trace')"),
                new ReuseProbe("module attributes", "uuid.trace = 1", "hasattr(uuid, 'trace')"),
                new ReuseProbe(
                        "class attributes", "uuid.UUID.trace = 1", "hasattr(uuid.UUID, 'trace')"),
                new ReuseProbe(
                        "codecs",
                        "sys.modules['codecs'].register_error('trace', lambda e: ('', 0))",
                        "'trace' in [n for n in ('trace',) if known(n)]"),
                new ReuseProbe(
                        "environment",
                        "uuid.os.environ['TRACE'] = '1'",
                        "'TRACE' in uuid.os.environ"));
    }

    private String source(String revision) {
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
                .formatted(revision, leave, find);
    }

    /// Asserts that the trace is found again by the same function, and by no other key, revision or
    /// trial. Each source has its first run before, so that in processes all others are in the
    /// worker of known functions.
    void staysWithItsOwn(Sandbox sandbox) {
        String source = source("first");
        String other = source("second");
        for (String unknown : List.of(source, other)) {
            assertThat(completed(PythonGuests.again(sandbox, "new", unknown, LOOK)))
                    .isEqualTo("false");
        }
        assertThat(completed(PythonGuests.again(sandbox, "world/owner/1", source, LEAVE)))
                .isEqualTo("true");

        // The same function finds what it left itself: so the probe works.
        assertThat(completed(PythonGuests.again(sandbox, "world/owner/1", source, LOOK)))
                .isEqualTo("true");
        for (String key : List.of("world/another/1", "other/owner/1")) {
            assertThat(completed(PythonGuests.again(sandbox, key, source, LOOK)))
                    .isEqualTo("false");
        }
        assertThat(completed(PythonGuests.run(sandbox, source, LOOK, new FakeHost())))
                .isEqualTo("false");
        // Another source under the same key is another revision, whatever the caller says.
        assertThat(completed(PythonGuests.again(sandbox, "world/owner/1", other, LOOK)))
                .isEqualTo("false");
    }

    @Override
    public String toString() {
        return name;
    }
}
