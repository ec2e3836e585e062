package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Recording;
import dev.orbwright.world.task.TaskSeed;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.WorldEvent;
import java.util.List;

/// A guest that calls host functions in a transaction of its own.
final class Guest {

    static final HostApi API = HostApi.standard();

    static final Allowance LEFT =
            new Allowance(900_000, 400, 1_500, 499, 1_000, 2_000, 100, 1_000_000, 60);

    private final HostApi api;
    private final Recording recording;
    private final Caller caller;
    private final FakeFunctions functions;
    private int mostCreated = 60;

    Guest(HostApi api, Recording recording, Caller caller, FakeFunctions functions) {
        this.api = api;
        this.recording = recording;
        this.caller = caller;
        this.functions = functions;
    }

    static Guest as(Caller caller) {
        return in(TestWorld.state(), caller);
    }

    static Guest in(WorldState state, Caller caller) {
        return in(state, caller, 7);
    }

    static Guest in(WorldState state, Caller caller, long randomness) {
        Recording recording =
                new Recording(new Transaction(state, new TaskSeed(randomness, TestWorld.NOW)));
        return new Guest(API, recording, caller, new FakeFunctions(API, recording));
    }

    /// Another function in the same transaction.
    Guest and(Caller other) {
        return new Guest(api, recording, other, functions);
    }

    /// From now on its task may make so many entries.
    Guest creatingAtMost(int most) {
        mostCreated = most;
        return this;
    }

    FakeFunctions functions() {
        return functions;
    }

    Recording recording() {
        return recording;
    }

    WorldState state() {
        return recording.transaction().state();
    }

    List<WorldEvent> events() {
        return recording.transaction().events();
    }

    <E extends Entity> E entity(String id, Class<E> type) {
        return state().entity(id, type).orElseThrow();
    }

    HostReply call(String name, String arguments) {
        return api.invoke(
                new HostTask(recording, caller, functions, () -> LEFT, mostCreated),
                name,
                arguments);
    }

    /// Calls with one object of named arguments, and must succeed with an object.
    JsonObject ok(String name, String named) {
        HostReply reply = call(name, "[" + named + "]");
        assertThat(reply).as(name + named).isInstanceOf(HostReply.Value.class);
        return (JsonObject) ((HostReply.Value) reply).value();
    }

    /// Calls under a seed name.
    String seed(String name, String named) {
        HostReply reply = call(name, "[" + named + "]");
        assertThat(reply).as(name + named).isInstanceOf(HostReply.Value.class);
        return ((Json.Str) ((HostReply.Value) reply).value()).value();
    }

    /// Calls and must be refused with this code, without any change; gives the message.
    String refused(RefusalCode code, String name, String named) {
        return refusedRaw(code, name, "[" + named + "]");
    }

    String refusedRaw(RefusalCode code, String name, String arguments) {
        WorldState before = state();
        List<WorldEvent> told = events();
        HostReply reply = call(name, arguments);
        assertThat(reply).as(name + arguments).isInstanceOf(HostReply.Refusal.class);
        HostReply.Refusal refusal = (HostReply.Refusal) reply;
        assertThat(refusal.code()).as(refusal.message()).isEqualTo(code.name());
        assertThat(state()).isEqualTo(before);
        assertThat(events()).isEqualTo(told);
        return refusal.message();
    }
}
