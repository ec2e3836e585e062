package dev.orbwright.sandbox;

import java.util.Optional;

/// Makes the runs of a sandbox: of functions, of checks, of the warm-up.
final class GuestRuns {
    private static final HostCalls NO_HOST =
            call -> new HostReply.Refusal("NO_HOST", "There is no host for " + call.name());

    private final Budget checking;
    private final GuestRun.Nesting nesting;

    /// @param checking what a check may use
    GuestRuns(Budget checking, GuestRun.Nesting nesting) {
        this.checking = checking;
        this.nesting = nesting;
    }

    /// A run that may be nested in another.
    GuestRun run(RunRequest request, Meter meter, HostCalls hostCalls, Optional<GuestRun> parent) {
        return new GuestRun(
                request.budget(),
                meter,
                hostCalls,
                parent.map(run -> run.depth() + 1).orElse(0),
                nesting,
                new Running(request.function(), request.argumentsJson()));
    }

    GuestRun check(GuestFunction function) {
        return withoutHost(checking, new Checking(function));
    }

    GuestRun warmUp(GuestFunction function, Budget budget) {
        return withoutHost(budget, new Running(function, WarmUp.ARGUMENT_JSON));
    }

    private GuestRun withoutHost(Budget budget, GuestRun.Work work) {
        Meter meter = new Meter(budget, Allowance.of(budget));
        return new GuestRun(budget, meter, NO_HOST, 0, nesting, work);
    }

    private record Running(GuestFunction function, String argumentsJson) implements GuestRun.Work {
        @Override
        public void prepare(GuestContext context) {
            context.prepare(function);
        }

        @Override
        public Verdict in(GuestContext context) {
            return context.run(function, argumentsJson);
        }
    }

    private record Checking(GuestFunction function) implements GuestRun.Work {
        @Override
        public void prepare(GuestContext context) {}

        @Override
        public Verdict in(GuestContext context) {
            return context.check(function)
                    .<Verdict>map(Verdict.Wrong::new)
                    .orElse(new Verdict.Returned("null"));
        }
    }
}
