package dev.orbwright.npc.turn;

import dev.orbwright.world.npc.NpcDefinition;
import java.util.List;

/// What an NPC says where its mind gave no answer.
final class TimeoutLines {

    private static final List<String> USUAL =
            List.of(
                    "Forgive me, my thoughts were elsewhere. Say that again?",
                    "Hm. Give me a moment to think about that.",
                    "I lost the thread for a moment. What was it you wanted?",
                    "Let me think on that, and ask me once more.");

    private TimeoutLines() {}

    static String of(NpcDefinition who, String turnId) {
        List<String> lines =
                who.conduct().timeoutLines().isEmpty() ? USUAL : who.conduct().timeoutLines();
        return lines.get(Math.floorMod(turnId.hashCode(), lines.size()));
    }
}
