package dev.orbwright.runtime;

import static dev.orbwright.runtime.Fixture.ADA;
import static dev.orbwright.runtime.Fixture.BEA;
import static dev.orbwright.runtime.Fixture.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.storage.WorldExport;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EventHandler;
import dev.orbwright.world.state.StoredFunction.Status;
import dev.orbwright.world.task.Actor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Functions that call functions.
final class CallSandboxTest {

    @TempDir private Path folder = Path.of("");
    private Fixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new Fixture(folder);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    /// A function of the soul's that was used with success.
    private void known(String soulId, String name, String source) {
        fixture.tool(soulId, name, source);
        fixture.put(fixture.world.durable().function(name).orElseThrow().in(Status.ACTIVE));
    }

    @Test
    void functionGetsWhatTheOtherReturns() {
        known(BEA, "sum", "function sum(p) { return {sum: p.a + p.b, who: p.soul_id}; }");
        fixture.tool(
                ADA,
                "asks",
                "function asks(p) { return host.call('sum', {a: 1, b: 2, soul_id: 'soul_bea'}); }");

        assertThat(answer(fixture.use(ADA, "asks"))).isEqualTo(JsonObject.of("sum", 3, "who", ADA));
    }

    @Test
    void failureIsTakenBackAndCanBeCaught() {
        known(
                ADA,
                "breaks",
                """
                function breaks(p) {
                  host.applyEffect({object_id: 'lamp', effect_details: {lit: true}});
                  host.log({message: 'from the one that breaks'});
                  return nowhere.x;
                }
                """);
        fixture.tool(
                ADA,
                "asks",
                "function asks(p) { host.log({message: 'kept'});"
                        + " try { host.call('breaks'); } catch (e) {"
                        + " return e.code + ' ' + e.message; } return 'no'; }");

        Json said = answer(fixture.use(ADA, "asks"));

        assertThat(said.toString())
                .contains("GUEST_ERROR")
                .contains("function breaks failed in line 4")
                .contains("nowhere");
        assertThat(fixture.lamp().flag("lit")).isFalse();
        assertThat(fixture.world.log()).hasSize(1);
        assertThat(fixture.world.log().getFirst().text()).isEqualTo("kept");
    }

    @Test
    void failureThatIsNotCaughtEndsTheCallerToo() {
        known(ADA, "breaks", "function breaks(p) { throw new Error('no'); }");
        fixture.tool(
                ADA, "asks", "function asks(p) { host.log({message: 'x'}); host.call('breaks'); }");
        String before = WorldExport.canonical(fixture.world.durable());

        assertThat(fixture.use(ADA, "asks")).isInstanceOf(Run.Broke.class);
        assertThat(WorldExport.canonical(fixture.world.durable())).isEqualTo(before);
        assertThat(fixture.world.log()).isEmpty();
    }

    @Test
    void callsNestEightDeepAndNoDeeper() {
        fixture.tool(
                ADA,
                "down",
                "function down(p) { const n = p.n ?? p.depth;"
                        + " return n > 0 ? host.call('down', {n: n - 1}) + 1 : 0; }");

        assertThat(answer(fixture.use(ADA, "down", JsonObject.of("depth", 8))))
                .isEqualTo(Json.of(8));
        Run deeper = fixture.use(ADA, "down", JsonObject.of("depth", 9));
        assertThat(deeper).isInstanceOf(Run.Broke.class);
        assertThat(((Run.Broke) deeper).error().code()).isEqualTo("LIMIT");
        assertThat(((Run.Broke) deeper).error().message()).contains("8 deep");
    }

    @Test
    void aFunctionOfTheWorldDoesForAPlayerOnlyWhatPlayersMay() {
        fixture.worldFunction(
                "builds",
                "function builds(p) { try {"
                        + " host.addLocation({id: 'castle', name: 'C', description: 'D'}); }"
                        + " catch (e) { return e.code; } return 'built'; }");
        fixture.put(fixture.world.durable().function("builds").orElseThrow().in(Status.ACTIVE));
        fixture.tool(ADA, "asks", "function asks(p) { return host.call('builds'); }");

        assertThat(answer(fixture.use(ADA, "asks"))).isEqualTo(Json.of("FORBIDDEN"));
        assertThat(answer(fixture.call("builds", Optional.empty()))).isEqualTo(Json.of("built"));
    }

    @Test
    void aFunctionOfAPlayerGetsNothingMoreFromTheWorld() {
        known(
                BEA,
                "builds",
                "function builds(p) { try {"
                        + " host.addLocation({id: 'castle', name: 'C', description: 'D'}); }"
                        + " catch (e) { return e.code; } return 'built'; }");
        fixture.worldFunction("asks", "function asks(p) { return host.call('builds'); }");

        assertThat(answer(fixture.call("asks", Optional.of(ADA)))).isEqualTo(Json.of("FORBIDDEN"));
    }

    @Test
    void whatACalledFunctionDoesIsTheCallersDoing() {
        known(
                BEA,
                "steals",
                "function steals(p) { try { host.tell({message: 'boo', soul_id: 'soul_bea'}); }"
                        + " catch (e) { return e.code; } return 'told'; }");
        fixture.tool(ADA, "asks", "function asks(p) { return host.call('steals'); }");

        assertThat(answer(fixture.use(ADA, "asks"))).isEqualTo(Json.of("FORBIDDEN"));
        assertThat(answer(fixture.use(BEA, "steals"))).isEqualTo(Json.of("told"));
    }

