package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Recording;
import dev.orbwright.world.task.Replays;
import dev.orbwright.world.task.TaskSeed;
import dev.orbwright.world.task.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls may be executed again, later and without the guest: equal answers on an equal world.
class ReplayTest {

    private static final List<String> HOSTILE =
            List.of("{}", "7", "{\"id\": \"lamp\"}", "\"lamp\"", "\"temp_ann\", null", "");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anySequenceOfCallsAnswersTheSameAgain(long randomness) {
        WorldState base = TestWorld.state();
        Guest guest = guest(base);
        List<HostReply> answers = play(guest, randomness);
        assertThat(answers.stream().filter(HostReply.Value.class::isInstance).count())
                .as("calls that were done")
                .isGreaterThan(20);
        int runs = guest.functions().calls().size();

        Transaction again = new Transaction(base, new TaskSeed(7, TestWorld.NOW));
        assertThat(Replays.replay(guest.recording(), again)).isEmpty();
        assertThat(again.state()).isEqualTo(guest.state());
        assertThat(again.changes()).isEqualTo(guest.recording().transaction().changes());
        assertThat(again.events()).isEqualTo(guest.events());
        assertThat(guest.functions().calls()).as("no function runs again").hasSize(runs);
        assertThat(play(guest(base), randomness)).isEqualTo(answers);
    }

    @Test
    void whatWasSeenAndIsOtherwiseNowIsNoticed() {
        Guest guest = guest(TestWorld.state());
        guest.ok("getEnvironmentObject", "{\"object_id\": \"lamp\"}");
        WorldState changed = TestWorld.state().without(EntryKey.entity("lamp"));
        assertThat(Replays.replay(guest.recording(), on(changed)))
                .contains("host.getEnvironmentObject");
    }

    @Test
    void changesElsewhereAreNotNoticed() {
        Guest guest = guest(TestWorld.state());
        guest.ok("getEnvironmentObject", "{\"object_id\": \"lamp\"}");
        guest.ok("applyEffect", "{\"object_id\": \"lamp\", \"effect_details\": {\"lit\": true}}");
        Transaction other = on(TestWorld.state().without(EntryKey.entity("gnome")));
        assertThat(Replays.replay(guest.recording(), other)).isEmpty();
        assertThat(other.changes().changes()).hasSize(1);
    }

    @Test
    void aCallThatWasDoneAndWouldBeRefusedNowIsNoticed() {
        Guest guest = guest(TestWorld.state());
        guest.ok("addLocation", Examples.GOOD.getOrDefault("addLocation", ""));
        WorldState taken = TestWorld.state().with(TestWorld.soul("attic", "hall", List.of()));
        Transaction other = on(taken);
        assertThat(Replays.replay(guest.recording(), other)).contains("host.addLocation");
        assertThat(other.state()).isEqualTo(taken);
    }

    @Test
    void reachabilityIsComparedAsAFact() {
        Guest guest = guest(TestWorld.state());
        guest.ok("isReachable", "{\"landmark_key\": \"near_stone\"}");
        WorldState elsewhere =
                TestWorld.state()
                        .with(
                                TestWorld.soul("ann", "hall", List.of())
                                        .movedTo("hall", new Position(0, 0, -20)));
        assertThat(Replays.replay(guest.recording(), on(elsewhere))).contains("host.isReachable");
    }

    @Test
    void whatACompositeLookedUpIsCompared() {
        Guest guest = guest(TestWorld.state());
        guest.ok("checkPuzzle", "{\"puzzle_id\": \"vault\"}");
        WorldState changed =
                TestWorld.state()
                        .with(
                                new Puzzle(
                                        "vault",
                                        JsonObject.of("tries", 9),
                                        Optional.of("df_check")));
        assertThat(Replays.replay(guest.recording(), on(changed)))
                .contains("host.checkPuzzle (look up the checker)");
    }

