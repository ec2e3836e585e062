package dev.orbwright.sandbox;

/// Host calls that can be taken back.
///
/// A sandbox may then let a guest go on before a call that changes something was done. Where such a
/// call is refused after all, the sandbox takes everything back and runs the guest again, this time
/// waiting for each answer: so a guest sees refusals where it made the call.
public interface ReversibleHostCalls extends HostCalls {

    /// Takes back all that the calls of this run did, so that it can begin again and gets the same
    /// answers, ids and random values as the first time.
    void takeBack();
}
