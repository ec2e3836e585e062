/// The composition root: puts a world, its sandbox, its forge and its public port together.
///
/// [dev.orbwright.server.Main] reads the command line, [dev.orbwright.server.GameServer] wires
/// everything, top to bottom, with plain constructors: the [dev.orbwright.server.SavedWorld], what
/// runs its functions ([dev.orbwright.server.RunParts]) and finds them
/// ([dev.orbwright.server.SearchParts]), the models ([dev.orbwright.server.ModelParts]), and how
/// the world begins ([dev.orbwright.server.Beginning]). [dev.orbwright.server.Parts] ends it all.
@NullMarked
package dev.orbwright.server;

import org.jspecify.annotations.NullMarked;
