/// Everything that a guest may call, and how it is called.
///
/// The door is [HostApi]: the runtime hands it each call of a guest, with the [HostTask] that the
/// guest runs in, and gets a [HostReply] for the guest. The host functions themselves are annotated
/// static methods in `functions`; `registry` reads them once, at start-up, and turns JSON arguments
/// into typed ones and typed results into JSON; `derived` writes the schema, the TypeScript
/// declarations, the prompt text and the reference page from what was read.
///
/// There are three kinds of host functions. A plain one is one recorded step: it may be executed
/// again later, on another state, with no guest there, so it sees only the transaction, the
/// [Caller] and its arguments. A composite one runs functions of the world, through the
/// [FunctionCaller] that the runtime gives: it is made of several recorded steps, and of runs that
/// record their own, so that nothing of a run is ever executed twice inside another step. A
/// question is about the run itself ([Allowance]) and is not recorded.
///
/// Threads: [HostApi] is immutable and shared; a [HostTask] is used by one thread at a time.
@NullMarked
package dev.orbwright.hostapi;

import org.jspecify.annotations.NullMarked;
