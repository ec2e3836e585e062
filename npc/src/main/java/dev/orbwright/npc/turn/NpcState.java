package dev.orbwright.npc.turn;

import java.util.Locale;

/// What an NPC is doing.
public enum NpcState {
    /// Nothing.
    IDLE,
    /// It has heard something and waits for more, or for its turn.
    LISTENING,
    /// Its mind is at work and nothing was said yet.
    THINKING,
    /// It speaks.
    SPEAKING,
    /// It does not answer; the reason says why.
    SILENT;

    /// `idle`, `listening`, `thinking`, `speaking`, `silent`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
