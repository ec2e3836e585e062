package dev.orbwright.world.npc;

import dev.orbwright.world.state.EntryKey;
import java.util.Optional;

/// Under which names of [dev.orbwright.world.state.Metadata] a world keeps what belongs to its
/// NPCs.
public final class NpcKeys {

    private static final String ROOT = "npc/";

    private NpcKeys() {}

    /// What kind of thing a name is of.
    public enum Kind {
        /// The definition.
        DEFINITION,
        /// Mood, relations, what was done once, and whether it rests.
        MIND,
        /// A memory.
        MEMORY,
        /// An entry of its history.
        HISTORY,
        /// What one of its latest turns took.
        TURN
    }

    /// A name, taken apart.
    ///
    /// @param item which memory or entry; empty text for the others
    public record Name(String npcId, Kind kind, String item) {}

    /// The name of an NPC's definition.
    public static String definition(String npcId) {
        return ROOT + npcId;
    }

    /// The name of its mind.
    public static String mind(String npcId) {
        return ROOT + npcId + "/mind";
    }

    /// The name of a memory.
    public static String memory(String npcId, String memoryId) {
        return ROOT + npcId + "/memory/" + memoryId;
    }

    /// The name of an entry of its history; their order is that of the numbers.
    public static String history(String npcId, long number) {
        return ROOT + npcId + "/history/" + number;
    }

    /// The name of what one of its latest turns took.
    ///
    /// @param place of so many; what stood there before is that of an older turn
    public static String turn(String npcId, int place) {
        return ROOT + npcId + "/turn/" + place;
    }

    /// What a key is of; empty where it is nothing of an NPC's.
    public static Optional<Name> parse(EntryKey key) {
        if (key.table() != EntryKey.Table.METADATA || !key.id().startsWith(ROOT)) {
            return Optional.empty();
        }
        String[] parts = key.id().split("/", 4);
        return switch (parts.length) {
            case 2 -> Optional.of(new Name(parts[1], Kind.DEFINITION, ""));
            case 3 ->
                    parts[2].equals("mind")
                            ? Optional.of(new Name(parts[1], Kind.MIND, ""))
                            : Optional.empty();
            case 4 ->
                    switch (parts[2]) {
                        case "memory" -> Optional.of(new Name(parts[1], Kind.MEMORY, parts[3]));
                        case "history" -> Optional.of(new Name(parts[1], Kind.HISTORY, parts[3]));
                        case "turn" -> Optional.of(new Name(parts[1], Kind.TURN, parts[3]));
                        default -> Optional.empty();
                    };
            default -> Optional.empty();
        };
    }
}
