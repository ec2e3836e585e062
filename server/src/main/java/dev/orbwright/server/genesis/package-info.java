/// How a world begins: the functions of `initial_prompt.json`, and the one call that builds the
/// place.
///
/// Runs once, before players are let in, on the caller's thread.
@NullMarked
package dev.orbwright.server.genesis;

import org.jspecify.annotations.NullMarked;
