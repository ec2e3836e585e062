package dev.orbwright.sandbox;

/// Host calls of a worker, which can be put off until somebody needs their answers.
public interface PutOffCalls extends HostCalls {

    /// The guest begins.
    ///
    /// @param preparationNanos what it took until its context was there
    void begun(long preparationNanos);

    /// Passes on what the guest wrote to its console, in order with its calls; waits for nobody.
    void log(String level, String text);

    /// Whether the next call may be put off.
    boolean mayPutOff();

    /// Notes a call that is to be made before the next one that is waited for.
    ///
    /// @return a number for [#answer]
    int putOff(HostCall call);

    /// Has the calls made that were put off, and waits for the answer to one of them.
    ///
    /// @param call for what the host wants to have run meanwhile
    HostReply answer(int ticket, HostCall call);
}
