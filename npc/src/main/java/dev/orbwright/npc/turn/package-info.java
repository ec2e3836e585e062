/// Turns: how an NPC comes to answer, and what can happen meanwhile.
///
/// ```
/// Message -> TurnEngine.deliver -> Conversation (queue, history, state; made when first needed)
///     -> 500 ms, or at once when urgent -> TurnSlots -> TurnTaking -> Turn (a virtual thread)
///         Cast.situation -> Mind.think -> Delivery (TagParser) -> Speech -> Audience: TurnEvents
///                                                          `-> Doing, one command after the other
///     -> History -> Cast.keep; when it is quiet, Afterthought
/// ```
///
/// The engine knows neither pages nor protocols: an [dev.orbwright.npc.turn.Audience] hears what is
/// going on and confirms what was shown; a [dev.orbwright.npc.turn.Cast] knows the world.
///
/// **Threads.** One thread of a clock for all NPCs and a virtual thread for each turn that is under
/// way: an NPC that does nothing costs nothing. What belongs to one NPC is guarded by its
/// conversation. The audience hears the events of a turn in order, from one thread at a time.
@NullMarked
package dev.orbwright.npc.turn;

import org.jspecify.annotations.NullMarked;
