package dev.orbwright.npc.act;

import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.state.Artifact;
import java.util.List;

/// What a command may ask of the server that is no change of the world.
public interface Errands {

    /// Somebody is asked to hand something over, a player or another NPC.
    ///
    /// @param chain how many turns of NPCs in a row have led to it
    void ask(String npcId, String soulId, Artifact artifact, int chain);

    /// Something was handed over.
    ///
    /// @param chain how many turns of NPCs in a row have led to it
    void gave(String npcId, String soulId, Artifact artifact, int chain);

    /// A player is shown the way to a landmark.
    void lead(String npcId, String soulId, String landmarkKey);

    /// Something is to be remembered for long.
    void remember(String npcId, String text);

    /// Lines of what was said that have these words.
    List<String> search(String npcId, String words);

    /// A function is to be made for the NPC, on its own account; what comes of it is told later.
    ///
    /// @param chain how many turns of NPCs in a row have led to it
    /// @return false where one is being made for it already
    boolean invent(NpcDefinition who, String wish, int chain);
}
