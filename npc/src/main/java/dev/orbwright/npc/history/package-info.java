/// What an NPC has heard, said and done: the latest entries word for word, what came before them as
/// a summary.
///
/// **Threads.** A history is guarded by whoever owns it; its entries are immutable.
@NullMarked
package dev.orbwright.npc.history;

import org.jspecify.annotations.NullMarked;
