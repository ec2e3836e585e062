package dev.orbwright.runtime;

import static dev.orbwright.runtime.Fixture.ADA;
import static dev.orbwright.runtime.Fixture.BEA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.LanguageSettings;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.sandbox.ThreadSettings;
import dev.orbwright.storage.WorldExport;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.CommitStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The sandbox's hostile corpus as players' tools in one world, with the real host functions and
/// the save. None leaves a trace, in memory or on disk, and the next player notices nothing. Here
/// in threads, without those that do not stop there.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileToolsSandboxTest {
    private static final String HONEST_JAVASCRIPT =
            """
            function honest(params) {
              host.applyEffect({object_id: 'lamp', effect_details: {lit: params.soul_id}});
              return [typeof trace, typeof Object.prototype.trace, [].map((x) => x).length,
                JSON.parse('1')];
            }
            """;
    private static final String HONEST_PYTHON =
            """
            def honest(params):
                host.apply_effect(object_id='lamp', effect_details={'lit': params['soul_id']})
                return [any(hasattr(m, 'trace') for m in (json, uuid, uuid.UUID, json.JSONDecoder)),
                        len([1]), json.loads('1')]
            """;

    /// A player's, but that nobody waits long for those who do not stop.
    private static final Budget BRIEF =
            new Budget(
                    "BRIEF",
                    Budget.TOOL.statements(),
                    Duration.ofMillis(250),
                    Duration.ofMillis(700),
                    Budget.TOOL.stackFrames(),
                    Budget.TOOL.astDepth(),
                    Budget.TOOL.hostCalls(),
                    Budget.TOOL.bytesIn(),
                    Budget.TOOL.bytesOut(),
                    Budget.TOOL.logLines(),
                    Budget.TOOL.logLineLength(),
                    Budget.TOOL.heap(),
                    Budget.TOOL.entities());

    private Sandbox sandbox;
    private Fixture fixture;
    private FunctionRunner attackers;
    private FunctionRunner players;

    /// Of the isolation that is tested.
    Sandbox newSandbox(List<Budget> classes) {
        return new ThreadSandbox(
                GuestWorld.binding(HostApi.standard()),
                classes,
                ThreadSettings.standard(),
                LanguageSettings.ready(Set.of(Language.JAVASCRIPT, Language.PYTHON)));
    }

    /// Whether it ends guests that look at no limit.
    boolean endsRunaways() {
        return false;
    }

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        sandbox = newSandbox(List.of(Budget.TOOL, BRIEF));
        fixture = new Fixture(folder);
        attackers = runner(BRIEF);
        players = runner(Budget.TOOL);
    }

    private FunctionRunner runner(Budget tool) {
        Map<BudgetClass, Budget> budgets = new EnumMap<>(GuestBudgets.standard().byClass());
        budgets.put(BudgetClass.TOOL, tool);
        return new FunctionRunner(
                fixture.world,
                sandbox,
                HostApi.standard(),
                new RunSettings(
                        "w",
                        new GuestBudgets(budgets),
                        false,
                        new RunTotals(Map.of()),
                        Optional.empty()));
    }

    @AfterAll
    void close() throws Exception {
        fixture.close();
        sandbox.close();
    }

    Stream<HostileTool> tools() {
        return HostileTool.all().filter(tool -> endsRunaways() || tool.stopsInAThread());
    }

    private static Run use(FunctionRunner runner, String soulId, String tool) {
        return runner.run(
                        Actor.player(soulId),
                        "test",
                        new Use.OfArtifact(soulId, tool, JsonObject.EMPTY))
                .result();
    }

    /// What the world is, but for how far functions got.
    private String world() {
        return WorldExport.canonical(fixture.world.durable())
                .replace("\"candidate\"", "\"active\"");
    }

    @ParameterizedTest
    @MethodSource("tools")
    void hostileToolLeavesTheWorldAsItWasAndTheNextRunIsNormal(HostileTool tool) throws Exception {
        String language = tool.isPython() ? "python" : Fixture.JAVASCRIPT;
        // A text of its own, so that it is as new as the attack, and in workers runs where that
        // did.
        String honest =
                (tool.isPython() ? "# " : "// ")
                        + tool
                        + "\n"
                        + (tool.isPython() ? HONEST_PYTHON : HONEST_JAVASCRIPT);
        fixture.tool(ADA, HostileTool.NAME, language, tool.source());
        fixture.tool(BEA, "honest", language, honest);
        fixture.put(new EnvironmentObject("lamp", "room", "lamp", JsonObject.of("lit", false)));
        String before = world();
        List<CommitStore.LogLine> log = fixture.world.log();

        Run run = use(attackers, ADA, HostileTool.NAME);

        if (tool.mustFail()) {
            assertThat(run).isInstanceOfAny(Run.Broke.class, Run.Exceeded.class);
        } else {
            assertThat(run).isNotInstanceOf(Run.Refused.class);
        }
        assertThat(world()).as("after %s", run).isEqualTo(before);
        assertThat(fixture.world.log()).isEqualTo(log);
        assertThat(fixture.file.load().state()).isEqualTo(fixture.world.durable());
        assertThat(Fixture.answer(use(players, BEA, "honest")))
                .isEqualTo(
                        JsonText.parse(
                                tool.isPython()
                                        ? "[false, 1, 1]"
                                        : "[\"undefined\", \"undefined\", 0, 1]"));
        assertThat(fixture.lamp().text("lit")).contains(BEA);
    }
}
