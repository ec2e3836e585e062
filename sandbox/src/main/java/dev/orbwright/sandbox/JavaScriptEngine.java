package dev.orbwright.sandbox;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;

/// Shares parsed code between its contexts, which are cheap: each is used once.
final class JavaScriptEngine implements GuestEngine {
    static final String ID = "js";
    private static final int CACHED_SOURCES = 256;

    /// The trees of one are many times as large as its text.
    private static final int CACHED_CHARACTERS = 1 << 20;

    private static final String STREAM_LIMIT = "64KB";

    private static final String ISOLATE_MEMORY = "1GB";

    private final HostBinding binding;
    private final EnginePolicy policy;
    private final Engine engine;
    private final Optional<StatementInstrument.Counts> counts;
    private final Source prelude;
    private final String namesJson;
    private final LinkedHashMap<GuestFunction, Source> sources =
            new LinkedHashMap<>(16, 0.75f, true);
    private int characters;

    /// @throws IsolatesMissingException if the policy needs isolates and there are none
    JavaScriptEngine(HostBinding binding, EnginePolicy policy) {
        this.binding = binding;
        this.policy = policy;
        this.engine = newEngine(policy);
        this.counts =
                policy == EnginePolicy.CONSTRAINED
                        ? Optional.of(StatementInstrument.of(engine))
                        : Optional.empty();
        this.prelude = Prelude.source(ID, "prelude.js");
        this.namesJson = namesJson(binding);
    }

    private static Engine newEngine(EnginePolicy policy) {
        Engine.Builder builder =
                Engine.newBuilder(ID)
                        .sandbox(policy.policy())
                        .in(InputStream.nullInputStream())
                        .out(OutputStream.nullOutputStream())
                        .err(OutputStream.nullOutputStream());
        return switch (policy) {
            case CONSTRAINED -> builder.option("engine.WarnInterpreterOnly", "false").build();
            case UNTRUSTED -> {
                try {
                    yield builder.option("engine.MaxIsolateMemory", ISOLATE_MEMORY).build();
                } catch (IllegalArgumentException | IllegalStateException e) {
                    throw new IsolatesMissingException(e);
                }
            }
        };
    }

    /// Whether there are isolates is only known when they are asked for.
    ///
    /// @throws IsolatesMissingException if there are none
    static void requireIsolates() {
        newEngine(EnginePolicy.UNTRUSTED).close();
    }

    @Override
    public GuestContext newContext(Budget budget) {
        Context.Builder builder =
                Context.newBuilder(ID)
                        .engine(engine)
                        .sandbox(policy.policy())
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
                        .option("js.console", "false");
        if (policy == EnginePolicy.UNTRUSTED) {
            builder.option("sandbox.MaxHeapMemory", (budget.heap() >> 20) + "MB");
        }
        Context context = builder.build();
        return new JavaScriptContext(
                this, context, statementsOf(context), prelude, binding, budget);
    }

    /// In an isolate nothing of ours counts, only the engine itself.
    private StatementCount statementsOf(Context context) {
        return counts.map(all -> StatementInstrument.countOf(all, context))
                .orElseGet(StatementCount::new);
    }

    /// The names of the binding, for the prelude.
    String namesJson() {
        return namesJson;
    }

    /// Names are plain identifiers: nothing in them needs escaping.
    private static String namesJson(HostBinding binding) {
        String lazy =
                binding.lazyAnswers().entrySet().stream()
                        .map(entry -> '"' + entry.getKey() + "\":" + jsonArray(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
        return "{\"native\":%s,\"seed\":%s,\"lazy\":%s}"
                .formatted(jsonArray(binding.nativeNames()), jsonArray(binding.seedNames()), lazy);
    }

    private static String jsonArray(List<String> names) {
        return names.stream()
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    /// The same source object for the same function, so that the engine parses it once.
    Source sourceOf(GuestFunction function) {
        synchronized (sources) {
            Source known = sources.get(function);
            if (known != null) {
                return known;
            }
            Source source =
                    Source.newBuilder(ID, function.source(), function.name() + ".js")
                            .buildLiteral();
            sources.put(function, source);
            characters += source.getLength();
            while (sources.size() > CACHED_SOURCES
                    || (characters > CACHED_CHARACTERS && sources.size() > 1)) {
                characters -= sources.pollFirstEntry().getValue().getLength();
            }
            return source;
        }
    }

    @Override
    public void forget() {
        synchronized (sources) {
            sources.clear();
            characters = 0;
        }
    }

    @Override
    public void close() {
        engine.close(true);
    }
}
