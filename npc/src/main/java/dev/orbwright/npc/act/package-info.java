/// What NPCs do: from the text of a `<function>` to a task of the world.
///
/// ```
/// Commands.read -> Gate (allow and deny lists) -> a verb of NPCs, an ability, a host API or a stored
///      function -> runtime.FunctionRunner: a transaction like any other -> Deed
/// ```
///
/// An NPC acts in its own name, with the capabilities of its access level; what it is refused is
/// told to it and logged.
///
/// **Threads.** Any; a command blocks its caller until what it did is durable.
@NullMarked
package dev.orbwright.npc.act;

import org.jspecify.annotations.NullMarked;
