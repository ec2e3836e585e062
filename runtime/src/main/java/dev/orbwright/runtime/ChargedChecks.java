package dev.orbwright.runtime;

import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.HostCalls;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.SandboxStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// A sandbox whose checks are charged to who had them made, as runs are to the owners of functions:
/// a source can be made so that reading it takes what a run may take, and more.
///
/// @param sandbox where it all happens; closed by its owner
public record ChargedChecks(Sandbox sandbox, OwnerLedger ledger) implements Sandbox {

    @Override
    public Optional<GuestError> check(GuestFunction function, String owner) {
        long start = System.nanoTime();
        Optional<GuestError> error = sandbox.check(function, owner);
        if (!owner.isEmpty()) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            int strikes =
                    error.flatMap(ChargedChecks::brokenLimit)
                            .map(OwnerLedger::strikesOfCheck)
                            .orElse(0);
            if (strikes > 0) {
                ledger.charge(owner, took, strikes, false);
            }
        }
        return error;
    }

    private static Optional<Limit> brokenLimit(GuestError error) {
        return Arrays.stream(Limit.values())
                .filter(limit -> limit.name().equals(error.code()))
                .findFirst();
    }

    @Override
    public RunResult run(RunRequest request, HostCalls hostCalls) {
        return sandbox.run(request, hostCalls);
    }

    @Override
    public void expect(Language language) {
        sandbox.expect(language);
    }

    @Override
    public SandboxStatus status() {
        return sandbox.status();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
