package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.process.ProcessSandbox;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Workers give up the rights of their processes, and honest guests do not notice.
class LockedWorkerSandboxTest {

    private static Sandbox sandbox(Language language, boolean locked) {
        return new ProcessSandbox(
                FakeHost.BINDING,
                List.of(Budget.GENESIS),
                PatientWorkers.few(language).withLockdown(locked));
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void pythonUsesItsLibraryAndSaysWhatIsInForce() {
        try (Sandbox sandbox = sandbox(Language.PYTHON, true)) {
            String source =
                    """
                    import dataclasses, datetime, json, random, re, uuid

                    @dataclasses.dataclass
                    class Point:
                        x: int

                    def main(params):
                        return [
                            json.dumps(dataclasses.asdict(Point(1))),
                            re.match('([a-z]+)', 'bridge to').group(1),
                            str(datetime.timedelta(seconds=5)),
                            len(str(uuid.uuid4())),
                            0 <= random.random() < 1,
                        ]
                    """;
            // The world's own function: it needs no second worker, for those that are not known.
            RunRequest request =
                    new RunRequest(
                            PythonGuests.main(source), "{}", Budget.GENESIS, "", Optional.empty());
            RunResult result = sandbox.run(request, new FakeHost());

            assertThat(completed(result))
                    .isEqualTo("[\"{\\\"x\\\": 1}\",\"bridge\",\"0:00:05\",36,true]");
            assertThat(sandbox.status().protections())
                    .anyMatch(text -> text.startsWith("no new privileges"))
                    .anyMatch(text -> text.startsWith("system call filter"))
                    .contains("descriptors that guests leave open are counted");
        }
    }

    @Test
    void lockdownThatIsSwitchedOffIsNotClaimed() {
        try (Sandbox sandbox = sandbox(Language.JAVASCRIPT, false)) {
            assertThat(sandbox.status().protections()).containsExactly("lockdown: switched off");
            assertThat(sandbox.status().workers()).isNotEmpty();
        }
    }
}
