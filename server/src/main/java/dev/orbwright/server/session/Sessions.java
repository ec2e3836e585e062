package dev.orbwright.server.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Who is connected now. Thread-safe; looking somebody up costs the same however many there are.
final class Sessions {

    private final Map<String, Session> byClient = new ConcurrentHashMap<>();
    private final Map<String, Set<Session>> bySoul = new ConcurrentHashMap<>();
    private final Set<Session> spectators = ConcurrentHashMap.newKeySet();

    void add(Session session) {
        byClient.put(session.client().id(), session);
        if (session.isSpectator()) {
            spectators.add(session);
        } else {
            bySoul.computeIfAbsent(session.soulId(), _ -> ConcurrentHashMap.newKeySet())
                    .add(session);
        }
    }

    Optional<Session> remove(String clientId) {
        Session session = byClient.remove(clientId);
        if (session == null) {
            return Optional.empty();
        }
        if (spectators.remove(session)) {
            return Optional.of(session);
        }
        bySoul.computeIfPresent(
                session.soulId(),
                (_, windows) -> {
                    windows.remove(session);
                    return windows.isEmpty() ? null : windows;
                });
        return Optional.of(session);
    }

    Optional<Session> of(String clientId) {
        return Optional.ofNullable(byClient.get(clientId));
    }

    /// All windows in which a soul is played, and those that watch it.
    List<Session> ofSoul(String soulId) {
        List<Session> watching =
                spectators.stream().filter(session -> session.soulId().equals(soulId)).toList();
        Set<Session> playing = bySoul.getOrDefault(soulId, Set.of());
        return watching.isEmpty()
                ? List.copyOf(playing)
                : Stream.concat(playing.stream(), watching.stream()).toList();
    }

    boolean present(String soulId) {
        return bySoul.containsKey(soulId);
    }

    /// The souls that are played now.
    Set<String> souls() {
        return Set.copyOf(bySoul.keySet());
    }

    Collection<Session> all() {
        return List.copyOf(byClient.values());
    }
}
