/// Runs guest code within limits; the only module that sees GraalVM.
///
/// Knows nothing of worlds: a caller hands over a [dev.orbwright.sandbox.GuestFunction], its
/// argument as JSON text, a [dev.orbwright.sandbox.HostCalls] and a [dev.orbwright.sandbox.Budget],
/// and gets a [dev.orbwright.sandbox.RunResult]. What a guest does is never an exception for the
/// caller. Only JSON text and bare strings cross the boundary, in both directions; `prelude.js`
/// turns them into real guest objects.
///
/// In the flow: called by the runtime (tasks, checkers, handlers) and by the forge (lint, dry
/// runs); calls back through `HostCalls`.
///
/// Threads: any thread may call, virtual ones too; the caller blocks until its run is over. Guest
/// code and host calls run on the sandbox's own platform threads: one context used once on a
/// virtual thread turns the CPU limit off for its whole engine. When `run` has returned, no host
/// call of that run is under way or will ever be made.
@NullMarked
package dev.orbwright.sandbox;

import org.jspecify.annotations.NullMarked;
