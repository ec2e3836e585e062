/// What reaches an NPC and waits for its answer.
///
/// A [dev.orbwright.npc.queue.Message] comes into the NPC's own
/// [dev.orbwright.npc.queue.MessageQueue]; [dev.orbwright.npc.turn] takes out a
/// [dev.orbwright.npc.queue.Batch] when it is time.
///
/// **Threads.** A queue is guarded by whoever owns it.
@NullMarked
package dev.orbwright.npc.queue;

import org.jspecify.annotations.NullMarked;
