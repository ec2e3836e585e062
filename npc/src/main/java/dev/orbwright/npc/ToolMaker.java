package dev.orbwright.npc;

import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import java.util.function.Predicate;

/// Makes tools for NPCs.
public interface ToolMaker {

    /// Makes a tool, or tries to. Blocks.
    ///
    /// @param tells tells the NPC what came of it; false where it cannot hear it any more. Then it
    ///   is told after the next start, by [Npcs#tell]
    void make(Wish wish, Predicate<ForgeResult> tells);
}
