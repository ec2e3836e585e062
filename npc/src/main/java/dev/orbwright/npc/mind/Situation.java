package dev.orbwright.npc.mind;

import dev.orbwright.npc.history.Happening;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.memory.Memory;
import dev.orbwright.npc.memory.MindState;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.List;

/// All that an NPC knows when it answers.
///
/// @param world as it is durable
/// @param worldTime milliseconds
/// @param batch what is to be answered
/// @param summary of what came before `recent`
/// @param recent the latest entries of its history, oldest first, without the batch
/// @param memories that came to its mind, the most fitting first
/// @param lately what happened around it, oldest first
/// @param results what became of what it did in its last turn
/// @param nearby who and what it notices
/// @param commands what it may do
public record Situation(
        NpcDefinition who,
        Soul soul,
        WorldState world,
        long worldTime,
        Batch batch,
        String summary,
        List<HistoryEntry> recent,
        List<Memory> memories,
        MindState mind,
        List<Happening> lately,
        List<String> results,
        List<Nearby> nearby,
        List<CommandHelp> commands) {

    /// Copies the lists.
    public Situation {
        recent = List.copyOf(recent);
        memories = List.copyOf(memories);
        lately = List.copyOf(lately);
        results = List.copyOf(results);
        nearby = List.copyOf(nearby);
        commands = List.copyOf(commands);
    }

    /// Somebody or something near.
    ///
    /// @param kind `player`, `npc`, `landmark`, `exit`, `thing`
    /// @param distance metres
    /// @param note what can be said about it
    public record Nearby(String kind, String id, String name, double distance, String note) {}

    /// A command that it may use.
    ///
    /// @param usage such as `/give SOUL_ID ARTIFACT_ID`
    public record CommandHelp(String usage, String what) {}
}
