package dev.orbwright.server.http;

import dev.orbwright.runtime.OwnerLedger;
import dev.orbwright.runtime.RunTotals;
import dev.orbwright.runtime.Timers;
import dev.orbwright.server.GuestSettings;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.WorldState;

/// How the functions of a world are doing: what they may use, what they took, who rests.
public record FunctionReport(
        GuestSettings guests, RunTotals totals, OwnerLedger ledger, Timers timers) {

    private static final int TOP = 10;

    JsonObject report(int indexed, WorldState state) {
        return JsonObject.builder()
                .put("indexed", indexed)
                .put("usage", usage(totals.world()))
                .put("top", top(RunTotals.Kind.FUNCTION, "name"))
                .put("top_owners", top(RunTotals.Kind.OWNER, "soul_id"))
                .put("resting_owners", (double) ledger.resting())
                .put(
                        "timers",
                        JsonObject.of(
                                "waiting", state.timers().size(), "running", timers.running()))
                .put("budgets", guests.budgets().toJson())
                .build();
    }

    private Json top(RunTotals.Kind kind, String member) {
        return new Json.Arr(
                totals.top(kind, TOP).stream()
                        .<Json>map(entry ->
                                JsonObject.of(member, entry.getKey().id())
                                        .withAll(usage(entry.getValue())))
                        .toList());
    }

    private static JsonObject usage(RunTotals.Total total) {
        return JsonObject.builder()
                .put("runs", (double) total.runs())
                .put("failures", (double) total.failures())
                .put("limits", (double) total.limits())
                .put("statements", (double) total.cost().statements())
                .put("cpu_ms", total.cost().cpuMicros() / 1000.0)
                .put("host_calls", (double) total.cost().hostCalls())
                .put("bytes_in", (double) total.cost().bytesIn())
                .put("bytes_out", (double) total.cost().bytesOut())
                .put("entities", (double) total.cost().entities())
                .build();
    }
}
