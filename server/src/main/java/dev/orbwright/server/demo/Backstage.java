package dev.orbwright.server.demo;

import dev.orbwright.npc.history.HistoryEntry;
import java.util.List;

/// What a demo does with NPCs that no player can.
public interface Backstage {

    /// What became of the commands of an NPC's last turn.
    List<HistoryEntry.Deed> lastDeeds(String npcId);

    /// Has NPCs talk to each other; false where they may not, or cannot.
    boolean introduce(List<String> npcIds);

    /// True while one of them is in a conversation with another.
    boolean talk(List<String> npcIds);

    /// What NPCs have in mind is kept, forgotten, and read again from the world.
    void startNpcsAgain();
}
