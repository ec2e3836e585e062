package dev.orbwright.npc.memory;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// What is going on in an NPC, apart from what it remembers.
///
/// @param mood -1 (miserable) to 1 (radiant)
/// @param relations by soul
/// @param done what it does only once and has done
/// @param paused true where an operator lets it rest
/// @param summary of its history, up to the entry of number `summarised`
/// @param reflected the number of the last entry of which memories were made; -1 for the whole
///   history as it is
public record MindState(
        double mood,
        Map<String, Relation> relations,
        Set<String> done,
        boolean paused,
        String summary,
        long summarised,
        long reflected) {

    /// A mind that has met nobody.
    public static final MindState NEW = new MindState(0, Map.of(), Set.of(), false, "", 0, -1);

    /// Relations that are kept: those that were met last.
    private static final int MOST_RELATIONS = 200;

    private static final int MOST_DONE = 1000;

    public MindState {
        mood = Math.clamp(mood, -1, 1);
        relations = Map.copyOf(relations);
        done = Set.copyOf(done);
    }

    /// How it stands to this soul now.
    public Relation relation(String soulId, String name, long worldTime) {
        Relation known = relations.get(soulId);
        return known == null ? Relation.stranger(name) : known.at(worldTime);
    }

    /// It met this soul, which made it feel so.
    ///
    /// @param warmth what is added to the relation
    /// @param mood what is added to the mood
    public MindState met(String soulId, String name, long worldTime, double warmth, double mood) {
        Relation before = relation(soulId, name, worldTime);
        Map<String, Relation> changed = new LinkedHashMap<>(relations);
        changed.put(
                soulId,
                new Relation(name, before.warmth() + warmth, before.meetings() + 1, worldTime));
        while (changed.size() > MOST_RELATIONS) {
            changed.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().lastAt()))
                    .map(Map.Entry::getKey)
                    .ifPresent(changed::remove);
        }
        // Moods pass: what was felt before counts for less with each meeting.
        return new MindState(
                this.mood * 0.95 + mood, changed, done, paused, summary, summarised, reflected);
    }

    /// It has done this, which it does only once.
    public MindState did(String what) {
        SequencedSet<String> more = new LinkedHashSet<>(done);
        more.add(what);
        while (more.size() > MOST_DONE) {
            more.removeFirst();
        }
        return new MindState(mood, relations, more, paused, summary, summarised, reflected);
    }

    public MindState paused(boolean rests) {
        return new MindState(mood, relations, done, rests, summary, summarised, reflected);
    }

    public MindState summarised(String text, long upTo) {
        return new MindState(mood, relations, done, paused, text, upTo, reflected);
    }

    public MindState reflected(long upTo) {
        return new MindState(mood, relations, done, paused, summary, summarised, upTo);
    }

    /// The mood in a word.
    public String feeling() {
        if (mood > 0.5) {
            return "radiant";
        } else if (mood > 0.15) {
            return "cheerful";
        } else if (mood > -0.15) {
            return "calm";
        }
        return mood > -0.5 ? "gloomy" : "bitter";
    }

    /// What is kept of it.
    public JsonObject toJson() {
        JsonObject.Builder known = JsonObject.builder();
        relations.forEach((soulId, relation) -> known.put(soulId, relation.toJson()));
        return JsonObject.builder()
                .put("mood", mood)
                .put("relations", known.build())
                .put("done", Json.Arr.ofStrings(done.stream().sorted().toList()))
                .put("paused", paused)
                .put("summary", summary)
                .put("summarised", (double) summarised)
                .put("reflected", (double) reflected)
                .build();
    }

    /// Reads what was kept.
    public static MindState of(Optional<Json> kept) {
        if (kept.isEmpty() || !(kept.get() instanceof JsonObject json)) {
            return NEW;
        }
        Map<String, Relation> relations = new LinkedHashMap<>();
        json.object("relations")
                .members()
                .forEach((soulId, relation) -> {
                    if (relation instanceof JsonObject object) {
                        relations.put(soulId, Relation.of(object));
                    }
                });
        return new MindState(
                json.number("mood").orElse(0),
                relations,
                Set.copyOf(json.strings("done")),
                json.flag("paused"),
                json.text("summary").orElse(""),
                (long) json.number("summarised").orElse(0),
                (long) json.number("reflected").orElse(-1));
    }
}
