package dev.orbwright.npc.memory;

import dev.orbwright.world.json.JsonObject;

/// How an NPC stands to a soul.
///
/// @param warmth -100 (hatred) to 100 (devotion)
/// @param meetings conversations that they had
/// @param lastAt world time of the last one, in milliseconds
public record Relation(String name, double warmth, int meetings, long lastAt) {

    private static final double DAY_MS = 24 * 60 * 1000.0;

    /// How much of a feeling is left after a day of the world.
    private static final double LEFT_AFTER_DAY = 0.9;

    public Relation {
        warmth = Math.clamp(warmth, -100, 100);
    }

    /// Somebody who was never met.
    static Relation stranger(String name) {
        return new Relation(name, 0, 0, 0);
    }

    /// The relation now: feelings fade.
    Relation at(long worldTime) {
        double days = Math.max(0, worldTime - lastAt) / DAY_MS;
        return meetings == 0
                ? this
                : new Relation(name, warmth * Math.pow(LEFT_AFTER_DAY, days), meetings, lastAt);
    }

    /// In a word.
    public String feeling() {
        if (warmth >= 40) {
            return "a friend";
        } else if (warmth >= 10) {
            return "liked";
        } else if (warmth > -10) {
            return meetings == 0 ? "a stranger" : "an acquaintance";
        }
        return warmth > -40 ? "disliked" : "despised";
    }

    JsonObject toJson() {
        return JsonObject.of("name", name, "warmth", warmth)
                .with("meetings", meetings)
                .with("last_at", (double) lastAt);
    }

    static Relation of(JsonObject json) {
        return new Relation(
                json.text("name").orElse(""),
                json.number("warmth").orElse(0),
                (int) json.number("meetings").orElse(0),
                (long) json.number("last_at").orElse(0));
    }
}
