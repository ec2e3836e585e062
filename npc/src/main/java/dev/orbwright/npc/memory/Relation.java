package dev.orbwright.npc.memory;

import dev.orbwright.world.json.JsonObject;

/// How an NPC stands to a soul.
///
/// @param warmth -100 (hatred) to 100 (devotion)
/// @param meetings conversations that they had
/// @param lastAt world time of the last one, in milliseconds
/// @param feltAt the world time at which it is as warm as that, in milliseconds
public record Relation(String name, double warmth, int meetings, long lastAt, long feltAt) {

    private static final double DAY_MS = 24 * 60 * 1000.0;

    /// How much of a feeling is left after a day of the world.
    private static final double LEFT_AFTER_DAY = 0.9;

    public Relation {
        warmth = Math.clamp(warmth, -100, 100);
    }

    /// Somebody who was never met.
    static Relation stranger(String name) {
        return new Relation(name, 0, 0, 0, 0);
    }

    /// The relation then: feelings fade.
    Relation at(long worldTime) {
        double days = Math.max(0, worldTime - feltAt) / DAY_MS;
        return new Relation(
                name,
                warmth * Math.pow(LEFT_AFTER_DAY, days),
                meetings,
                lastAt,
                Math.max(feltAt, worldTime));
    }

    /// Warmer by so much.
    Relation warmer(double more) {
        return new Relation(name, warmth + more, meetings, lastAt, feltAt);
    }

    /// After a conversation at this time.
    Relation met(String nameNow, long worldTime) {
        return new Relation(nameNow, warmth, meetings + 1, worldTime, feltAt);
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
                .with("last_at", (double) lastAt)
                .with("felt_at", (double) feltAt);
    }

    static Relation of(JsonObject json) {
        double lastAt = json.number("last_at").orElse(0);
        return new Relation(
                json.text("name").orElse(""),
                json.number("warmth").orElse(0),
                (int) json.number("meetings").orElse(0),
                (long) lastAt,
                (long) json.number("felt_at").orElse(lastAt));
    }
}
