package dev.orbwright.runtime;

import static dev.orbwright.runtime.Fixture.ADA;
import static dev.orbwright.runtime.Fixture.BEA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.PatientWorkers;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.process.ProcessSandbox;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Actor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Players' tools in worker processes, which call each other across languages and owners.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WorkerFunctionsSandboxTest {
    @TempDir private Path folder = Path.of("");
    private Sandbox sandbox;
    private Fixture fixture;
    private FunctionRunner runner;

    @BeforeAll
    void openSandbox() {
        sandbox =
                new ProcessSandbox(
                        GuestWorld.binding(HostApi.standard()),
                        GuestWorld.BUDGETS,
                        PatientWorkers.nested());
    }

    @AfterAll
    void closeSandbox() {
        sandbox.close();
    }

    @BeforeEach
    void open() throws Exception {
        fixture = new Fixture(folder);
        runner = fixture.runnerIn(sandbox);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private Run use(String soulId, String tool) {
        return runner.run(
                        Actor.player(soulId),
                        "test",
                        new Use.OfArtifact(soulId, tool, JsonObject.EMPTY))
                .result();
    }

    @Test
    void whoSleepsPaysForTheTimeInWhichNobodyElseCouldRun() {
        // Both have little left of what they may use at once, and nothing comes back meanwhile.
        OwnerLedger ledger = new OwnerLedger(() -> 0, _ -> 10);
        for (String soul : List.of(ADA, BEA)) {
            ledger.charge(soul, Duration.ofMillis(9_800), 0, true);
        }
        FunctionRunner charging =
                new FunctionRunner(
                        fixture.world,
                        sandbox,
                        HostApi.standard(),
                        new RunSettings(
                                "w",
                                GuestBudgets.standard(),
                                false,
                                new RunTotals(Map.of()),
                                Optional.of(ledger)));
        String sleeps =
                """
                def sleeps(params):
                    load = uuid.os.sys.modules['builtins'].__import__('importlib').import_module
                    load('time').sleep(1.5)
                    return 1
                """;
        fixture.tool(ADA, "sleeps", "python", sleeps);
        fixture.tool(BEA, "works", "python", "def works(params):\n    return 1\n");

        for (Use use :
                List.of(
                        new Use.OfArtifact(ADA, "sleeps", JsonObject.EMPTY),
                        new Use.OfArtifact(BEA, "works", JsonObject.EMPTY))) {
            assertThat(charging.run(Actor.WORLD, "test", use).result())
                    .isInstanceOf(Run.Answered.class);
        }

        assertThat(ledger.admit(ADA)).isInstanceOf(OwnerLedger.Admission.Refused.class);
        assertThat(ledger.admit(BEA)).isInstanceOf(OwnerLedger.Admission.After.class);
    }

    private void known(String soulId, String name, String language, String source) {
        fixture.tool(soulId, name, language, source);
        fixture.put(
                fixture.world
                        .durable()
                        .function(name)
                        .orElseThrow()
                        .in(StoredFunction.Status.ACTIVE));
    }

    @Test
    void functionsCallEachOtherAcrossLanguagesAndOwners() {
        known(
                BEA,
                "middle",
                "python",
                """
                def middle(params):
                    inner = host.call('lights', {'n': params['n'] + 1})
                    return {'inner': inner, 'who': params['soul_id']}
                """);
        known(
                BEA,
                "lights",
                Fixture.JAVASCRIPT,
                """
                function lights(p) {
                  host.applyEffect({object_id: 'lamp', effect_details: {lit: true}});
                  return [p.n, p.soul_id];
                }
                """);
        fixture.tool(ADA, "outer", "function outer(p) { return host.call('middle', {n: 1}); }");

        assertThat(Fixture.answer(use(ADA, "outer")))
                .isEqualTo(
                        JsonObject.of("inner", Json.Arr.of(Json.of(2), Json.of(ADA)), "who", ADA));
        assertThat(fixture.lamp().flag("lit")).isTrue();
    }

    @Test
    void whatAFunctionOfTheOtherLanguageDidIsTakenBackWhenItFails() {
        known(
                BEA,
                "breaks",
                "python",
                """
                def breaks(params):
                    host.apply_effect(object_id='lamp', effect_details={'lit': True})
                    return nowhere
                """);
        fixture.tool(
                ADA,
                "outer",
                "function outer(p) { try { host.call('breaks'); }"
                        + " catch (e) { return e.code + ': ' + e.message; } return 'no'; }");

        assertThat(Fixture.answer(use(ADA, "outer")).toString())
                .contains("GUEST_ERROR", "breaks failed in line 3", "nowhere")
                .doesNotContain("java", "orbwright");
        assertThat(fixture.lamp().flag("lit")).isFalse();
    }
}
