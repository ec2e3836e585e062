package dev.orbwright.npc.memory;

import dev.orbwright.world.json.JsonObject;
import java.util.Optional;

/// Something that an NPC remembers.
///
/// @param id unique among the NPC's
/// @param importance 1 (a word in passing) to 10 (never to be forgotten)
/// @param at world time in milliseconds
/// @param about the soul that it is about
public record Memory(
        String id, String npcId, String text, double importance, long at, Optional<String> about) {

    /// Characters of a memory; more is cut.
    public static final int LONGEST = 400;

    public Memory {
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        importance = Math.clamp(importance, 1, 10);
    }

    /// What is kept of it.
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("text", text)
                .put("importance", importance)
                .put("at", (double) at)
                .putIfPresent("about", about)
                .build();
    }

    /// Reads what was kept.
    static Memory of(String npcId, String id, JsonObject json) {
        return new Memory(
                id,
                npcId,
                json.text("text").orElse(""),
                json.number("importance").orElse(1),
                (long) json.number("at").orElse(0),
                json.text("about"));
    }
}
