package dev.orbwright.sandbox;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;

/// Shares parsed code between its contexts, which are cheap: each is used once.
final class JavaScriptEngine implements GuestEngine {
    static final String ID = "js";
    private static final int CACHED_SOURCES = 256;
    private static final String STREAM_LIMIT = "64KB";

    private final HostBinding binding;
    private final Engine engine;
    private final Source prelude;
    private final Map<GuestFunction, Source> sources =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<GuestFunction, Source> eldest) {
                    return size() > CACHED_SOURCES;
                }
            };

    JavaScriptEngine(HostBinding binding) {
        this.binding = binding;
        this.engine =
                Engine.newBuilder(ID)
                        .sandbox(SandboxPolicy.CONSTRAINED)
                        .in(InputStream.nullInputStream())
                        .out(OutputStream.nullOutputStream())
                        .err(OutputStream.nullOutputStream())
                        .option("engine.WarnInterpreterOnly", "false")
                        .build();
        this.prelude = Prelude.source(ID, "prelude.js");
    }

    @Override
    public GuestContext newContext(Budget budget) {
        Context context =
                Context.newBuilder(ID)
                        .engine(engine)
                        .sandbox(SandboxPolicy.CONSTRAINED)
                        .in(InputStream.nullInputStream())
                        .out(OutputStream.nullOutputStream())
                        .err(OutputStream.nullOutputStream())
                        .option("sandbox.MaxStatements", Long.toString(budget.statements()))
                        .option("sandbox.MaxCPUTime", budget.cpu().toMillis() + "ms")
                        .option("sandbox.MaxStackFrames", Integer.toString(budget.stackFrames()))
                        .option("sandbox.MaxASTDepth", Integer.toString(budget.astDepth()))
                        .option("sandbox.MaxThreads", "1")
                        .option("sandbox.MaxOutputStreamSize", STREAM_LIMIT)
                        .option("sandbox.MaxErrorStreamSize", STREAM_LIMIT)
                        .option("js.strict", "true")
                        .option("js.allow-eval", "false")
                        .option("js.graal-builtin", "false")
                        .option("js.load", "false")
                        .option("js.print", "false")
                        .option("js.console", "false")
                        .build();
        return new JavaScriptContext(this, context, prelude, binding, budget);
    }

    /// The same source object for the same function, so that the engine parses it once.
    Source sourceOf(GuestFunction function) {
        synchronized (sources) {
            return sources.computeIfAbsent(
                    function,
                    f -> Source.newBuilder(ID, f.source(), f.name() + ".js").buildLiteral());
        }
    }

    @Override
    public void close() {
        engine.close(true);
    }
}
