/// The composition root: puts a world, its sandbox, its forge and its public port together.
///
/// [dev.orbwright.server.Main] reads the command line, [dev.orbwright.server.GameServer] wires
/// everything, top to bottom, with plain constructors.
@NullMarked
package dev.orbwright.server;

import org.jspecify.annotations.NullMarked;
