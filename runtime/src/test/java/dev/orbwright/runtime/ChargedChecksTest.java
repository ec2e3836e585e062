package dev.orbwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.HostCalls;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.SandboxStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChargedChecksTest {

    private static final GuestFunction SOURCE =
            new GuestFunction("f", Language.JAVASCRIPT, "function f() {}");

    private final OwnerLedger ledger = new OwnerLedger(() -> 0, _ -> 10);

    /// Whose checks end so.
    private record Ending(Optional<GuestError> error) implements Sandbox {
        @Override
        public Optional<GuestError> check(GuestFunction function, String owner) {
            return error;
        }

        @Override
        public RunResult run(RunRequest request, HostCalls hostCalls) {
            throw new UnsupportedOperationException("nothing is run here");
        }

        @Override
        public SandboxStatus status() {
            throw new UnsupportedOperationException("nobody asks");
        }

        @Override
        public void close() {}
    }

    private void checkTwice(Optional<GuestError> ending, String owner) {
        Sandbox charged = new ChargedChecks(new Ending(ending), ledger);
        for (int i = 0; i < 2; i++) {
            assertThat(charged.check(SOURCE, owner)).isEqualTo(ending);
        }
    }

    @Test
    void checksThatCostAWorkerCountAsRunsThatDo() {
        checkTwice(Optional.of(GuestError.of("WALL_CLOCK", "too long")), "eve");
        assertThat(ledger.admit("eve")).isInstanceOf(OwnerLedger.Admission.Refused.class);
    }

    @Test
    void mistakesAndABusyServerCostNothing() {
        checkTwice(Optional.of(GuestError.of(GuestError.SYNTAX, "a brace is missing")), "ann");
        checkTwice(Optional.of(GuestError.of("BUSY", "later")), "ann");
        checkTwice(Optional.of(GuestError.of("BYTES", "too much")), "ann");
        checkTwice(Optional.empty(), "ann");
        checkTwice(Optional.of(GuestError.of("WALL_CLOCK", "too long")), "");
        assertThat(ledger.admit("ann")).isEqualTo(new OwnerLedger.Admission.After(Duration.ZERO));
    }
}
