package dev.orbwright.npc.memory;

import dev.orbwright.world.json.JsonObject;
import java.util.Optional;

/// What something that happened has done to an NPC's feelings.
///
/// @param at world time in milliseconds
/// @param why what happened, as the NPC would say it
/// @param soulId whose doing it was; empty where nobody's, or somebody's that it does not know
/// @param name of that soul
/// @param warmth what was added to the relation with that soul
/// @param mood what was added to the mood
public record Impression(
        long at, String why, Optional<String> soulId, String name, double warmth, double mood) {

    private static final int LONGEST = 160;

    /// For so long, in milliseconds, the same once more is nothing new.
    private static final long NOTHING_NEW = 10_000;

    /// Cuts a reason that is too long.
    public Impression {
        why = why.length() > LONGEST ? why.substring(0, LONGEST) + "..." : why;
    }

    /// Whether this is no more than the other once more: so a thing that is switched to and fro
    /// moves nobody each time.
    public boolean isAgain(Impression before) {
        return why.equals(before.why)
                && soulId.equals(before.soulId)
                && at - before.at < NOTHING_NEW;
    }

    /// What is kept of it, and told to operators.
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("at", (double) at)
                .put("why", why)
                .putIfPresent("soul_id", soulId)
                .put("name", name)
                .put("warmth", warmth)
                .put("mood", mood)
                .build();
    }

    static Impression of(JsonObject json) {
        return new Impression(
                (long) json.number("at").orElse(0),
                json.text("why").orElse(""),
                json.text("soul_id"),
                json.text("name").orElse(""),
                json.number("warmth").orElse(0),
                json.number("mood").orElse(0));
    }
}