    @Test
    void budgetSaysWhatIsLeft() {
        fixture.tool(
                ADA,
                "asks",
                "function asks(p) { const a = host.budget(); host.log({message: 'x'});"
                        + " host.createTemporaryObject({type: 'light', to_landmark_id: 'lamp_spot',"
                        + " duration: 5}); const b = host.budget();"
                        + " return [a.host_calls - b.host_calls, a.entities - b.entities,"
                        + " a.statements > b.statements && b.statements > 900000,"
                        + " a.memory > b.memory && b.memory > 0,"
                        + " a.cpu_ms > 0 && a.cpu_ms <= 500, a.wall_ms >= b.wall_ms]; }");

        assertThat(answer(fixture.use(ADA, "asks")))
                .isEqualTo(
                        Json.Arr.of(
                                Json.of(3),
                                Json.of(1),
                                Json.Bool.TRUE,
                                Json.Bool.TRUE,
                                Json.Bool.TRUE,
                                Json.Bool.TRUE));
    }

    @Test
    void aHandlerDoesNotUseUpWhatIsLeftOfWhatItAnswers() {
        fixture.worldFunction("hangs", "function hangs(p) { for (;;) {} }");
        fixture.worldFunction(
                "triggers",
                "function triggers(p) { try { host.triggerEvent({event_id: 'dawn'}); return 'no'; }"
                        + " catch (e) {} let n = 0; for (let i = 0; i < 1000; i++) n += i; return n; }");
        fixture.put(new EventHandler("dawn", "hangs", Optional.empty()));

        Run run = fixture.call("triggers", Optional.empty());

        assertThat(answer(run)).isEqualTo(Json.of(499_500));
        assertThat(fixture.totals().function("hangs").limits()).isEqualTo(1);
    }

    @Test
    void eachRunSaysWhatItMadeItself() {
        String light =
                "host.createTemporaryObject({type: 'light', to_landmark_id: 'lamp_spot',"
                        + " duration: 5}); ";
        known(ADA, "makes", "function makes(p) { " + light + light + "return 1; }");
        known(ADA, "fails", "function fails(p) { " + light + "throw new Error('no'); }");
        fixture.tool(
                ADA,
                "asks",
                "function asks(p) { "
                        + light
                        + "host.call('makes'); try { host.call('fails'); } catch (e) {} "
                        + light
                        + light
                        + "return 1; }");

        assertThat(fixture.use(ADA, "asks").usage().entities()).isEqualTo(3);

        assertThat(fixture.totals().function("makes").cost().entities()).isEqualTo(2);
        assertThat(fixture.totals().function("fails").cost().entities()).isEqualTo(1);
        assertThat(fixture.totals().world().cost().entities()).isEqualTo(6);
        assertThat(fixture.totals().function("makes").cost().statements()).isBetween(3L, 10L);
    }

    @Test
    void handlersDoNotRunInSafeMode() {
        fixture.worldFunction("handles", "function handles(p) { return 'handled'; }");
        fixture.worldFunction(
                "triggers",
                "function triggers(p) { return host.triggerEvent({event_id: 'dawn'}).message; }");
        fixture.put(new EventHandler("dawn", "handles", Optional.empty()));
        assertThat(answer(fixture.call("triggers", Optional.empty())))
                .isEqualTo(Json.of("handled"));

        RunSettings safe =
                new RunSettings(
                        "w",
                        GuestBudgets.standard(),
                        true,
                        new RunTotals(Map.of()),
                        Optional.empty());
        Run run =
                fixture.runnerWith(safe)
                        .run(
                                Actor.WORLD,
                                "test",
                                new Use.OfFunction(
                                        "triggers",
                                        Optional.empty(),
                                        JsonObject.EMPTY,
                                        BudgetClass.TOOL))
                        .result();
        assertThat(run).isInstanceOf(Run.Broke.class);
        assertThat(((Run.Broke) run).error().message()).contains("safe mode");
    }

    @Test
    void runsAreAddedUpByFunctionAndPlayer() {
        RunTotals totals = new RunTotals(Map.of());
        OwnerLedger ledger = new OwnerLedger(System::nanoTime, _ -> 0);
        FunctionRunner runner =
                fixture.runnerWith(
                        new RunSettings(
                                "w", GuestBudgets.standard(), false, totals, Optional.of(ledger)));
        known(ADA, "spins", "function spins(p) { for (;;) {} }");
        known(BEA, "asks", "function asks(p) { return 1; }");
        Use bad = new Use.OfArtifact(ADA, "spins", JsonObject.EMPTY);
        Use good = new Use.OfArtifact(BEA, "asks", JsonObject.EMPTY);
        Actor ada = Actor.player(ADA);

        Run last = runner.run(ada, "test", bad).result();
        for (int i = 0; i < 7 && !(last instanceof Run.Refused); i++) {
            last = runner.run(ada, "test", bad).result();
        }
        assertThat(last).isInstanceOf(Run.Refused.class);
        assertThat(((Run.Refused) last).code()).isEqualTo(FunctionRunner.OVERUSED);
        assertThat(((Run.Refused) last).message()).contains("again in");
        assertThat(runner.refusal(ADA)).isPresent();
        assertThat(runner.run(ada, "test", good).result()).isInstanceOf(Run.Answered.class);

        assertThat(totals.function("spins").limits()).isEqualTo(6);
        assertThat(totals.owner(ADA).runs()).isEqualTo(6);
        assertThat(totals.owner(BEA).good()).isEqualTo(1);
        assertThat(totals.world().runs()).isEqualTo(7);
        assertThat(totals.top(RunTotals.Kind.FUNCTION, 1).getFirst().getKey().id())
                .isEqualTo("spins");
        assertThat(totals.takeChanged()).hasSize(5);
        assertThat(totals.takeChanged()).isEmpty();
    }

    @Test
    void hostApisOfTheStandardWorldHaveTheCalls() {
        assertThat(HostApi.standard().functions())
                .extracting("nativeName")
                .contains("call", "budget", "after", "every", "cancel");
    }
}
