/// Isolation `process`: guests run in worker processes, which the server can end.
///
/// [dev.orbwright.sandbox.process.ProcessSandbox] is the door. A run goes to a lane: *trusted* for
/// functions that are known to end by themselves, *probation*, with one worker of low priority, for
/// others. A lane gives it a worker, and the run is driven from here: the worker asks for each host
/// call with a frame ([dev.orbwright.sandbox.wire]), and each is counted, checked and executed on
/// this side. A worker that breaks the protocol, dies, or is not done a while after the run's time
/// is ended, and another takes its place.
///
/// Threads: host calls are executed by the thread that calls, or, for virtual threads, which would
/// wait longer for each frame, by a platform thread of ours on its behalf. Workers are started by
/// threads of their own.
@NullMarked
package dev.orbwright.sandbox.process;

import org.jspecify.annotations.NullMarked;
