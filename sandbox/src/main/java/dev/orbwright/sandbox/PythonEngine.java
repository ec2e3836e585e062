package dev.orbwright.sandbox;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;

/// Contexts of GraalPy: slow to make (its library is loaded into each), so made ahead, and kept for
/// further runs of one function where the caller allows it.
///
/// The policy refuses every option of GraalPy, so all are at their defaults. What a guest cannot
/// have, it cannot have because the context has no access to it: no files but the interpreter's own
/// library, no processes, threads, native code, environment, other languages or Java.
final class PythonEngine implements GuestEngine {
    static final String ID = "python";
    private static final String STREAM_LIMIT = "64KB";

    /// A cold engine takes long to load one module of the library, such as `typing`, for a guest
    /// that has not begun. From then on its run is watched by our own clock, which knows the
    /// budget's time; the engine's limit is the wall behind that.
    private static final Duration LOADING = Duration.ofSeconds(4);

    private final HostBinding binding;
    private final Engine engine;
    private final StatementInstrument.Counts counts;
    private final Source prelude;

    PythonEngine(HostBinding binding) {
        this.binding = binding;
        this.engine =
                Engine.newBuilder(ID)
                        .sandbox(SandboxPolicy.CONSTRAINED)
                        .in(InputStream.nullInputStream())
                        .out(OutputStream.nullOutputStream())
                        .err(OutputStream.nullOutputStream())
                        .option("engine.WarnInterpreterOnly", "false")
                        .build();
        this.counts = StatementInstrument.of(engine);
        this.prelude = Prelude.source(ID, "prelude.py");
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
                        .option("sandbox.MaxCPUTime", budget.cpu().plus(LOADING).toMillis() + "ms")
                        .option("sandbox.MaxStackFrames", Integer.toString(budget.stackFrames()))
                        .option("sandbox.MaxASTDepth", Integer.toString(budget.astDepth()))
                        .option("sandbox.MaxThreads", "1")
                        .option("sandbox.MaxOutputStreamSize", STREAM_LIMIT)
                        .option("sandbox.MaxErrorStreamSize", STREAM_LIMIT)
                        .build();
        StatementCount statements = StatementInstrument.countOf(counts, context);
        return new PythonContext(context, statements, prelude, binding, budget);
    }

    /// What it has parsed is the contexts' own.
    @Override
    public void forget() {}

    @Override
    public void close() {
        engine.close(true);
    }
}
