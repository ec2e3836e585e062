package dev.orbwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.io.IOAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The attacks of the corpus in a context with one switch turned: they succeed there, so what stops
/// them is that switch.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonWallSandboxTest {
    private Engine engine;

    @BeforeAll
    void open() {
        engine =
                Engine.newBuilder("python", "js")
                        .out(new ByteArrayOutputStream())
                        .err(new ByteArrayOutputStream())
                        .option("engine.WarnInterpreterOnly", "false")
                        .build();
    }

    @AfterAll
    void close() {
        engine.close(true);
    }

    private Context.Builder context() {
        return Context.newBuilder("python", "js").engine(engine);
    }

    private static String attack(Context.Builder builder, String file)
            throws IOException, URISyntaxException {
        try (Context context = builder.build()) {
            context.eval(
                    "python",
                    "import json, uuid\nuuid.os.sys.modules['_thread'] = __import__('_thread')");
            context.eval(
                    "python",
                    PythonGuests.source("/hostile/python/" + file)
                            .replace("polyglot.import_value('host')", "1"));
            return context.eval("python", "json.dumps(attack({}))").asString();
        }
    }

    @Test
    void withFilesTheServersAreRead() throws IOException, URISyntaxException {
        assertThat(attack(context().allowIO(IOAccess.ALL), "file-read.py"))
                .contains("root:", "<project")
                .doesNotContain("PermissionError\", \"PermissionError");
        assertThat(attack(context().allowIO(IOAccess.ALL), "codecs.py")).contains("root:");
        assertThat(attack(context().allowIO(IOAccess.ALL), "subclasses.py")).contains("root:");
        assertThat(attack(context().allowIO(IOAccess.ALL), "working-folder.py")).contains("/");
    }

    @Test
    void withThreadsOneStarts() throws IOException, URISyntaxException {
        assertThat(attack(context().allowCreateThread(true), "thread.py")).isEqualTo("\"started\"");
    }

    @Test
    void withTheEnvironmentItsNamesAreSeen() throws IOException, URISyntaxException {
        assertThat(
                        attack(
                                context().allowEnvironmentAccess(EnvironmentAccess.INHERIT),
                                "environment.py"))
                .contains("PATH");
    }

    @Test
    void withHostAccessJavaIsReached() throws IOException, URISyntaxException {
        String source = PythonGuests.source("/hostile/python/java-module.py");
        try (Context context =
                Context.newBuilder("python")
                        .option("engine.WarnInterpreterOnly", "false")
                        .allowHostAccess(HostAccess.ALL)
                        .allowHostClassLookup(name -> name.equals("java.lang.Integer"))
                        .build()) {
            context.eval("python", "import json, uuid");
            context.eval(
                    "python",
                    source.replace("java.add_to_classpath('/tmp')", "1")
                            .replace(
                                    "java.type('java.lang.System').exit(1)",
                                    "java.type('java.lang.Integer').parseInt('1')"));
            assertThat(context.eval("python", "json.dumps(attack({}))").asString())
                    .startsWith("[\"reached\"");
        }
    }

    @Test
    void withPolyglotAccessJavaScriptRuns() throws IOException, URISyntaxException {
        assertThat(attack(context().allowPolyglotAccess(PolyglotAccess.ALL), "polyglot-module.py"))
                .startsWith("[\"reached\"");
    }
}
