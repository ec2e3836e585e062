package dev.orbwright.npc;

import dev.orbwright.npc.turn.Audience;

/// Whoever shows NPCs to players: beside what every audience hears, what concerns a single player.
public interface NpcStage extends Audience {

    /// An NPC asks a player to hand something over.
    void asks(String npcId, String soulId, String artifactId, String artifactName);

    /// An NPC shows a player the way.
    void leads(String npcId, String soulId, String landmarkKey);
}
