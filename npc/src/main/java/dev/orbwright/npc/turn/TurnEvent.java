package dev.orbwright.npc.turn;

import dev.orbwright.npc.history.HistoryEntry.Deed;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.tag.Tag;
import java.util.List;

/// What is told of an NPC.
public sealed interface TurnEvent {

    /// Whose it is.
    String npcId();

    /// A turn begins.
    ///
    /// @param answers the souls that are answered
    record Started(String npcId, String turnId, List<String> answers) implements TurnEvent {
        /// Copies the list.
        public Started {
            answers = List.copyOf(answers);
        }
    }

    /// An element of the reply begins. Thoughts and commands are told, too; they are not for
    /// players.
    ///
    /// @param index which element of the turn it is, from 0
    record Opened(String npcId, String turnId, Tag tag, int index) implements TurnEvent {}

    /// More of its text, never empty.
    record Chunk(String npcId, String turnId, Tag tag, int index, String text)
            implements TurnEvent {}

    /// It ends.
    ///
    /// @param complete false where its closing tag was missing
    record Closed(String npcId, String turnId, Tag tag, int index, boolean complete)
            implements TurnEvent {}

    /// A command of the turn was executed, or refused.
    record Acted(String npcId, String turnId, Deed deed) implements TurnEvent {}

    /// The turn ended before its end. What was said counts as far as it was shown.
    record Interrupted(String npcId, String turnId, String reason) implements TurnEvent {}

    /// The turn is over.
    ///
    /// @param said everything that was said
    /// @param chain how many turns of NPCs in a row this one is
    record Finished(String npcId, String turnId, String said, int chain) implements TurnEvent {}

    /// It does something else now.
    record Changed(String npcId, NpcState state, String reason) implements TurnEvent {}

    /// A message had to go because too many wait.
    record Dropped(String npcId, Message message) implements TurnEvent {}
}
