/// Runs stored functions: function, sandbox and host APIs in one transaction of the world.
///
/// In: a [dev.orbwright.runtime.Use] from the server's dispatch, the forge, an NPC or the clock. It
/// becomes a recorded task of the [dev.orbwright.world.task.World]: look the function up, run it in
/// the [dev.orbwright.sandbox.Sandbox], answer its host calls on the task's transaction, commit.
/// Out: a [dev.orbwright.runtime.Run], which is a value whatever the guest did.
///
/// Beside that, [dev.orbwright.runtime.Timers] begins runs as the world's clock ticks,
/// [dev.orbwright.runtime.OwnerLedger] says whose functions may run now, and
/// [dev.orbwright.runtime.RunTotals] adds up what they took.
///
/// Blocks the calling thread, which may be virtual. A task's transaction is touched by one thread
/// at a time: the guest's, while it runs.
@NullMarked
package dev.orbwright.runtime;

import org.jspecify.annotations.NullMarked;
