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
import dev.orbwright.sandbox.Usage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
            error.flatMap(ChargedChecks::brokenLimit)
                    .filter(limit -> strikes(limit) > 0)
                    .ifPresent(limit -> ledger.charge(owner, took, strikes(limit), false));
        }
        return error;
    }

    private static Optional<Limit> brokenLimit(GuestError error) {
        return Arrays.stream(Limit.values())
                .filter(limit -> limit.name().equals(error.code()))
                .findFirst();
    }

    /// A check that runs out of time or memory has cost its worker.
    private static int strikes(Limit limit) {
        boolean cost =
                switch (limit) {
                    case WALL_CLOCK, CPU, MEMORY, ENGINE -> true;
                    case STATEMENTS,
                            STACK,
                            SYNTAX_DEPTH,
                            HOST_CALLS,
                            BYTES,
                            OUTPUT,
                            NESTING,
                            BUSY,
                            RUNAWAYS,
                            SHUTDOWN ->
                            false;
                };
        Usage usage = new Usage(Duration.ZERO, Duration.ZERO, 0, 0, 0, 0, List.of(), cost);
        return cost ? OwnerLedger.strikes(limit, usage) : 0;
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
