package dev.orbwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.storage.RunArchive;
import dev.orbwright.storage.StoredRun;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.RunRecord;
import dev.orbwright.world.task.RunRecord.Ending;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is recorded of runs.
final class RunRecordsSandboxTest {

    private record Over(List<RunRecord> task, OptionalLong commit) {}

    @TempDir private Path folder = Path.of("");

    private final List<Over> told = new ArrayList<>();
    private Fixture fixture;
    private FunctionRunner runner;

    @BeforeEach
    void open() throws Exception {
        fixture = new Fixture(folder);
        runner =
                fixture.runnerWith(
                        new RunSettings(
                                "test",
                                GuestBudgets.standard(),
                                false,
                                new RunTotals(Map.of()),
                                (task, commit) -> told.add(new Over(task, commit)),
                                Optional.empty()));
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private void use(String soul, String artifact, JsonObject arguments) {
        runner.run(Actor.player(soul), "test", new Use.OfArtifact(soul, artifact, arguments));
    }

    private RunRecord only() {
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().task()).hasSize(1);
        return told.getFirst().task().getFirst();
    }

    private List<StoredRun> kept(String function) throws Exception {
        return new RunArchive(fixture.file).ofFunction(function, Long.MAX_VALUE, 100);
    }

    @Test
    void runThatCommitsIsKeptWithItsCommit() throws Exception {
        fixture.tool(
                Fixture.ADA,
                "lighten",
                "function lighten(p) { host.log({message: 'x'}); return 'done'; }");
        use(Fixture.ADA, "lighten", JsonObject.EMPTY);
        RunRecord run = only();
        assertThat(run.ending()).isEqualTo(Ending.ANSWERED);
        assertThat(run.message()).isEqualTo("done");
        assertThat(run.revision()).isEqualTo(1);
        assertThat(run.ownerId()).contains(Fixture.ADA);
        assertThat(run.soulId()).contains(Fixture.ADA);
        assertThat(run.via()).contains("lighten");
        assertThat(run.cost().hostCalls()).isEqualTo(1);
        long sequence = told.getFirst().commit().orElseThrow();
        assertThat(kept("lighten"))
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.run()).isEqualTo(run);
                    assertThat(stored.commit()).isEqualTo(sequence);
                });
        assertThat(fixture.file.journal(sequence, 1)).hasSize(1);
    }

    @Test
    void runThatDoesNotCommitIsToldAndKeptByNobodyElse() throws Exception {
        fixture.tool(Fixture.ADA, "broken", "function broken(p) {\n throw new Error('oh');\n}");
        use(Fixture.ADA, "broken", JsonObject.EMPTY);
        RunRecord run = only();
        assertThat(run.ending()).isEqualTo(Ending.BROKE);
        assertThat(run.message()).startsWith("line 2: ").contains("oh");
        assertThat(run.counts()).isTrue();
        assertThat(told.getFirst().commit()).isEmpty();
        assertThat(kept("broken")).isEmpty();
    }

    @Test
    void answerThatSaysNoIsNoFailure() {
        fixture.tool(
                Fixture.ADA,
                "refuses",
                "function refuses(p) { return {success: false, message: 'not here'}; }");
        use(Fixture.ADA, "refuses", JsonObject.EMPTY);
        assertThat(only().ending()).isEqualTo(Ending.DECLINED);
    }

    @Test
    void failureCountsOnlyWhereNobodyElseChoseTheArguments() {
        fixture.tool(Fixture.ADA, "broken", "function broken(p) { throw new Error('oh'); }");
        fixture.put(fixture.soulNow(Fixture.BEA).with("broken"));
        use(Fixture.BEA, "broken", JsonObject.of("n", 1));
        use(Fixture.BEA, "broken", JsonObject.EMPTY);
        use(Fixture.ADA, "broken", JsonObject.of("n", 1));
        assertThat(told.stream().map(over -> over.task().getFirst().counts()))
                .containsExactly(false, true, true);
    }

    @Test
    void functionsThatAreCalledAreRecordedUnderTheRunThatCalledThem() throws Exception {
        fixture.worldFunction("helper", "function helper(p) { return 'helped'; }");
        fixture.tool(
                Fixture.ADA,
                "caller",
                "function caller(p) { for (let i = 0; i < 30; i++) host.call({name: 'helper'});"
                        + " host.log({message: 'x'}); return 'done'; }");
        fixture.call("helper", Optional.empty());
        use(Fixture.ADA, "caller", JsonObject.EMPTY);
        List<RunRecord> task = told.getFirst().task();
        assertThat(task.getFirst().ending())
                .as(task.getFirst().message())
                .isEqualTo(Ending.ANSWERED);
        assertThat(task).hasSize(1 + TaskRecords.MOST_NESTED);
        assertThat(task.get(1).functionName()).isEqualTo("helper");
        assertThat(task.get(1).cause()).isEqualTo("called by caller");
        assertThat(task.get(1).counts()).isFalse();
        long parent = kept("caller").getFirst().id();
        assertThat(kept("helper").getFirst().parentId()).isEqualTo(parent);
    }

    @Test
    void trialIsNoRun() {
        fixture.tool(Fixture.ADA, "lighten", "function lighten(p) { return 'done'; }");
        runner.tryOut(
                transaction -> Decision.discard(true),
                new Use.OfArtifact(Fixture.ADA, "lighten", JsonObject.EMPTY));
        use(Fixture.ADA, "nothing", JsonObject.EMPTY);
        assertThat(told).isEmpty();
    }
}