    @Test
    void whatAFunctionSawThatACompositeRanIsComparedAndItsWorkIsDoneAgain() {
        Guest guest = guest(TestWorld.state());
        guest.ok("triggerEvent", "{\"event_id\": \"world_event\"}");
        Transaction same = on(TestWorld.state());
        assertThat(Replays.replay(guest.recording(), same)).isEmpty();
        assertThat(same.state()).isEqualTo(guest.state()).isNotEqualTo(TestWorld.state());
        WorldState changed = TestWorld.state().without(EntryKey.entity("lamp"));
        assertThat(Replays.replay(guest.recording(), on(changed))).contains("host.applyEffect");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyTheAnswerOfAVolatileHostFunctionMayBeAnotherOne(boolean isVolatile) {
        String name = isVolatile ? "glance" : "look";
        HostApi api = HostApi.of(List.of(Counting.class));
        Recording recording = new Recording(on(TestWorld.state()));
        HostTask task =
                new HostTask(
                        recording,
                        TestWorld.ann(),
                        new FakeFunctions(api, recording),
                        () -> Guest.LEFT,
                        60);
        assertThat(api.invoke(task, name, "[]")).isInstanceOf(HostReply.Value.class);
        WorldState changed = TestWorld.state().without(EntryKey.entity("lamp"));

        Optional<String> difference = Replays.replay(recording, on(changed));

        assertThat(difference).isEqualTo(isVolatile ? Optional.empty() : Optional.of("host.look"));
    }

    record Count(int entries) {}

    /// The same host function, volatile and not.
    static final class Counting {
        private Counting() {}

        @HostFunction(
                doc = "d",
                needs = Capability.READ,
                effects = Effect.READS,
                risk = Risk.LOW,
                isVolatile = true)
        static Count glance(Step step) {
            return new Count(step.state().size());
        }

        @HostFunction(doc = "d", needs = Capability.READ, effects = Effect.READS, risk = Risk.LOW)
        static Count look(Step step) {
            return new Count(step.state().size());
        }
    }

    @Test
    void aCallKeepsNoStateOfTheWorldAliveWhetherItIsDoneOrRefused() {
        Guest guest = guest(TestWorld.state());
        for (int i = 0; i < 100; i++) {
            guest.ok(
                    "applyEffect",
                    "{\"object_id\": \"lamp\", \"effect_details\": {\"n\": " + i + "}}");
            guest.refused(RefusalCode.NOT_FOUND, "getEnvironmentObject", "{\"object_id\": \"no\"}");
        }
        Transaction again = on(TestWorld.state());

        assertThat(Replays.replay(guest.recording(), again)).isEmpty();

        assertThat(Replays.savepoints(guest.recording().transaction())).isZero();
        assertThat(Replays.savepoints(again)).isZero();
    }

    private static List<HostReply> play(Guest guest, long randomness) {
        SplittableRandom random = new SplittableRandom(randomness);
        List<HostFunctionSpec> functions = Guest.API.functions();
        List<Caller> callers = List.of(TestWorld.ann(), TestWorld.world(), TestWorld.clock());
        List<HostReply> answers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            HostFunctionSpec spec = functions.get(random.nextInt(functions.size()));
            String named =
                    random.nextInt(4) == 0
                            ? HOSTILE.get(random.nextInt(HOSTILE.size()))
                            : thinned(spec, random);
            String name =
                    random.nextBoolean()
                            ? spec.nativeName()
                            : spec.seedName().orElse(spec.nativeName());
            Guest caller = guest.and(callers.get(random.nextInt(callers.size())));
            answers.add(caller.call(name, "[" + named + "]"));
        }
        return answers;
    }

    /// The example, some of its arguments left out.
    private static String thinned(HostFunctionSpec spec, SplittableRandom random) {
        JsonObject arguments = TestWorld.json(Examples.GOOD.getOrDefault(spec.nativeName(), "{}"));
        for (ParameterSpec parameter : spec.parameters()) {
            if (!parameter.required() && random.nextBoolean()) {
                arguments = arguments.without(parameter.name());
            }
        }
        return arguments.toString();
    }

    private static Guest guest(WorldState base) {
        Guest guest = Guest.in(base, TestWorld.world());
        guest.functions()
                .define(
                        "df_check",
                        (checker, _) -> {
                            checker.call("log", "[\"checking\"]");
                            checker.call("getEntity", "[\"lamp\"]");
                            return new Called.Returned(JsonObject.of("condition_met", true));
                        });
        guest.functions()
                .define(
                        "df_handle",
                        (handler, params) -> {
                            handler.call(
                                    "applyEffect",
                                    "[{\"object_id\": \"lamp\", \"effect_details\":"
                                            + " {\"lit\": true}}]");
                            handler.call("random", "[]");
                            return params.flag("loud")
                                    ? new Called.Failed("FAILED", "too loud")
                                    : new Called.Returned(Json.of("handled"));
                        });
        return guest;
    }

    private static Transaction on(WorldState state) {
        return new Transaction(state, new TaskSeed(7, TestWorld.NOW));
    }
}
