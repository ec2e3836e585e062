package dev.orbwright.npc.turn;

import dev.orbwright.llm.TokenUsage;
import dev.orbwright.npc.history.Happening;
import dev.orbwright.npc.history.History;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.memory.MindState;
import dev.orbwright.npc.mind.Mind;
import dev.orbwright.npc.mind.Situation;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.world.npc.NpcDefinition;
import java.util.List;
import java.util.Optional;

/// Knows the NPCs of a world, for the [TurnEngine].
public interface Cast {

    /// Turns of an NPC of which is kept what they took.
    int LATEST_TURNS = 30;

    /// The NPC's definition; empty where there is no such NPC (any more).
    Optional<NpcDefinition> definition(String npcId);

    /// Where it goes on after a restart.
    Kept load(String npcId);

    /// What an NPC knows when it answers; empty where it is not in the world.
    Optional<Situation> situation(
            NpcDefinition who,
            Batch batch,
            Kept past,
            List<Happening> lately,
            List<String> results);

    /// What thinks for it.
    Mind mind(NpcDefinition who);

    /// What thinks for it where that does not answer.
    Mind understudy();

    /// Executes what stands in a `<function>`, command by command. Blocks; never throws for what a
    /// mind wrote.
    List<HistoryEntry.Deed> act(NpcDefinition who, String function, Batch cause);

    /// Keeps what is new with the world. Returns at once.
    void keep(String npcId, News news);

    /// What has become new of an NPC.
    ///
    /// @param entries of its history, each in place of the one of its number
    /// @param gone numbers of entries that are not kept any more
    /// @param turns what they took; of all, the latest [#LATEST_TURNS] are kept
    record News(
            List<HistoryEntry> entries, List<Long> gone, MindState mind, List<TurnReport> turns) {
        /// Copies the lists.
        public News {
            entries = List.copyOf(entries);
            gone = List.copyOf(gone);
            turns = List.copyOf(turns);
        }
    }

    /// What a mind has taken, in dollars.
    double usd(NpcDefinition who, TokenUsage usage);

    /// A conversation is over: what is worth it is remembered for long. May block.
    ///
    /// @param entries of the conversation
    /// @param hurry whether there is no time to ask a model
    void reflect(NpcDefinition who, List<HistoryEntry> entries, boolean hurry);

    /// A summary of entries that goes on from an older one. May block.
    String summarise(NpcDefinition who, String before, List<HistoryEntry> entries);

    /// World time in milliseconds.
    long worldTime();

    /// What was kept of an NPC.
    ///
    /// @param turns what the latest of its turns took, in any order
    record Kept(History history, MindState mind, List<TurnReport> turns) {
        /// Copies the list.
        public Kept {
            turns = List.copyOf(turns);
        }
    }
}
