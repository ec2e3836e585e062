/// Takes from a worker process what running guests does not need, with what Linux offers to a
/// process that is not root; elsewhere it does nothing and says so.
///
/// Two doors. [dev.orbwright.sandbox.lockdown.LaunchPrefix] is for the server: it finds out once
/// which wrapping commands (lower priority, no capabilities, no network) work on this machine and
/// gives the words to put before the worker's own command.
/// [dev.orbwright.sandbox.lockdown.Lockdown] is for the worker: once connected and warm, and before
/// its first guest, it gives up the rights of its own process for good, by system calls made
/// through `java.lang.foreign`. Both answer with a list of
/// [dev.orbwright.sandbox.lockdown.Protection] for the log and for `/health`.
///
/// This is the second wall. The first is GraalVM's sandbox, which keeps a guest from running Java
/// code of its own; here it is assumed that a guest got through that one.
///
/// Threads: `LaunchPrefix.find` blocks while it tries commands; any thread may call it.
/// `Lockdown.apply` must be called on the worker's main thread, see there.
@NullMarked
package dev.orbwright.sandbox.lockdown;

import org.jspecify.annotations.NullMarked;
