package dev.orbwright.runtime;

import static dev.orbwright.runtime.Fixture.ADA;
import static dev.orbwright.runtime.Fixture.BEA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.OwnerLedger.Admission;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.Corpus;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.LanguageSettings;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.sandbox.ThreadSettings;
import dev.orbwright.storage.WorldExport;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Actor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tools that call each other, many times at each depth: 8 calls at 8 depths would be 16 million
/// runs. All of them share what the first may use, and are charged to whose tool that was.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallFloodSandboxTest {
    /// Calls another and goes on whatever becomes of that, but never answers.
    private static final String JAVASCRIPT =
            """
            function NAME(params) {
              host.applyEffect({object_id: 'lamp', effect_details: {lit: true}});
              for (let i = 0; i < TIMES; i++) { try { host.call('OTHER', {}); } catch {} }
              throw new Error('enough');
            }
            """;

    private static final String PYTHON =
            """
            def NAME(params):
                host.apply_effect(object_id='lamp', effect_details={'lit': True})
                for _ in range(TIMES):
                    try:
                        host.call('OTHER', {})
                    except Exception:
                        pass
                raise ValueError('enough')
            """;

    @TempDir private Path folder = Path.of("");
    private Sandbox sandbox;
    private Fixture fixture;
    private OwnerLedger ledger;
    private FunctionRunner charging;

    /// Of the isolation that is tested.
    Sandbox newSandbox(List<Budget> classes) {
        return new ThreadSandbox(
                GuestWorld.binding(HostApi.standard()),
                classes,
                ThreadSettings.standard(),
                LanguageSettings.ready(Set.of(Language.JAVASCRIPT, Language.PYTHON)));
    }

    @BeforeAll
    void openSandbox() {
        sandbox = newSandbox(GuestWorld.BUDGETS);
    }

    @AfterAll
    void closeSandbox() {
        sandbox.close();
    }

    @BeforeEach
    void open() throws Exception {
        fixture = new Fixture(folder);
        ledger = new OwnerLedger(() -> 0, _ -> 10);
        charging = runner(Optional.of(ledger));
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private FunctionRunner runner(Optional<OwnerLedger> accounts) {
        return new FunctionRunner(
                fixture.world,
                sandbox,
                HostApi.standard(),
                new RunSettings(
                        "w", GuestBudgets.standard(), false, new RunTotals(Map.of()), accounts));
    }

    private static Run use(FunctionRunner runner, String soulId, String tool) {
        return runner.run(
                        Actor.player(soulId),
                        "test",
                        new Use.OfArtifact(soulId, tool, JsonObject.EMPTY))
                .result();
    }

    private static String calling(String language, String name, String other, String times) {
        return (language.equals("python") ? PYTHON : JAVASCRIPT)
                .replace("NAME", name)
                .replace("OTHER", other)
                .replace("TIMES", times);
    }

    /// One that others may call.
    private void known(String soulId, String name, String language, String source) {
        fixture.tool(soulId, name, language, source);
        fixture.put(
                fixture.world
                        .durable()
                        .function(name)
                        .orElseThrow()
                        .in(StoredFunction.Status.ACTIVE));
    }

    @ParameterizedTest
    @CsvSource({
        "javascript, javascript, 8",
        "javascript, javascript, 1e9",
        "python, python, 8",
        "python, python, 10**9",
        "javascript, python, 8"
    })
    void aFloodOfCallsIsOneRunsAndItsStartersWhoeverTakesPartInIt(
            String language, String otherLanguage, String times) {
        known(ADA, "ping", language, calling(language, "ping", "pong", times));
        known(BEA, "pong", otherLanguage, calling(otherLanguage, "pong", "ping", times));
        fixture.tool(BEA, "calm", "function calm(p) { return 'calm'; }");
        // Both have little left of what they may use at once, and nothing comes back meanwhile.
        for (String soul : List.of(ADA, BEA)) {
            ledger.charge(soul, Duration.ofMillis(9_999), 0, true);
        }
        String before = WorldExport.canonical(fixture.world.durable());

        long start = System.nanoTime();
        Run run = use(charging, ADA, "ping");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(Budget.TOOL.wall().plus(Duration.ofSeconds(10)));
        // Where none of the calls fits into what is left, all of them may fail in time.
        if (run instanceof Run.Exceeded(_, Limit limit, _, _)) {
            assertThat(limit)
                    .isIn(
                            Limit.HOST_CALLS,
                            Limit.CPU,
                            Limit.WALL_CLOCK,
                            Limit.STATEMENTS,
                            Limit.MEMORY);
        } else {
            assertThat(run).isInstanceOf(Run.Broke.class);
            assertThat(times).isEqualTo("8");
        }
        assertThat(WorldExport.canonical(fixture.world.durable())).isEqualTo(before);
        assertThat(ledger.admit(BEA)).isEqualTo(new Admission.After(Duration.ZERO));
        assertThat(ledger.admit(ADA)).isNotEqualTo(new Admission.After(Duration.ZERO));
        assertThat(Fixture.answer(use(charging, BEA, "calm"))).isEqualTo(Json.of("calm"));
    }

    @Test
    void withoutALedgerWhoAttacksIsNeverRefused() {
        String loop = Corpus.source("/hostile/js/infinite-loop.js");
        fixture.tool(ADA, "attack", loop);
        FunctionRunner free = runner(Optional.empty());
        for (int i = 0; i < 8; i++) {
            assertThat(use(free, ADA, "attack")).isInstanceOf(Run.Exceeded.class);
        }

        // Two are pardoned, others slowed down, and then there is a rest.
        for (int i = 0; i < 6; i++) {
            assertThat(use(charging, ADA, "attack")).isInstanceOf(Run.Exceeded.class);
        }
        assertThat(use(charging, ADA, "attack")).isInstanceOf(Run.Refused.class);
        assertThat(ledger.admit(BEA)).isEqualTo(new Admission.After(Duration.ZERO));
    }
}
