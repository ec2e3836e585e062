package dev.orbwright.hostapi;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.task.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs functions that tests write in Java, under a savepoint as the runtime does.
final class FakeFunctions implements FunctionCaller {

    /// A function of the world, in Java.
    interface Body {
        Called run(Guest guest, JsonObject params);
    }

    private final HostApi api;
    private final Recording recording;
    private final Map<String, Body> bodies = new HashMap<>();
    private final List<JsonObject> calls = new ArrayList<>();

    FakeFunctions(HostApi api, Recording recording) {
        this.api = api;
        this.recording = recording;
    }

    void define(String name, Body body) {
        bodies.put(name, body);
    }

    void answer(String name, Json value) {
        define(name, (_, _) -> new Called.Returned(value));
    }

    /// The parameters of each run, in order.
    List<JsonObject> calls() {
        return calls;
    }

    @Override
    public Called check(String functionName, JsonObject params) {
        return run(functionName, params, true);
    }

    @Override
    public Called handle(String functionName, JsonObject params) {
        return run(functionName, params, false);
    }

    @Override
    public Called call(String functionName, JsonObject params) {
        return run(functionName, params, false);
    }

    private Called run(String functionName, JsonObject params, boolean readOnly) {
        calls.add(params);
        Optional<Body> body = Optional.ofNullable(bodies.get(functionName));
        if (body.isEmpty()) {
            return new Called.Failed("UNKNOWN_FUNCTION", "no function " + functionName);
        }
        int before = recording.savepoint();
        Caller asWorld =
                new Caller(
                        functionName,
                        Optional.empty(),
                        params.text("soul_id"),
                        Optional.empty(),
                        Capability.all());
        Called called = body.get().run(new Guest(api, recording, asWorld, this), params);
        if (readOnly || called instanceof Called.Failed) {
            recording.rollbackTo(before);
        }
        return called;
    }
}
