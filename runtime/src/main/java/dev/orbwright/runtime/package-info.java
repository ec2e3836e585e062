/// Runs stored functions: function, sandbox and host APIs in one transaction of the world.
///
/// In: a [dev.orbwright.runtime.Use] from the server's dispatch, the forge, an NPC or the clock. It
/// becomes a recorded task of the [dev.orbwright.world.task.World]: look the function up, run it in
/// the [dev.orbwright.sandbox.Sandbox], answer its host calls on the task's transaction, commit.
/// Out: a [dev.orbwright.runtime.Run], which is a value whatever the guest did.
///
/// Blocks the calling thread, which may be virtual. A task's transaction is touched by one thread
/// at a time: the guest's, while it runs.
@NullMarked
package dev.orbwright.runtime;

import org.jspecify.annotations.NullMarked;
