package dev.orbwright.npc.turn;

import dev.orbwright.llm.TokenUsage;
import dev.orbwright.npc.history.Happening;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.memory.MindState;
import dev.orbwright.npc.queue.MessageQueue;
import java.util.List;
import java.util.Optional;

/// How an NPC is doing, for whoever looks into it.
///
/// @param reason why it is silent
/// @param turnId of the turn that is under way
/// @param turns that it has taken
/// @param dropped messages that went unanswered since the server started because too many waited
/// @param latest what the last of them took, oldest first
/// @param usage what all of them took
/// @param prompt what its mind was asked last
/// @param reply what it answered, raw
public record Look(
        NpcState state,
        String reason,
        Optional<String> turnId,
        List<MessageQueue.Ranked> queue,
        List<HistoryEntry> history,
        String summary,
        MindState mind,
        List<Happening> lately,
        long turns,
        long dropped,
        List<TurnReport> latest,
        TokenUsage usage,
        String prompt,
        String reply) {

    /// Copies the lists.
    public Look {
        queue = List.copyOf(queue);
        history = List.copyOf(history);
        lately = List.copyOf(lately);
        latest = List.copyOf(latest);
    }
}
