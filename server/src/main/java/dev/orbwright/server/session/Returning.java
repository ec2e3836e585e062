package dev.orbwright.server.session;

import dev.orbwright.forge.Forge;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What players are told of their last wish when they come back: how it ended while they were away,
/// and what they were shown and have not answered. In memory only, of so many players. Thread-safe.
final class Returning {

    private static final int MOST = 1_000;

    private final Forge forge;
    private final Map<String, WishProgress> endings = new ConcurrentHashMap<>();
    private final Map<String, Unanswered> unanswered = new ConcurrentHashMap<>();

    /// Offers, or the draft of this id.
    private record Unanswered(WishProgress progress, Optional<String> draftId) {}

    Returning(Forge forge) {
        this.forge = forge;
    }

    /// A wish has ended while its player is away.
    void missed(String soulId, WishProgress progress) {
        if (endings.size() < MOST) {
            endings.put(soulId, progress);
        }
    }

    /// A player is shown something that is to be answered.
    ///
    /// @param draftId of a draft; empty for offers
    void shown(String soulId, WishProgress progress, Optional<String> draftId) {
        if (unanswered.size() < MOST || unanswered.containsKey(soulId)) {
            unanswered.put(soulId, new Unanswered(progress, draftId));
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
            boolean there =
                    shown.draftId()
                            .map(draft -> forge.drafted(soulId, draft).isPresent())
                            .orElse(true);
            if (there) {
                shown.progress().replayTo(session);
            } else {
                unanswered.remove(soulId, shown);
            }
        }
    }
}
