package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a Python run in a worker is charged that calls nobody before it ends.
class UsageOfPythonInWorkerSandboxTest {

    @Test
    void aSleeperInAContextThatWasThereIsChargedItsTime() {
        GuestFunction sleeps =
                PythonGuests.main(
                        """
                        def main(params):
                            uuid.os.sys.modules['builtins'].__import__('time').sleep(1.2)
                            return 1
                        """);
        try (ProcessSandbox sandbox =
                new ProcessSandbox(
                        FakeHost.BINDING,
                        List.of(Budget.TOOL),
                        PatientWorkers.of(Language.PYTHON))) {
            for (int i = 0; i < 3; i++) {
                RunResult result =
                        sandbox.run(
                                new RunRequest(
                                        sleeps, "{}", Budget.TOOL, "eve", Optional.of("kept")),
                                new FakeHost());
                completed(result);
                assertThat(result.usage().wall()).isGreaterThan(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void whoWorksInAContextThatWasThereIsChargedTheWork() {
        GuestFunction works =
                PythonGuests.main(
                        """
                        def main(n):
                            x = 0
                            for i in range(n):
                                x += i * i % 7
                            return x
                        """);
        try (ProcessSandbox sandbox =
                new ProcessSandbox(
                        FakeHost.BINDING,
                        List.of(Budget.TOOL),
                        PatientWorkers.of(Language.PYTHON))) {
            for (int i = 0; i < 3; i++) {
                RunResult result =
                        sandbox.run(
                                new RunRequest(
                                        works, "60000", Budget.TOOL, "eve", Optional.of("kept")),
                                new FakeHost());
                completed(result);
                assertThat(result.usage().cpu()).isGreaterThan(Duration.ofMillis(5));
            }
        }
    }
}
