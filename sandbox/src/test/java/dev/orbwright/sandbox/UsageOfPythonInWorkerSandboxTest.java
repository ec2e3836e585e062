package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a Python run in a worker is charged that calls nobody before it ends.
class UsageOfPythonInWorkerSandboxTest {

    /// Of runs one after the other, the later ones in the context that the first has left.
    private static List<Usage> usages(String source, String argument) {
        GuestFunction function = PythonGuests.main(source);
        RunRequest request =
                new RunRequest(function, argument, Budget.TOOL, "eve", Optional.of("kept"));
        try (ProcessSandbox sandbox =
                new ProcessSandbox(
                        FakeHost.BINDING,
                        List.of(Budget.TOOL),
                        PatientWorkers.of(Language.PYTHON))) {
            return IntStream.range(0, 3)
                    .mapToObj(_ -> sandbox.run(request, new FakeHost()))
                    .peek(result -> assertThat(completed(result)).isNotEmpty())
                    .map(RunResult::usage)
                    .toList();
        }
    }

    @Test
    void aSleeperInAContextThatWasThereIsChargedItsTime() {
        String sleeps =
                """
                def main(params):
                    uuid.os.sys.modules['builtins'].__import__('time').sleep(1.2)
                    return 1
                """;
        assertThat(usages(sleeps, "{}"))
                .allSatisfy(usage -> assertThat(usage.wall()).isGreaterThan(Duration.ofSeconds(1)));
    }

    @Test
    void whoWorksInAContextThatWasThereIsChargedTheWork() {
        String works =
                """
                def main(n):
                    x = 0
                    for i in range(n):
                        x += i * i % 7
                    return x
                """;
        assertThat(usages(works, "60000"))
                .allSatisfy(usage -> assertThat(usage.cpu()).isGreaterThan(Duration.ofMillis(5)));
    }
}
