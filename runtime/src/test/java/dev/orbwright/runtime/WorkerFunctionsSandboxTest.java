package dev.orbwright.runtime;

import static dev.orbwright.runtime.Fixture.ADA;
import static dev.orbwright.runtime.Fixture.BEA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.process.ProcessSandbox;
import dev.orbwright.sandbox.process.ProcessSettings;
import dev.orbwright.storage.WorldExport;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.CommitStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Players' tools in worker processes. Programs of the sandbox's hostile corpus leave the world as
/// it was, in memory and on disk, and the next player notices nothing; honest ones call each other
/// across languages and owners.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WorkerFunctionsSandboxTest {
    private static final String HONEST_JAVASCRIPT =
            """
            function honest(params) {
              host.applyEffect({object_id: 'lamp', effect_details: {lit: true}});
              return [typeof trace, JSON.parse('1')];
            }
            """;
    private static final String HONEST_PYTHON =
            """
            def honest(params):
                host.apply_effect(object_id='lamp', effect_details={'lit': True})
                return ['undefined', json.loads('1')]
            """;

    @TempDir private Path folder = Path.of("");
    private Sandbox sandbox;
    private Fixture fixture;
    private FunctionRunner runner;

    /// Runs wait for the next worker, however slow the machine. None lives long enough to earn the
    /// better compiler's work.
    private static ProcessSettings patient() {
        ProcessSettings standard = ProcessSettings.standard();
        return new ProcessSettings(
                Map.of(
                        Language.JAVASCRIPT, new ProcessSettings.Workers(1, 1, 192, 2, true),
                        Language.PYTHON, new ProcessSettings.Workers(1, 0, 512, 2, true)),
                Duration.ofSeconds(60),
                standard.grace(),
                standard.start(),
                standard.waiting(),
                standard.waitingOfOwner(),
                standard.furtherWorkers(),
                standard.suspicion(),
                standard.lockdown(),
                standard.aotCaches(),
                List.of("-XX:TieredStopAtLevel=1"));
    }

    @BeforeAll
    void openSandbox() {
        sandbox =
                new ProcessSandbox(
                        GuestWorld.binding(HostApi.standard()), GuestWorld.BUDGETS, patient());
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

    private static String program(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        WorkerFunctionsSandboxTest.class.getResourceAsStream("/hostile/" + file),
                        file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// What the world is, but for how far functions got.
    private String world() {
        return WorldExport.canonical(fixture.world.durable())
                .replace("\"candidate\"", "\"active\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "js/bigint-power.js",
                "js/catch-loop.js",
                "js/promise-loop.js",
                "js/recursion.js",
                "js/console-flood.js",
                "js/throw-odd.js",
                "js/cyclic-result.js",
                "js/import-static.js",
                "js/stack-tojson.js",
                "python/catch-everything.py",
                "python/recursion-caught.py",
                "python/print-flood.py",
                "python/sys-exit.py"
            })
    void hostileFunctionThatActsFirstLeavesNoTraceAndTheNextRunIsNormal(String file)
            throws Exception {
        boolean python = file.startsWith("python/");
        String act =
                python
                        ? """

                        def begun(params):
                            host.apply_effect(object_id='lamp', effect_details={'lit': True})
                            host.log(message='begun')
                            return attack(params)
                        """
                        : """

                        function begun(params) {
                          host.applyEffect({object_id: 'lamp', effect_details: {lit: true}});
                          host.log({message: 'begun'});
                          return attack(params);
                        }
                        """;
        leavesTheWorldAlone(python, "begun", program(file) + act, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "js/globals.js",
                "js/leave-traces.js",
                "js/prepare-stack-trace.js",
                "python/subclasses.py",
                "python/patch-builtins.py",
                "python/file-write.py"
            })
    void hostileFunctionThatReturnsHasDoneNothingAndTheNextRunIsNormal(String file)
            throws Exception {
        leavesTheWorldAlone(file.startsWith("python/"), "attack", program(file), true);
    }

    private void leavesTheWorldAlone(boolean python, String name, String source, boolean mayAnswer)
            throws Exception {
        String language = python ? "python" : Fixture.JAVASCRIPT;
        fixture.tool(ADA, name, language, source);
        fixture.tool(BEA, "honest", language, python ? HONEST_PYTHON : HONEST_JAVASCRIPT);
        String before = world();
        List<CommitStore.LogLine> log = fixture.world.log();

        Run run = use(ADA, name);

        if (!mayAnswer) {
            assertThat(run).isInstanceOfAny(Run.Broke.class, Run.Exceeded.class);
        }
        assertThat(world()).as("after %s", run).isEqualTo(before);
        assertThat(fixture.world.log()).isEqualTo(log);
        assertThat(fixture.file.load().state()).isEqualTo(fixture.world.durable());
        assertThat(Fixture.answer(use(BEA, "honest")))
                .isEqualTo(Json.Arr.of(Json.of("undefined"), Json.of(1)));
        assertThat(fixture.lamp().flag("lit")).isTrue();
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
