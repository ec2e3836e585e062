package dev.orbwright.runtime;

import static dev.orbwright.runtime.Fixture.ADA;
import static dev.orbwright.runtime.Fixture.BEA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.storage.WorldExport;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Decision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FunctionRunnerSandboxTest {

    private static final String LIGHT =
            "function light(params) {"
                    + " host.applyEffect({object_id: 'lamp', effect_details: {lit: true}});"
                    + " return 'It shines.'; }";

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

    @Test
    void functionChangesTheWorldAndTheChangeIsKept() throws Exception {
        fixture.tool(ADA, "light", LIGHT);

        Run run = fixture.use(ADA, "light");

        assertThat(Answer.of(Fixture.answer(run))).isEqualTo(new Answer(true, "It shines."));
        assertThat(fixture.lamp().flag("lit")).isTrue();
        assertThat(fixture.file.load().state()).isEqualTo(fixture.world.durable());
    }

    @Test
    void candidateIsActiveAfterItsFirstSuccess() {
        fixture.tool(ADA, "light", LIGHT);
        assertThat(status("light")).isEqualTo(StoredFunction.Status.CANDIDATE);

        fixture.use(ADA, "light");

        assertThat(status("light")).isEqualTo(StoredFunction.Status.ACTIVE);
    }

    @Test
    void candidateThatAnotherCallsIsActiveWithItUnlessItFails() {
        fixture.tool(ADA, "light", LIGHT);
        fixture.tool(ADA, "broken", "function broken(params) { host.call({name: 'dim'}); x.y; }");
        fixture.tool(ADA, "dim", "function dim(params) { return 'dim'; }");
        fixture.tool(
                ADA,
                "both",
                "function both(params) { host.call({name: 'light'});"
                        + " try { host.call({name: 'broken'}); } catch (e) {} }");

        fixture.use(ADA, "both");

        assertThat(status("both")).isEqualTo(StoredFunction.Status.ACTIVE);
        assertThat(status("light")).isEqualTo(StoredFunction.Status.ACTIVE);
        assertThat(status("broken")).isEqualTo(StoredFunction.Status.CANDIDATE);
        assertThat(status("dim"))
                .as("what it did was taken back with what called it")
                .isEqualTo(StoredFunction.Status.CANDIDATE);
    }

    private StoredFunction.Status status(String name) {
        return fixture.world.durable().function(name).orElseThrow().status();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new Error('no')",
                "while (true) {}",
                "const f = () => f() + 1; f()",
                "for (;;) host.log({message: 'flood'})",
                "for (;;) console.log('flood')",
                "host.applyEffect({object_id: 'nowhere', effect_details: {}})",
                "undefined.x",
                "return {get message() { throw 1; }}",
                "const a = {}; a.a = a; return a"
            })
    void functionThatFailsLeavesNoTrace(String body) {
        fixture.tool(
                ADA,
                "broken",
                "function broken(params) { host.log({message: 'begun'});"
                        + " host.applyEffect({object_id: 'lamp', effect_details: {lit: true}}); "
                        + body
                        + "; }");
        String before = WorldExport.canonical(fixture.world.durable());
        List<CommitStore.LogLine> log = fixture.world.log();

        Run run = fixture.use(ADA, "broken");

        assertThat(run).isNotInstanceOf(Run.Answered.class);
        assertThat(WorldExport.canonical(fixture.world.durable())).isEqualTo(before);
        assertThat(fixture.world.log()).isEqualTo(log);
    }

    @Test
    void anotherPlayerIsAnsweredWhileAFunctionRunsForEver() {
        fixture.tool(ADA, "endless", "function endless(params) { while (true) {} }");
        fixture.tool(BEA, "light", LIGHT);

        CompletableFuture<Run> endless =
                CompletableFuture.supplyAsync(
                        () -> fixture.use(ADA, "endless"), Thread.ofVirtual()::start);
        Run light = fixture.use(BEA, "light");

        assertThat(light).isInstanceOf(Run.Answered.class);
        assertThat(endless.join()).isInstanceOf(Run.Exceeded.class);
    }

    @Test
    void clientsDecideNeitherWhoNorWhereNorWithWhat() {
        fixture.tool(ADA, "mirror", "function mirror(params) { return params; }");

        Run run =
                fixture.use(
                        ADA,
                        "mirror",
                        JsonObject.builder()
                                .put("soul_id", BEA)
                                .put("location_id", "elsewhere")
                                .put("artifact_id", "other")
                                .put("artifact_properties", JsonObject.of("colour", "red"))
                                .put("target_env_object_id", "lamp")
                                .build());

        assertThat(Fixture.answer(run))
                .isEqualTo(
                        JsonObject.builder()
                                .put("soul_id", ADA)
                                .put("location_id", "room")
                                .put("artifact_id", "mirror")
                                .put("artifact_properties", JsonObject.of("colour", "blue"))
                                .put("target_env_object_id", "lamp")
                                .build());
    }

    @Test
    void functionRunForNobodyGetsNoIdentityFromItsArguments() {
        fixture.worldFunction("mirror", "function mirror(params) { return params; }");

        Run run =
                fixture.runner
                        .run(
                                Actor.WORLD,
                                "test",
                                new Use.OfFunction(
                                        "mirror",
                                        Optional.empty(),
                                        JsonObject.of("artifact_id", "x", "word", "y"),
                                        BudgetClass.TOOL))
                        .result();

        assertThat(Fixture.answer(run)).isEqualTo(JsonObject.of("word", "y"));
    }

    @Test
    void onlyWhatOneCarriesCanBeUsed() {
        fixture.tool(ADA, "light", LIGHT);

        assertThat(fixture.use(BEA, "light")).isInstanceOf(Run.Refused.class);
        assertThat(fixture.use(ADA, "nothing")).isInstanceOf(Run.Refused.class);
        assertThat(fixture.use("nobody", "light")).isInstanceOf(Run.Refused.class);
        assertThat(fixture.lamp().flag("lit")).isFalse();
    }

    @Test
    void toolOfAPlayerIsForbiddenWhatOnlyTheWorldMay() {
        fixture.tool(
                ADA,
                "reach",
                "function reach(params) { const codes = [];"
                        + " const tries = [() => host.addLocation({id: 'x', name: 'x', description: 'x'}),"
                        + " () => host.setWorldProperty({property_name: 'x', property_value: 1}),"
                        + " () => host.applyEffect({object_id: 'lamp', effect_details: {seal: 1}})];"
                        + " for (const t of tries) { try { t(); codes.push('done'); }"
                        + " catch (e) { codes.push(e.code); } } return codes; }");

        assertThat(Fixture.answer(fixture.use(ADA, "reach")))
                .isEqualTo(Json.Arr.ofStrings(List.of("FORBIDDEN", "FORBIDDEN", "FORBIDDEN")));
    }

    @Test
    void seedDialectAnswersWithStrings() {
        fixture.tool(
                ADA,
                "seed",
                "function seed(params) { return typeof"
                        + " external_apis['host_get_entity_data']({entity_id: 'lamp'}); }");

        assertThat(Fixture.answer(fixture.use(ADA, "seed"))).isEqualTo(Json.of("string"));
    }

    @Test
    void checkerOnlyLooksAndRunsWithItsOwnersRights() {
        fixture.worldFunction(
                "check",
                "function check(params) {"
                        + " host.setWorldProperty({property_name: 'seen', property_value: params.puzzle_id});"
                        + " return {condition_met: host.getEntity({entity_id: 'lamp'}).details.lit === true,"
                        + " message: 'looked'}; }");
        fixture.put(new Puzzle("riddle", JsonObject.EMPTY, Optional.of("check")));
        fixture.tool(
                ADA,
                "ask",
                "function ask(params) { const before = host.checkPuzzle({puzzle_id:"
                        + " 'riddle'}).condition_met; host.applyEffect({object_id: 'lamp', effect_details:"
                        + " {lit: true}}); return [before, host.checkPuzzle({puzzle_id:"
                        + " 'riddle'}).condition_met]; }");

        assertThat(Fixture.answer(fixture.use(ADA, "ask")))
                .isEqualTo(Json.Arr.of(Json.of(false), Json.of(true)));
        assertThat(fixture.world.durable().property("seen")).isEmpty();
    }

    @Test
    void failingHandlerIsTakenBackAndItsCallerGoesOn() {
        fixture.worldFunction(
                "handle",
                "function handle(params) { host.applyEffect({object_id: 'lamp', effect_details: {lit:"
                        + " true}}); throw new Error('no'); }");
        fixture.worldFunction(
                "trigger",
                "function trigger(params) { host.registerEventHandler({event_id: 'bang',"
                        + " handler_dynamic_function_name: 'handle'}); let code = 'none'; try {"
                        + " host.triggerEvent({event_id: 'bang'}); } catch (e) { code = e.code; }"
                        + " host.log({message: 'still here'}); return code; }");

        Json answer = Fixture.answer(fixture.call("trigger", Optional.of(ADA)));

        assertThat(answer).isEqualTo(Json.of("FAILED"));
        assertThat(fixture.lamp().flag("lit")).isFalse();
        assertThat(fixture.world.log())
                .extracting(CommitStore.LogLine::text)
                .contains("still here");
    }

    @Test
    void functionsThatRunEachOtherForEverAreStopped() {
        fixture.worldFunction(
                "again",
                "function again(params) { return host.triggerEvent({event_id: 'again'}); }");
        fixture.worldFunction(
                "begin",
                "function begin(params) { host.registerEventHandler({event_id: 'again',"
                        + " handler_dynamic_function_name: 'again'}); return again_(); function again_()"
                        + " { try { host.triggerEvent({event_id: 'again'}); return 'ended'; } catch (e) {"
                        + " return e.code; } } }");

        Run run = fixture.call("begin", Optional.of(ADA));

        assertThat(Fixture.answer(run)).isEqualTo(Json.of("FAILED"));
    }

    @Test
    void runsAtTheSameTimeLoseNothing() {
        String count =
                "function NAME(params) { const n = (host.getEntity({entity_id: 'lamp'}).details.count ||"
                        + " 0); host.applyEffect({object_id: 'lamp', effect_details: {count: n + 1}}); return"
                        + " n; }";
        fixture.tool(ADA, "count_a", count.replace("NAME", "count_a"));
        fixture.tool(BEA, "count_b", count.replace("NAME", "count_b"));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20)
                    .forEach(i -> {
                        threads.execute(() -> fixture.use(ADA, "count_a"));
                        threads.execute(() -> fixture.use(BEA, "count_b"));
                    });
        }

        assertThat(fixture.lamp().number("count")).hasValue(40);
    }

    @Test
    void trialShowsWhatWouldHappenAndChangesNothing() {
        fixture.tool(ADA, "light", LIGHT);
        String before = WorldExport.canonical(fixture.world.durable());

        Trial trial =
                fixture.runner.tryOut(
                        _ -> Decision.discard(true),
                        new Use.OfArtifact(ADA, "light", JsonObject.EMPTY));

        assertThat(trial.run()).isInstanceOf(Run.Answered.class);
        assertThat(trial.changes().changes()).hasSize(1);
        assertThat(WorldExport.canonical(fixture.world.durable())).isEqualTo(before);
    }
}
