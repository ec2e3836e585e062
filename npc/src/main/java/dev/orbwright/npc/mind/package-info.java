/// What thinks for an NPC: a language model, or rules and what it knows.
///
/// A [dev.orbwright.npc.mind.Mind] is given a [dev.orbwright.npc.mind.Situation] and answers with
/// text in tags, piece by piece. Both minds speak through the same parser and act through the same
/// gate; neither knows who shows what it says.
///
/// **Threads.** Minds are safe for any; a call blocks its caller, and an interrupt ends it.
@NullMarked
package dev.orbwright.npc.mind;

import org.jspecify.annotations.NullMarked;
