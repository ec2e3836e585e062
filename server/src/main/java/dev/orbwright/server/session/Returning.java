package dev.orbwright.server.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/// What players are told of their last wish when they come back: how it ended while they were away,
/// and what they were shown and have not answered. In memory only, of so many players. Thread-safe.
final class Returning {

    private static final int MOST = 1_000;

    private final BiPredicate<String, String> awaited;
    private final Map<String, WishProgress> endings = new ConcurrentHashMap<>();
    private final Map<String, Unanswered> unanswered = new ConcurrentHashMap<>();

    /// @param id of a draft, or of the wish that offers answer
    private record Unanswered(WishProgress progress, String id) {}

    /// @param awaited whether a soul can still answer the draft or the offers of this id; soul
    ///   first
    Returning(BiPredicate<String, String> awaited) {
        this.awaited = awaited;
    }

    /// A wish has ended while its player is away.
    void missed(String soulId, WishProgress progress) {
        if (endings.size() < MOST) {
            endings.put(soulId, progress);
        }
    }

    /// A player is shown something that is to be answered.
    ///
    /// @param id of a draft, or of the wish that offers answer
    void shown(String soulId, WishProgress progress, String id) {
        if (unanswered.size() < MOST || unanswered.containsKey(soulId)) {
            unanswered.put(soulId, new Unanswered(progress, id));
        }
    }

    /// A player has answered what was shown.
    void answered(String soulId) {
        unanswered.remove(soulId);
    }

    /// Tells a window that has just been opened. How a wish ended is told to players once.
    void replayTo(Session session) {
        String soulId = session.soulId();
        WishProgress ended = session.isSpectator() ? null : endings.remove(soulId);
        Unanswered shown = unanswered.get(soulId);
        if (ended != null) {
            ended.replayTo(session);
        } else if (shown != null) {
            if (awaited.test(soulId, shown.id())) {
                shown.progress().replayTo(session);
            } else {
                unanswered.remove(soulId, shown);
            }
        }
    }
}
