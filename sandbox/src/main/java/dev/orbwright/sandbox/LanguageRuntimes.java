package dev.orbwright.sandbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The languages of a sandbox, each made ready when it is first asked for. Threads: any.
final class LanguageRuntimes implements AutoCloseable {
    private final HostBinding binding;
    private final List<Budget> classes;
    private final int pooledJavaScriptContexts;
    private final LanguageSettings settings;
    private final EnginePolicy policy;
    private final Executor threads;
    private final Consumer<Warming> warmUp;
    private final Map<Language, CompletableFuture<LanguageRuntime>> runtimes =
            new ConcurrentHashMap<>();

    /// @param threads platform threads, on which languages are made ready
    /// @param warmUp runs the warm-up of a language
    LanguageRuntimes(
            HostBinding binding,
            List<Budget> classes,
            int pooledJavaScriptContexts,
            LanguageSettings settings,
            EnginePolicy policy,
            Executor threads,
            Consumer<Warming> warmUp) {
        this.binding = binding;
        this.classes = classes;
        this.pooledJavaScriptContexts = pooledJavaScriptContexts;
        this.settings = settings;
        this.policy = policy;
        this.threads = threads;
        this.warmUp = warmUp;
    }

    /// Begins to make a language ready, where nobody has.
    CompletableFuture<LanguageRuntime> begin(Language language) {
        return runtimes.computeIfAbsent(
                language,
                missing -> CompletableFuture.supplyAsync(() -> newWarmRuntime(missing), threads));
    }

    /// The language, waited for.
    LanguageRuntime get(Language language) {
        return begin(language).join();
    }

    /// Makes a language ready on the calling thread, without its warm-up.
    ///
    /// @return the runs of the warm-up
    Warming openHere(Language language) {
        LanguageRuntime runtime = newRuntime(language);
        runtimes.put(language, CompletableFuture.completedFuture(runtime));
        return warming(language, runtime);
    }

    private LanguageRuntime newWarmRuntime(Language language) {
        LanguageRuntime runtime = newRuntime(language);
        warmUp.accept(warming(language, runtime));
        return runtime;
    }

    private Warming warming(Language language, LanguageRuntime runtime) {
        return new Warming(language, runtime, classes, binding);
    }

    private LanguageRuntime newRuntime(Language language) {
        return switch (language) {
            case JAVASCRIPT ->
                    new LanguageRuntime(
                            new JavaScriptEngine(binding, policy),
                            classes,
                            pooledJavaScriptContexts,
                            0);
            case PYTHON -> {
                if (policy == EnginePolicy.UNTRUSTED) {
                    throw new IllegalArgumentException("Isolates run no Python");
                }
                yield new LanguageRuntime(
                        new PythonEngine(binding),
                        classes,
                        settings.pooledPythonContexts(),
                        settings.keptPythonContexts());
            }
        };
    }

    /// Contexts that wait for a run.
    int contexts() {
        return ready().stream().mapToInt(LanguageRuntime::contexts).sum();
    }

    /// Gives up what is only there to make later runs faster.
    void forget() {
        ready().forEach(LanguageRuntime::forget);
    }

    private List<LanguageRuntime> ready() {
        return runtimes.values().stream()
                .filter(CompletableFuture::isDone)
                .filter(runtime -> !runtime.isCompletedExceptionally())
                .map(CompletableFuture::join)
                .toList();
    }

    /// Closes the engines of those that are ready; waits for guests that run.
    @Override
    public void close() {
        ready().forEach(LanguageRuntime::close);
    }
}
