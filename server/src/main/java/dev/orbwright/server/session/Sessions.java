package dev.orbwright.server.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Who is connected now. Thread-safe.
final class Sessions {

    private final Map<String, Session> byClient = new ConcurrentHashMap<>();

    void add(Session session) {
        byClient.put(session.client().id(), session);
    }

    Optional<Session> remove(String clientId) {
        return Optional.ofNullable(byClient.remove(clientId));
    }

    Optional<Session> of(String clientId) {
        return Optional.ofNullable(byClient.get(clientId));
    }

    /// All sessions of a soul; somebody may play it in two windows.
    List<Session> ofSoul(String soulId) {
        return byClient.values().stream()
                .filter(session -> session.soulId().equals(soulId))
                .toList();
    }

    boolean present(String soulId) {
        return byClient.values().stream()
                .anyMatch(session -> !session.isSpectator() && session.soulId().equals(soulId));
    }

    Collection<Session> all() {
        return List.copyOf(byClient.values());
    }
}
