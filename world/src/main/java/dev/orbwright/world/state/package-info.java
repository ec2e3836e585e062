/// What a world is made of: entries that never change, and the [WorldState] that holds them.
///
/// Depends only on [dev.orbwright.world.json] and [dev.orbwright.world.geometry]. Everything is
/// immutable and may be shared between threads; a change makes a new [WorldState] that shares what
/// did not change, and a [ChangeSet] says what did.
@NullMarked
package dev.orbwright.world.state;

import org.jspecify.annotations.NullMarked;
