/// What an NPC is made of, and under which names a world keeps what belongs to it.
///
/// [dev.orbwright.world.npc.NpcDefinition] is read strictly from JSON, out of a file, from a guest
/// or from a form; what is wrong is a [dev.orbwright.world.npc.NpcDefinitionException] that names
/// the field. The NPC itself is a soul like any other ([dev.orbwright.world.state.Soul]); its
/// definition, its mind, its memories and its history are [dev.orbwright.world.state.Metadata],
/// which guests do not see.
@NullMarked
package dev.orbwright.world.npc;

import org.jspecify.annotations.NullMarked;
