package dev.orbwright.server.metrics;

import dev.orbwright.llm.Charge;
import dev.orbwright.llm.Payer;
import dev.orbwright.llm.budget.Balance;
import dev.orbwright.llm.budget.Period;
import dev.orbwright.llm.budget.Settlement;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.SandboxStatus;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// The server's meters. Names are `orbwright_...`; Micrometer's own binders measure the JVM.
public final class Metrics implements AutoCloseable {

    /// Of [#text].
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /// Meters of this process; those of the server's parts are added.
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /// Everything as it is now, in Prometheus' text format.
    public String text() {
        return registry.scrape();
    }

    /// Measures a world.
    public void watch(World world) {
        count("orbwright.commits", "Commits since the world began", world, WorldStatus::sequence);
        count("orbwright.task.replays", "Tasks run again", world, WorldStatus::replays);
        count("orbwright.task.conflicts", "Tasks in conflict", world, WorldStatus::conflicts);
        gauge("orbwright.world.entries", "Entries of the world", world, WorldStatus::entries);
        gauge(
                "orbwright.world.running",
                "1 where the world takes changes",
                world,
                status -> status.running() ? 1 : 0);
    }

    private void count(String name, String what, World world, ToDoubleFunction<WorldStatus> value) {
        FunctionCounter.builder(name, world, w -> value.applyAsDouble(w.status()))
                .description(what)
                .register(registry);
    }

    private void gauge(String name, String what, World world, ToDoubleFunction<WorldStatus> value) {
        Gauge.builder(name, world, w -> value.applyAsDouble(w.status()))
                .description(what)
                .register(registry);
    }

    /// Measures a sandbox: its runs, and how many failed or met a limit.
    public void watch(Sandbox sandbox) {
        runs(sandbox, "all", SandboxStatus::runs);
        runs(sandbox, "failed", SandboxStatus::failed);
        runs(sandbox, "limit", SandboxStatus::exhausted);
        Gauge.builder("orbwright.runs.active", sandbox, s -> s.status().activeRuns())
                .description("Guest functions that run now")
                .register(registry);
        Gauge.builder("orbwright.threads.runaway", sandbox, s -> s.status().runawayThreads())
                .description("Guest threads that could not be stopped")
                .register(registry);
    }

    private void runs(Sandbox sandbox, String result, ToDoubleFunction<SandboxStatus> value) {
        FunctionCounter.builder("orbwright.runs", sandbox, s -> value.applyAsDouble(s.status()))
                .description("Runs of guest functions: all, failed, ended by a limit")
                .tag("result", result)
                .register(registry);
    }

    /// Measures how many clients are connected.
    public void watchConnections(IntSupplier connected) {
        Gauge.builder("orbwright.connections", connected::getAsInt)
                .description("Clients that are connected")
                .register(registry);
    }

    /// Measures the line of wishes.
    public void watchWishes(IntSupplier underWay, IntSupplier waiting) {
        Gauge.builder("orbwright.wishes.under.way", underWay::getAsInt)
                .description("Wishes that are worked on or wait")
                .register(registry);
        Gauge.builder("orbwright.wishes.waiting", waiting::getAsInt)
                .description("Wishes that wait for their turn")
                .register(registry);
    }

    /// Measures how many functions can be found.
    public void watchFunctions(Supplier<? extends Number> indexed) {
        Gauge.builder("orbwright.functions.indexed", indexed::get)
                .description("Functions that can be found")
                .register(registry);
    }

    /// Measures an account of which there is one.
    public void watchSpending(Payer.Kind kind, Supplier<Balance> balance) {
        new BudgetMeters(registry).watch(kind, balance);
    }

    /// Measures the accounts of players, or of NPCs: the one of which most is spent.
    ///
    /// @param share which part of its limit, 1 for all of it
    public void watchLargestShare(Payer.Kind kind, ToDoubleFunction<Period> share) {
        new BudgetMeters(registry).watchLargest(kind, share);
    }

    /// A model was asked.
    public void modelCall(Settlement settlement) {
        Tags stage = Tags.of("stage", settlement.charge().purpose());
        counter(
                        "orbwright.model.calls",
                        "Requests to models",
                        stage.and("result", settlement.result().wireName()))
                .increment();
        counter("orbwright.model.tokens", "Tokens of models", stage.and("kind", "prompt"))
                .increment((double) settlement.usage().promptTokens());
        counter("orbwright.model.tokens", "Tokens of models", stage.and("kind", "completion"))
                .increment((double) settlement.usage().completionTokens());
        counter(
                        "orbwright.model.cost.usd",
                        "Dollars charged for models; by price: listed, free, unknown",
                        stage.and("price", settlement.tariff().wireName()))
                .increment(settlement.money().inUsd().doubleValue());
    }

    /// A model was not asked, since a budget does not allow it.
    public void modelRefused(Charge charge, Payer payer) {
        counter(
                        "orbwright.model.refused",
                        "Requests that a budget did not allow",
                        Tags.of("stage", charge.purpose(), "payer", payer.kind().wireName()))
                .increment();
    }

    /// A budget is nearly over.
    public void budgetWarning(Payer payer) {
        counter(
                        "orbwright.budget.warnings",
                        "Budgets that were nearly over, once a period each",
                        Tags.of("payer", payer.kind().wireName()))
                .increment();
    }

    /// A wish ended.
    ///
    /// @param outcome `CREATED`, or the code of the refusal
    public void wish(String outcome) {
        counter("orbwright.wishes", "Wishes that ended", Tags.of("outcome", outcome)).increment();
    }

    /// The server had stopped in the middle of a wish.
    public void wishInterrupted() {
        counter(
                        "orbwright.wishes.interrupted",
                        "Wishes in the middle of which the server had stopped",
                        Tags.empty())
                .increment();
    }

    /// It goes on with one.
    public void wishResumed() {
        counter(
                        "orbwright.wishes.resumed",
                        "Wishes that were taken up again after a stop",
                        Tags.empty())
                .increment();
    }

    private Counter counter(String name, String what, Tags tags) {
        return Counter.builder(name).description(what).tags(tags).register(registry);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
