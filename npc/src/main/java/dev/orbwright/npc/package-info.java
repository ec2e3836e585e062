/// NPCs: souls that the server plays.
///
/// [dev.orbwright.npc.Npcs] is the door: players speak to NPCs through it, operators look into
/// them, and whoever shows them is its [dev.orbwright.npc.turn.Audience].
///
/// ```
/// a player speaks, a commit, another NPC -> Npcs, Senses, Company -> turn.TurnEngine -> mind, act
/// ```
///
/// **Threads.** [dev.orbwright.npc.Senses] follows commits on one thread, and one clock starts what
/// NPCs do by themselves; see [dev.orbwright.npc.turn] for their turns.
@NullMarked
package dev.orbwright.npc;

import org.jspecify.annotations.NullMarked;
