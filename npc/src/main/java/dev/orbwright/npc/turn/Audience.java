package dev.orbwright.npc.turn;

/// Whoever shows what NPCs do: the page, another engine, a test.
public interface Audience {

    /// Something is told. Hand over quickly: a turn waits meanwhile.
    void hear(TurnEvent event);

    /// Whether somebody will confirm how much of this NPC's speech was shown, see
    /// [TurnEngine#confirm]. Where nobody does, what was told counts as shown.
    boolean confirms(String npcId);

    /// For those who do not care.
    static Audience none() {
        return new Audience() {
            @Override
            public void hear(TurnEvent event) {}

            @Override
            public boolean confirms(String npcId) {
                return false;
            }
        };
    }
}
