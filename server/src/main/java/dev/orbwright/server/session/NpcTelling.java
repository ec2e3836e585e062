package dev.orbwright.server.session;

import dev.orbwright.npc.NpcStage;
import dev.orbwright.npc.tag.Tag;
import dev.orbwright.npc.turn.TurnEvent;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.World;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells players what NPCs say and do, to those who are at the same place. Thoughts and commands
/// are told to nobody. Thread-safe.
final class NpcTelling implements NpcStage {

    /// Turns of which it is known who heard them.
    private static final int MOST_TURNS = 2000;

    /// A turn that is told.
    private static final class Told {
        private final Map<Integer, StringBuilder> texts = new HashMap<>();
        private volatile List<Session> hearers;
        private int total;
        private int confirmed = -1;

        Told(List<Session> hearers) {
            this.hearers = hearers;
        }
    }

    private final World world;
    private final Sessions sessions;

    /// Clients that confirm what they have shown.
    private final Set<String> confirming = ConcurrentHashMap.newKeySet();

    /// Guarded by itself; the oldest go.
    private final Map<String, Told> turns =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
                    return size() > MOST_TURNS;
                }
            };

    NpcTelling(World world, Sessions sessions) {
        this.world = world;
        this.sessions = sessions;
    }

    @Override
    public void hear(TurnEvent event) {
        switch (event) {
            case TurnEvent.Started(String npcId, String turnId, List<String> answers) -> {
                Told told = new Told(hearers(npcId));
                synchronized (turns) {
                    turns.put(turnId, told);
                }
                send(
                        told.hearers,
                        "npcTurnStarted",
                        of(npcId, turnId)
                                .with("name", name(npcId))
                                .with("answers", Json.Arr.ofStrings(answers)));
            }
            case TurnEvent.Opened(String npcId, String turnId, Tag tag, int index) -> {
                if (isShown(tag)) {
                    Told told = told(turnId);
                    told.hearers = hearers(npcId);
                    told.texts.put(index, new StringBuilder());
                    send(told.hearers, "npcTagOpen", of(npcId, turnId, tag, index));
                }
            }
            case TurnEvent.Chunk(String npcId, String turnId, Tag tag, int index, String text) -> {
                if (isShown(tag)) {
                    chunk(told(turnId), of(npcId, turnId, tag, index), tag, index, text);
                }
            }
            case TurnEvent.Closed(
                            String npcId,
                            String turnId,
                            Tag tag,
                            int index,
                            boolean complete) -> {
                if (isShown(tag)) {
                    Told told = told(turnId);
                    StringBuilder whole = told.texts.get(index);
                    send(
                            told.hearers,
                            "npcTagClose",
                            of(npcId, turnId, tag, index)
                                    .with("complete", complete)
                                    .with("text", whole == null ? "" : whole.toString()));
                }
            }
            case TurnEvent.Interrupted(String npcId, String turnId, String reason) ->
                    send(
                            told(turnId).hearers,
                            "npcTurnInterrupted",
                            of(npcId, turnId).with("reason", reason));
            case TurnEvent.Finished(String npcId, String turnId, _, _) ->
                    send(told(turnId).hearers, "npcTurnFinished", of(npcId, turnId));
            case TurnEvent.Changed(String npcId, var state, String reason) ->
                    send(
                            hearers(npcId),
                            "npcState",
                            JsonObject.of("npc_id", npcId, "state", state.wireName())
                                    .with("reason", reason));
            case TurnEvent.Acted _, TurnEvent.Dropped _ -> {
                // For operators, who look into it; players see what becomes of it in the world.
            }
        }
    }

    private static boolean isShown(Tag tag) {
        return tag == Tag.SAY || tag == Tag.ACTION;
    }

    private void chunk(Told told, JsonObject where, Tag tag, int index, String text) {
        StringBuilder whole = told.texts.get(index);
        if (whole != null) {
            whole.append(text);
        }
        if (tag == Tag.SAY) {
            synchronized (told) {
                told.total += text.length();
            }
        }
        String json = JsonText.write(where.with("text", text));
        for (Session session : told.hearers) {
            // Whoever does not keep up gets the whole text when it is there.
            if (session.client().writable()) {
                session.sendText("npcTagChunk", json);
            }
        }
    }

    private Told told(String turnId) {
        synchronized (turns) {
            return turns.computeIfAbsent(turnId, _ -> new Told(List.of()));
        }
    }

    private static JsonObject of(String npcId, String turnId) {
        return JsonObject.of("npc_id", npcId, "turn_id", turnId);
    }

    private static JsonObject of(String npcId, String turnId, Tag tag, int index) {
        return of(npcId, turnId).with("tag", tag.wireName()).with("index", index);
    }

    private String name(String npcId) {
        return world.durable().entity(npcId, Soul.class).map(Soul::name).orElse("");
    }

    /// The sessions of those who are where the NPC is.
    private List<Session> hearers(String npcId) {
        WorldState state = world.durable();
        Optional<Soul> npc = state.entity(npcId, Soul.class);
        if (npc.isEmpty()) {
            return List.of();
        }
        return at(state, npc.get().placeId());
    }

    private List<Session> at(WorldState state, String locationId) {
        return sessions.souls().stream()
                .filter(soulId ->
                        state.entity(soulId, Soul.class)
                                .filter(soul -> soul.placeId().equals(locationId))
                                .isPresent())
                .flatMap(soulId -> sessions.ofSoul(soulId).stream())
                .toList();
    }

    private static void send(List<Session> hearers, String event, JsonObject payload) {
        if (!hearers.isEmpty()) {
            String json = JsonText.write(payload);
            hearers.forEach(session -> session.sendText(event, json));
        }
    }

    /// A player says something aloud, to everybody at the place.
    void spoke(String soulId, String text, Optional<String> to) {
        WorldState state = world.durable();
        state.entity(soulId, Soul.class)
                .ifPresent(soul ->
                        send(
                                at(state, soul.placeId()),
                                "speech",
                                JsonObject.builder()
                                        .put("soul_id", soulId)
                                        .put("name", soul.name())
                                        .put("text", text)
                                        .putIfPresent("npc_id", to)
                                        .build()));
    }

    /// A client has shown so much of a turn. Only those who were told of it count, and of several
    /// the one who has shown most.
    ///
    /// @return how much was shown to anybody; empty where the turn was not told to this client
    Optional<Integer> shown(Session session, String turnId, int characters) {
        confirming.add(session.client().id());
        Told told;
        synchronized (turns) {
            told = turns.get(turnId);
        }
        if (told == null || !told.hearers.contains(session)) {
            return Optional.empty();
        }
        synchronized (told) {
            told.confirmed = Math.max(told.confirmed, Math.clamp(characters, 0, told.total));
            return Optional.of(told.confirmed);
        }
    }

    @Override
    public boolean confirms(String npcId) {
        return hearers(npcId).stream()
                .anyMatch(session -> confirming.contains(session.client().id()));
    }

    void gone(String clientId) {
        confirming.remove(clientId);
    }

    @Override
    public void asks(String npcId, String soulId, String artifactId, String artifactName) {
        send(
                sessions.ofSoul(soulId),
                "npcAsks",
                JsonObject.of("npc_id", npcId, "name", name(npcId))
                        .with("artifact_id", artifactId)
                        .with("artifact_name", artifactName));
    }

    @Override
    public void leads(String npcId, String soulId, String landmarkKey) {
        send(
                sessions.ofSoul(soulId),
                "npcLeads",
                JsonObject.of("npc_id", npcId, "name", name(npcId))
                        .with("landmark_key", landmarkKey));
    }
}
