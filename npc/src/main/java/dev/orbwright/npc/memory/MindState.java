package dev.orbwright.npc.memory;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// What is going on in an NPC, apart from what it remembers.
///
/// @param mood how much better it feels than it usually does, -1 to 1; fades
/// @param moodAt the world time at which it is that, in milliseconds
/// @param relations by soul
/// @param moved what has moved it, oldest first
/// @param done what it does only once and has done, in the order in which it did it
/// @param paused true where an operator lets it rest
/// @param summary of its history, up to the entry of number `summarised`
/// @param reflected the number of the last entry of which memories were made; -1 for the whole
///   history as it is
public record MindState(
        double mood,
        long moodAt,
        Map<String, Relation> relations,
        List<Impression> moved,
        Set<String> done,
        boolean paused,
        String summary,
        long summarised,
        long reflected) {

    /// A mind that has met nobody.
    public static final MindState NEW =
            new MindState(0, 0, Map.of(), List.of(), Set.of(), false, "", 0, -1);

    /// Relations that are kept: those that were felt last.
    private static final int MOST_RELATIONS = 200;

    private static final int MOST_MOVED = 10;
    private static final int MOST_DONE = 1000;

    /// After six hours of the world half of a mood is left.
    private static final double HALF_LIFE_MS = 6 * 60 * 1000.0;

    public MindState {
        mood = Math.clamp(mood, -1, 1);
        relations = Map.copyOf(relations);
        moved = List.copyOf(moved);
        done = Collections.unmodifiableSet(new LinkedHashSet<>(done));
    }

    private MindState feeling(
            double felt, long worldTime, Map<String, Relation> known, List<Impression> by) {
        return new MindState(
                felt, worldTime, known, by, done, paused, summary, summarised, reflected);
    }

    /// The mind then: a mood passes, and relations cool down.
    public MindState at(long worldTime) {
        Map<String, Relation> cooler = new LinkedHashMap<>();
        relations.forEach((soulId, relation) -> cooler.put(soulId, relation.at(worldTime)));
        return feeling(faded(worldTime), Math.max(moodAt, worldTime), cooler, moved);
    }

    private double faded(long worldTime) {
        return mood * Math.pow(0.5, Math.max(0, worldTime - moodAt) / HALF_LIFE_MS);
    }

    /// How it stands to this soul then.
    public Relation relation(String soulId, String name, long worldTime) {
        return relations.getOrDefault(soulId, Relation.stranger(name)).at(worldTime);
    }

    /// Something has moved it.
    public MindState moved(Impression impression) {
        long now = impression.at();
        Map<String, Relation> changed = new LinkedHashMap<>(relations);
        impression
                .soulId()
                .filter(_ -> impression.warmth() != 0)
                .ifPresent(soulId ->
                        changed.put(
                                soulId,
                                relation(soulId, impression.name(), now)
                                        .warmer(impression.warmth())));
        List<Impression> more = new ArrayList<>(moved);
        more.add(impression);
        return feeling(
                faded(now) + impression.mood(),
                now,
                bounded(changed),
                more.subList(Math.max(0, more.size() - MOST_MOVED), more.size()));
    }

    /// It has spoken with this soul.
    public MindState met(String soulId, String name, long worldTime) {
        Map<String, Relation> changed = new LinkedHashMap<>(relations);
        changed.put(soulId, relation(soulId, name, worldTime).met(name, worldTime));
        return feeling(mood, moodAt, bounded(changed), moved);
    }

    private static Map<String, Relation> bounded(Map<String, Relation> relations) {
        while (relations.size() > MOST_RELATIONS) {
            relations.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().feltAt()))
                    .map(Map.Entry::getKey)
                    .ifPresent(relations::remove);
        }
        return relations;
    }

    /// It has done this, which it does only once.
    public MindState did(String what) {
        SequencedSet<String> more = new LinkedHashSet<>(done);
        more.add(what);
        while (more.size() > MOST_DONE) {
            more.removeFirst();
        }
        return new MindState(
                mood, moodAt, relations, moved, more, paused, summary, summarised, reflected);
    }

    public MindState paused(boolean rests) {
        return new MindState(
                mood, moodAt, relations, moved, done, rests, summary, summarised, reflected);
    }

    public MindState summarised(String text, long upTo) {
        return new MindState(mood, moodAt, relations, moved, done, paused, text, upTo, reflected);
    }

    public MindState reflected(long upTo) {
        return new MindState(
                mood, moodAt, relations, moved, done, paused, summary, summarised, upTo);
    }

    /// The mood as a number, -1 (miserable) to 1 (radiant).
    ///
    /// @param usual how it feels where nothing has moved it
    public double level(double usual) {
        return Math.clamp(usual + mood, -1, 1);
    }

    /// The mood in a word.
    ///
    /// @param usual how it feels where nothing has moved it
    public String feeling(double usual) {
        double felt = level(usual);
        if (felt > 0.5) {
            return "radiant";
        } else if (felt > 0.15) {
            return "cheerful";
        } else if (felt > -0.15) {
            return "calm";
        }
        return felt > -0.5 ? "gloomy" : "bitter";
    }

    /// What is kept of it.
    public JsonObject toJson() {
        JsonObject.Builder known = JsonObject.builder();
        relations.forEach((soulId, relation) -> known.put(soulId, relation.toJson()));
        return JsonObject.builder()
                .put("mood", mood)
                .put("mood_at", (double) moodAt)
                .put("relations", known.build())
                .put("moved", new Json.Arr(moved.stream().<Json>map(Impression::toJson).toList()))
                .put("done", Json.Arr.ofStrings(List.copyOf(done)))
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
                (long) json.number("mood_at").orElse(0),
                relations,
                json.items("moved").stream()
                        .filter(JsonObject.class::isInstance)
                        .map(item -> Impression.of((JsonObject) item))
                        .toList(),
                new LinkedHashSet<>(json.strings("done")),
                json.flag("paused"),
                json.text("summary").orElse(""),
                (long) json.number("summarised").orElse(0),
                (long) json.number("reflected").orElse(-1));
    }
}
