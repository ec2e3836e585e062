package dev.orbwright.hostapi;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Something that the owner of a function may do. A function runs with its owner's capabilities.
public enum Capability {
    /// Look at the world.
    READ(false),
    /// Write to the world log, tell and ask.
    SPEAK(false),
    /// Make things that fade, and change and remove one's own.
    TEMPORARY(false),
    /// Change what an environment object shows and remembers, except what it guards.
    EFFECTS(false),
    /// Make artifacts and carry them.
    INVENTORY(false),
    /// Set properties of one's own artifacts.
    OWN_PROPERTIES(false),
    /// Handle events of its owner's own, which nobody else triggers.
    OWN_HANDLERS(false),
    /// Walk to what can be reached.
    WALK(false),
    /// Have functions run later.
    TIMERS(false),
    /// Add, change and remove places and what stands in them.
    BUILD(true),
    /// Change rules: what handles and triggers the world's events, which function an artifact runs
    /// on which properties.
    RULES(true),
    /// Make puzzles, and say how they are solved.
    PUZZLES(true),
    /// Set properties of the world, its prompts among them.
    WORLD_PROPERTIES(true),
    /// Act on any soul.
    SOULS(true),
    /// Make NPCs.
    NPCS(true),
    /// Be somebody: hand over what one carries oneself, and leave by an exit.
    CHARACTER(true);

    private final boolean worldOnly;

    Capability(boolean worldOnly) {
        this.worldOnly = worldOnly;
    }

    /// True where functions of players never have this.
    public boolean isWorldOnly() {
        return worldOnly;
    }

    /// What a function has whose owner is a player.
    public static Set<Capability> ofPlayer() {
        Set<Capability> found = EnumSet.noneOf(Capability.class);
        for (Capability capability : values()) {
            if (!capability.worldOnly) {
                found.add(capability);
            }
        }
        return Collections.unmodifiableSet(found);
    }

    /// What an NPC has that is trusted: what a function of a player has, and [#CHARACTER].
    public static Set<Capability> ofNpc() {
        Set<Capability> found = EnumSet.copyOf(ofPlayer());
        found.add(CHARACTER);
        return Collections.unmodifiableSet(found);
    }

    /// What the world's own functions have.
    public static Set<Capability> all() {
        return Collections.unmodifiableSet(EnumSet.allOf(Capability.class));
    }
}
