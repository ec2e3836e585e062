/// What NPCs remember for long: memories, and how they feel about whom.
///
/// Memories are kept with the world, as [dev.orbwright.world.state.Metadata], and follow its
/// commits into [dev.orbwright.npc.memory.Memories], from which they are recalled by meaning, age
/// and importance. The index that helps with the meaning is derived, and rebuilt where it is
/// missing.
///
/// **Threads.** [dev.orbwright.npc.memory.Memories] is safe for any; the rest is immutable.
@NullMarked
package dev.orbwright.npc.memory;

import org.jspecify.annotations.NullMarked;
