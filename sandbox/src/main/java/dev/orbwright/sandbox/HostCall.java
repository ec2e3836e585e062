package dev.orbwright.sandbox;

/// One call of a guest, while the guest waits for its answer.
public interface HostCall {

    /// One of the names of the sandbox's [HostBinding].
    String name();

    /// JSON text of the array of the positional arguments; written by a guest, so of any depth and
    /// content, but always well formed.
    String argumentsJson();

    /// What is left to the calling run, this call counted.
    Allowance remaining();

    /// What the calling run itself took so far.
    Used used();

    /// Runs another function nested in the calling run: it waits for no slot, ends no later than
    /// the calling run, uses what is left to that, and may nest 8 deep.
    ///
    /// @throws HostCallException if `hostCalls` threw: a bug on the host's side
    RunResult run(RunRequest request, HostCalls hostCalls);
}
