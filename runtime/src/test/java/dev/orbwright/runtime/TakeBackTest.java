package dev.orbwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.Allowance;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.HostCall;
import dev.orbwright.sandbox.HostCalls;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.ReversibleHostCalls;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.SandboxStatus;
import dev.orbwright.sandbox.Usage;
import dev.orbwright.sandbox.Used;
import dev.orbwright.storage.WorldExport;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Commit;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sandbox that takes the calls of a run back and runs the guest again leaves what one run
/// leaves.
final class TakeBackTest {

    private static final List<String> SCRIPT =
            List.of(
                    "random []",
                    "createTemporaryObject [{\"type\": \"light\", \"to_landmark_id\": \"lamp_spot\","
                            + " \"duration\": 60}]",
                    "applyEffect [{\"object_id\": \"lamp\", \"effect_details\": {\"lit\": true}}]",
                    "log [{\"message\": \"done\"}]",
                    "call [{\"name\": \"helper\"}]",
                    "random []");

    @TempDir private Path folder = Path.of("");

    /// A guest that makes the calls of the script; at one of them the sandbox thinks better of it.
    private static class HesitantSandbox implements Sandbox {
        private final int hesitatesAfter;
        final List<String> answers = new ArrayList<>();
        final List<Optional<String>> reuse = new ArrayList<>();

        HesitantSandbox(int hesitatesAfter) {
            this.hesitatesAfter = hesitatesAfter;
        }

        @Override
        public RunResult run(RunRequest request, HostCalls hostCalls) {
            reuse.add(request.reuse());
            List<String> script =
                    request.function().name().equals("helper")
                            ? List.of("random []", "log [{\"message\": \"helped\"}]")
                            : SCRIPT;
            boolean outer = script.size() == SCRIPT.size();
            for (int i = 0; outer && i < hesitatesAfter; i++) {
                hostCalls.call(new Asked(script.get(i)));
            }
            if (outer && hesitatesAfter > 0) {
                ((ReversibleHostCalls) hostCalls).takeBack();
            }
            for (String line : script) {
                answers.add(hostCalls.call(new Asked(line)).toString());
            }
            return new RunResult.Completed("\"done\"", Usage.NONE);
        }

        private final class Asked implements HostCall {
            private final String line;

            Asked(String line) {
                this.line = line;
            }

            @Override
            public String name() {
                return line.substring(0, line.indexOf(' '));
            }

            @Override
            public String argumentsJson() {
                return line.substring(line.indexOf(' ') + 1);
            }

            @Override
            public Allowance remaining() {
                return Allowance.of(Budget.TOOL);
            }

            @Override
            public Used used() {
                return Used.NOTHING;
            }

            @Override
            public RunResult run(RunRequest request, HostCalls hostCalls) {
                return HesitantSandbox.this.run(request, hostCalls);
            }
        }

        @Override
        public Optional<GuestError> check(GuestFunction function, String owner) {
            return Optional.empty();
        }

        @Override
        public SandboxStatus status() {
            return new SandboxStatus(
                    "fake", List.of(Language.JAVASCRIPT), true, 0, 0, 0, 0, 0, 0, 1);
        }

        @Override
        public void close() {}
    }

    @Test
    void runThatBeganAgainLeavesWhatOneRunLeaves() throws Exception {
        for (int hesitates = 1; hesitates <= SCRIPT.size(); hesitates++) {
            HesitantSandbox sandbox = new HesitantSandbox(hesitates);
            try (Fixture fixture =
                    new Fixture(Files.createDirectory(folder.resolve("f" + hesitates)))) {
                fixture.tool(Fixture.ADA, "tool", "");
                fixture.tool(Fixture.ADA, "helper", "");
                FunctionRunner runner =
                        new FunctionRunner(fixture.world, sandbox, HostApi.standard());
                Outcome<Run> outcome =
                        runner.run(
                                Actor.player(Fixture.ADA),
                                "test",
                                new Use.OfFunction(
                                        "tool",
                                        Optional.of(Fixture.ADA),
                                        JsonObject.EMPTY,
                                        BudgetClass.TOOL));
                assertThat(outcome.result()).isInstanceOf(Run.Answered.class);
                Commit commit = outcome.commit().orElseThrow();
                assertThat(commit.events()).hasSize(2);
                assertThat(commit.changes().changes())
                        // The light, the lamp, and tool and helper, which are active now.
                        .hasSize(4);
                assertThat(sandbox.answers)
                        .as("a call is refused or answered the same")
                        .noneMatch(answer -> answer.startsWith("Refusal"));
                assertThat(WorldExport.canonical(fixture.world.durable())).contains("\"light\"");
            }
        }
    }

    @Test
    void contextsAreKeptForRunsThatCountAndForNoTrial() throws Exception {
        HesitantSandbox sandbox = new HesitantSandbox(0);
        try (Fixture fixture = new Fixture(folder)) {
            fixture.tool(Fixture.ADA, "tool", "// one");
            fixture.tool(Fixture.ADA, "helper", "// two");
            FunctionRunner runner = new FunctionRunner(fixture.world, sandbox, HostApi.standard());
            Use use =
                    new Use.OfFunction(
                            "tool", Optional.of(Fixture.ADA), JsonObject.EMPTY, BudgetClass.TOOL);
            runner.tryOut(_ -> Decision.commit(true), use);
            assertThat(sandbox.reuse).hasSize(2).containsOnly(Optional.empty());
            sandbox.reuse.clear();
            runner.run(Actor.player(Fixture.ADA), "test", use);
            assertThat(sandbox.reuse)
                    .hasSize(2)
                    .doesNotHaveDuplicates()
                    .allSatisfy(key -> assertThat(key.orElseThrow()).contains(Fixture.ADA));
        }
    }

    @Test
    void firstAndSecondTryGetTheSameIdsAndNumbers() throws Exception {
        List<String> seen = new ArrayList<>();
        HesitantSandbox sandbox =
                new HesitantSandbox(0) {
                    @Override
                    public RunResult run(RunRequest request, HostCalls hostCalls) {
                        RunResult first = super.run(request, hostCalls);
                        if (request.function().name().equals("tool")) {
                            seen.addAll(answers);
                            answers.clear();
                            ((ReversibleHostCalls) hostCalls).takeBack();
                            return super.run(request, hostCalls);
                        }
                        return first;
                    }
                };
        try (Fixture fixture = new Fixture(folder)) {
            fixture.tool(Fixture.ADA, "tool", "");
            fixture.tool(Fixture.ADA, "helper", "");
            new FunctionRunner(fixture.world, sandbox, HostApi.standard())
                    .run(
                            Actor.player(Fixture.ADA),
                            "test",
                            new Use.OfFunction(
                                    "tool",
                                    Optional.of(Fixture.ADA),
                                    JsonObject.EMPTY,
                                    BudgetClass.TOOL));
            assertThat(sandbox.answers).isEqualTo(seen).hasSize(8);
        }
    }
}
