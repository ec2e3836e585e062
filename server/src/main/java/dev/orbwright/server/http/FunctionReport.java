package dev.orbwright.server.http;

import dev.orbwright.runtime.OwnerLedger;
import dev.orbwright.runtime.RunTotals;
import dev.orbwright.runtime.Timers;
import dev.orbwright.server.GuestSettings;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.WorldState;
import java.util.Map;

/// How the functions of a world are doing: what they may use, what they took, who rests.
public record FunctionReport(
        GuestSettings guests, RunTotals totals, OwnerLedger ledger, Timers timers) {

    private static final int TOP = 10;

    JsonObject report(int indexed, WorldState state) {
        return JsonObject.builder()
                .put("indexed", indexed)
                .put("usage", usage(totals.world()))
                .put("top", new Json.Arr(totals.top(TOP).stream().<Json>map(this::named).toList()))
                .put("resting_owners", (double) ledger.resting())
                .put(
                        "timers",
                        JsonObject.of(
                                "waiting", state.timers().size(), "running", timers.running()))
                .put("budgets", guests.budgets().toJson())
                .build();
    }

    private JsonObject named(Map.Entry<RunTotals.Key, RunTotals.Total> entry) {
        return JsonObject.of("name", entry.getKey().id()).withAll(usage(entry.getValue()));
    }

    private static JsonObject usage(RunTotals.Total total) {
        return JsonObject.builder()
                .put("runs", (double) total.runs())
                .put("failures", (double) total.failures())
                .put("limits", (double) total.limits())
                .put("cpu_ms", total.cpuMicros() / 1000.0)
                .put("host_calls", (double) total.hostCalls())
                .put("bytes_in", (double) total.bytesIn())
                .put("bytes_out", (double) total.bytesOut())
                .build();
    }
}
