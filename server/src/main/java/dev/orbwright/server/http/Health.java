package dev.orbwright.server.http;

import dev.orbwright.forge.FunctionWriter;
import dev.orbwright.runtime.FunctionCatalog;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.SandboxStatus;
import dev.orbwright.server.ModelAccounts;
import dev.orbwright.server.Version;
import dev.orbwright.server.session.Dispatch;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.task.Clock;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldStatus;
import java.util.Locale;

/// How the server is doing, for `GET /health`.
public final class Health {

    private final World world;
    private final Clock clock;
    private final ModelAccounts accounts;
    private final Sandbox sandbox;
    private final FunctionWriter writer;
    private final String embedder;
    private final FunctionCatalog catalog;
    private final Dispatch dispatch;
    private final FunctionReport functions;

    /// Looks at these parts.
    public Health(
            World world,
            Clock clock,
            ModelAccounts accounts,
            Sandbox sandbox,
            FunctionWriter writer,
            String embedder,
            FunctionCatalog catalog,
            Dispatch dispatch,
            FunctionReport functions) {
        this.world = world;
        this.clock = clock;
        this.accounts = accounts;
        this.sandbox = sandbox;
        this.writer = writer;
        this.embedder = embedder;
        this.catalog = catalog;
        this.dispatch = dispatch;
        this.functions = functions;
    }

    /// True where everything works.
    boolean isUp() {
        return world.status().running() && clock.ticking() && sandbox.status().accepting();
    }

    /// What anybody may know.
    JsonObject summary() {
        return JsonObject.of("status", isUp() ? "up" : "down", "version", Version.TEXT);
    }

    /// What whoever runs the server may know.
    JsonObject report() {
        return JsonObject.builder()
                .put("status", isUp() ? "up" : "down")
                .put("version", Version.TEXT)
                .put("world", world())
                .put("sandbox", sandbox())
                .put(
                        "model",
                        JsonObject.of("writer", writer.description(), "embedder", embedder)
                                .with("usage", accounts.totals())
                                .with("spending", accounts.report()))
                .put("functions", functions.report(catalog.size(), world.durable()))
                .put("players", JsonObject.of("connected", dispatch.connected()))
                .build();
    }

    private JsonObject world() {
        WorldStatus status = world.status();
        return JsonObject.builder()
                .put("running", status.running())
                .put("trouble", status.trouble())
                .put("clock_ticks", clock.ticking())
                .put("safe_mode", functions.guests().safeMode())
                .put("sequence", status.sequence())
                .put("world_time_ms", status.worldTime())
                .put("entries", status.entries())
                .put("replays", status.replays())
                .put("conflicts", status.conflicts())
                .put("exclusive_turns", status.exclusiveTurns())
                .build();
    }

    private JsonObject sandbox() {
        SandboxStatus status = sandbox.status();
        return JsonObject.builder()
                .put("isolation", status.isolation())
                .put(
                        "languages",
                        Json.Arr.ofStrings(
                                status.languages().stream()
                                        .map(language -> language.name().toLowerCase(Locale.ROOT))
                                        .toList()))
                .put("accepting", status.accepting())
                .put("runs", status.runs())
                .put("failed", status.failed())
                .put("exhausted", status.exhausted())
                .put("active_runs", status.activeRuns())
                .put("runaway_threads", status.runawayThreads())
                .put("workers", workers(status))
                .put("workers_started", status.workersStarted())
                .put("workers_killed", killed(status))
                .put("protections", Json.Arr.ofStrings(status.protections()))
                .build();
    }

    /// How many workers had to be ended, by the limit that a run of theirs broke.
    private static JsonObject killed(SandboxStatus status) {
        JsonObject kills = JsonObject.EMPTY;
        for (var kill : status.kills().entrySet()) {
            kills = kills.with(kill.getKey().name(), kill.getValue());
        }
        return kills;
    }

    private static Json workers(SandboxStatus status) {
        return new Json.Arr(
                status.workers().stream()
                        .<Json>map(worker ->
                                JsonObject.of(
                                                "language",
                                                worker.language().name().toLowerCase(Locale.ROOT),
                                                "lane",
                                                worker.lane())
                                        .with("pid", worker.pid())
                                        .with("runs", worker.runs())
                                        .with("state", worker.state()))
                        .toList());
    }
}
