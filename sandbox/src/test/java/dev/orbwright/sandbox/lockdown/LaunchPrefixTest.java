package dev.orbwright.sandbox.lockdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LaunchPrefixTest {
    private record FakeMachine(Predicate<String> has, Predicate<List<String>> allows)
            implements Machine {
        @Override
        public Optional<Path> program(String name) {
            return has.test(name) ? Optional.of(Path.of("/bin", name)) : Optional.empty();
        }

        @Override
        public boolean runs(List<String> command) {
            return command.getLast().equals("/bin/true") && allows.test(command);
        }
    }

    private static LaunchPrefix find(Predicate<String> has, Predicate<List<String>> allows) {
        return LaunchPrefix.find(true, new FakeMachine(has, allows));
    }

    @Test
    void allWrappersAreChainedWhereAllWork() {
        LaunchPrefix prefix = find(name -> true, command -> true);
        assertThat(prefix.command())
                .containsSubsequence("/bin/nice", "/bin/setpriv", "/bin/unshare", "/bin/prlimit");
        assertThat(prefix.protections()).allMatch(Protection::inForce);
    }

    @Test
    void nothingIsPutBeforeTheCommandWhereNothingIsInstalled() {
        LaunchPrefix prefix = find(name -> false, command -> true);
        assertThat(prefix.command()).isEmpty();
        assertThat(prefix.protections()).hasSize(4).noneMatch(Protection::inForce);
    }

    @Test
    void aWrapperThatIsForbiddenIsLeftOutAndSaid() {
        LaunchPrefix prefix = find(name -> true, command -> !command.contains("/bin/unshare"));
        assertThat(prefix.command())
                .doesNotContain("/bin/unshare")
                .containsSubsequence("/bin/setpriv", "/bin/prlimit");
        assertThat(prefix.protections())
                .filteredOn(protection -> !protection.inForce())
                .singleElement()
                .extracting(Protection::text)
                .isEqualTo("no network: NOT in force (unshare does not work here)");
    }

    @Test
    void theWeakerVariantIsTakenWhereTheStrongerFails() {
        LaunchPrefix prefix =
                find(name -> true, command -> !command.contains("--bounding-set=-all"));
        assertThat(prefix.command()).containsSequence("/bin/setpriv", "--no-new-privs");
    }

    @Test
    void onlyTheSlowLaneHasLowPriority() {
        assertThat(
                        LaunchPrefix.find(false, new FakeMachine(name -> true, command -> true))
                                .command())
                .doesNotContain("/bin/nice");
    }
}
