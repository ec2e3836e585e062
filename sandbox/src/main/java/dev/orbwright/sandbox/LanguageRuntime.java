package dev.orbwright.sandbox;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One language of a sandbox: its engine, and the contexts of each budget class.
final class LanguageRuntime implements AutoCloseable {

    /// What a run takes its context from, and the pool to fill up after it.
    record Contexts(ContextSource source, ContextPool pool) {}

    private final GuestEngine engine;
    private final Map<Budget, ContextPool> pools;
    private final KeptContexts kept;

    /// @param pooled fresh contexts to make ahead for each class
    /// @param kept how many contexts may stay for further runs
    LanguageRuntime(GuestEngine engine, List<Budget> classes, int pooled, int kept) {
        this.engine = engine;
        this.pools =
                classes.stream()
                        .distinct()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Function.identity(),
                                        budget -> new ContextPool(engine, budget, pooled)));
        this.kept = new KeptContexts(kept);
    }

    /// For contexts that no class has, such as those of the warm-up: none is made ahead.
    ContextPool unfilledPool(Budget budget) {
        return new ContextPool(engine, budget, 0);
    }

    /// Fresh ones, each for one run.
    Contexts contexts(Budget budget) {
        ContextPool pool = pools.get(budget);
        if (pool == null) {
            throw new IllegalStateException("No pool for the budget " + budget.name());
        }
        return new Contexts(pool, pool);
    }

    /// What a run of this request takes its context from: JavaScript's are always fresh, for they
    /// cost nothing on the call path.
    Contexts contexts(RunRequest request) {
        Contexts fresh = contexts(request.budget());
        return switch (engine) {
            case JavaScriptEngine _ -> fresh;
            case PythonEngine _ ->
                    request.reuse()
                            .map(key -> new Contexts(kept(key, request, fresh), fresh.pool()))
                            .orElse(fresh);
        };
    }

    private ContextSource kept(String key, RunRequest request, Contexts fresh) {
        return kept.source(key, request.function(), request.budget(), fresh.pool());
    }

    /// Gives up what is only there to make later runs faster.
    void forget() {
        kept.forget();
        engine.forget();
    }

    int contexts() {
        return kept.size() + pools.values().stream().mapToInt(ContextPool::size).sum();
    }

    @Override
    public void close() {
        kept.close();
        engine.close();
    }
}
