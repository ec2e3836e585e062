package dev.orbwright.sandbox;

/// What a guest may call, bound to one run.
///
/// Called for one call at a time. An implementation answers every bad argument with a
/// [HostReply.Refusal]; whatever it throws is a bug and reaches the caller of [Sandbox#run] as a
/// [HostCallException]. It should return within milliseconds: its CPU time is charged to the guest,
/// and a run that is out of time waits for it. The thread may be interrupted when the guest has
/// used up its CPU time.
@FunctionalInterface
public interface HostCalls {

    /// Does one call and answers it.
    HostReply call(HostCall call);
}
