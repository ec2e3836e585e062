/// Servers in processes of their own, ended politely and not, and started again on what they left.
///
/// A [ServerProcess] is the program as a player starts it; a [RemotePlayer] plays it over its
/// public port. Nothing here calls into the server. Each test runs on one thread.
@NullMarked
package dev.orbwright.server.process;

import org.jspecify.annotations.NullMarked;
